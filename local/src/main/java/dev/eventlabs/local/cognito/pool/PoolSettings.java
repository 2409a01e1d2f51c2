package dev.eventlabs.local.cognito.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a user pool is set to: the properties of {@code AWS::Cognito::UserPool}, which are the members of {@code CreateUserPool} but for the
 * pool's name. What isn't a component is refused by name: MFA, devices, passkeys, custom challenges, migration and custom senders.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html">the type</a>
 */
public record PoolSettings(String userPoolName, Policies policies, String deletionProtection, Triggers lambdaConfig,
        List<Attribute> schema, List<String> autoVerifiedAttributes, List<String> aliasAttributes,
        List<String> usernameAttributes, String smsVerificationMessage, String emailVerificationMessage,
        String emailVerificationSubject, VerificationTemplate verificationMessageTemplate,
        String smsAuthenticationMessage, AttributeUpdates userAttributeUpdateSettings, String mfaConfiguration,
        List<String> enabledMfas, Email emailConfiguration, Sms smsConfiguration, Map<String, String> userPoolTags,
        AdminCreation adminCreateUserConfig, Usernames usernameConfiguration, AddOns userPoolAddOns,
        Recovery accountRecoverySetting, String userPoolTier) {

    public record Policies(PasswordRules passwordPolicy, SignIn signInPolicy) {}

    /** Without one, AWS wants eight characters of all four kinds. */
    public record PasswordRules(Integer minimumLength, Boolean requireUppercase, Boolean requireLowercase,
            Boolean requireNumbers, Boolean requireSymbols, Integer temporaryPasswordValidityDays) {}

    public record SignIn(List<String> allowedFirstAuthFactors) {}

    /** ARNs of functions. */
    public record Triggers(String preSignUp, String customMessage, String postConfirmation, String preAuthentication,
            String postAuthentication, String preTokenGeneration, TokenTrigger preTokenGenerationConfig) {}

    public record TokenTrigger(String lambdaArn, String lambdaVersion) {}

    /** @param name without {@code custom:} */
    public record Attribute(String name, String attributeDataType, Boolean developerOnlyAttribute, Boolean mutable,
            Boolean required, TextLimits stringAttributeConstraints, NumberLimits numberAttributeConstraints) {}

    /** AWS has these numbers as text. */
    public record TextLimits(String minLength, String maxLength) {}

    public record NumberLimits(String minValue, String maxValue) {}

    public record VerificationTemplate(String defaultEmailOption, String emailMessage, String emailMessageByLink,
            String emailSubject, String emailSubjectByLink, String smsMessage) {}

    public record AttributeUpdates(List<String> attributesRequireVerificationBeforeUpdate) {}

    public record Email(String configurationSet, String emailSendingAccount, String from, String replyToEmailAddress,
            String sourceArn) {}

    public record Sms(String externalId, String snsCallerArn, String snsRegion) {}

    public record AdminCreation(Boolean allowAdminCreateUserOnly, Invitation inviteMessageTemplate,
            Integer unusedAccountValidityDays) {}

    public record Invitation(String emailMessage, String emailSubject, @JsonProperty("SMSMessage") String smsMessage) {}

    public record Usernames(Boolean caseSensitive) {}

    public record AddOns(String advancedSecurityMode, AdditionalFlows advancedSecurityAdditionalFlows) {}

    public record AdditionalFlows(String customAuthMode) {}

    public record Recovery(List<RecoveryOption> recoveryMechanisms) {}

    public record RecoveryOption(String name, Integer priority) {}
}
