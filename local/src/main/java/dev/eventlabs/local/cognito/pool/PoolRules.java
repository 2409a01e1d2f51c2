package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.cognito.password.PasswordPolicy;
import dev.eventlabs.local.spi.AwsException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a pool may be set to. */
public final class PoolRules {

    private static final Set<String> ADDRESSES = Set.of("email", "phone_number");
    private static final Set<String> ALIASES = Set.of("email", "phone_number", "preferred_username");

    private static final Set<String> RECOVERY = Set.of("verified_email", "verified_phone_number", "admin_only");

    private PoolRules() {}

    /** @throws AwsException if AWS wouldn't take the settings, or if this machine has no use for them */
    public static void check(PoolSettings settings) {
        requireName(settings.userPoolName());
        requireOneOf("autoVerifiedAttributes", settings.autoVerifiedAttributes(), ADDRESSES);
        requireOneOf("usernameAttributes", settings.usernameAttributes(), ADDRESSES);
        requireOneOf("aliasAttributes", settings.aliasAttributes(), ALIASES);
        if (settings.usernameAttributes() != null && !settings.usernameAttributes().isEmpty()
                && settings.aliasAttributes() != null && !settings.aliasAttributes().isEmpty()) {
            throw Errors.invalid("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.");
        }
        if (settings.mfaConfiguration() != null && !settings.mfaConfiguration().equals("OFF")) {
            throw Errors.notHere("MfaConfiguration " + settings.mfaConfiguration(), "Leave it OFF.");
        }
        if (settings.deletionProtection() != null
                && !Set.of("ACTIVE", "INACTIVE").contains(settings.deletionProtection())) {
            throw AwsException.constraint("InvalidParameterException", settings.deletionProtection(),
                    "deletionProtection", "Member must satisfy enum value set: [ACTIVE, INACTIVE]");
        }
        checkPolicies(settings.policies());
        checkMessages(settings);
        checkTriggers(settings.lambdaConfig());
        checkRecovery(settings.accountRecoverySetting());
        Schema.of(settings.schema());
    }

    private static void requireName(String name) {
        if (name == null || !name.matches("[\\w\\s+=,.@-]{1,128}")) {
            throw AwsException.constraint("InvalidParameterException", name, "poolName", "Member must satisfy regular "
                    + "expression pattern: [\\w\\s+=,.@-]+ and have length less than or equal to 128");
        }
    }

    private static void requireOneOf(String member, List<String> given, Set<String> allowed) {
        if (given != null && !allowed.containsAll(given)) {
            throw AwsException.constraint("InvalidParameterException", given, member,
                    "Member must satisfy constraint: [Member must satisfy enum value set: " + allowed + "]");
        }
    }

    private static void checkPolicies(PoolSettings.Policies policies) {
        if (policies == null) {
            return;
        }
        if (policies.signInPolicy() != null && policies.signInPolicy().allowedFirstAuthFactors() != null
                && !policies.signInPolicy().allowedFirstAuthFactors().equals(List.of("PASSWORD"))) {
            throw Errors.notHere("A sign-in policy with " + policies.signInPolicy().allowedFirstAuthFactors(),
                    "Only PASSWORD is here.");
        }
        PoolSettings.PasswordRules rules = policies.passwordPolicy();
        if (rules == null) {
            return;
        }
        if (rules.minimumLength() != null && (rules.minimumLength() < 6 || rules.minimumLength() > 99)) {
            throw AwsException.constraint("InvalidParameterException", rules.minimumLength(),
                    "policies.passwordPolicy.minimumLength", "Member must have value between 6 and 99");
        }
        if (rules.temporaryPasswordValidityDays() != null && (rules.temporaryPasswordValidityDays() < 0
                || rules.temporaryPasswordValidityDays() > 365)) {
            throw AwsException.constraint("InvalidParameterException", rules.temporaryPasswordValidityDays(),
                    "policies.passwordPolicy.temporaryPasswordValidityDays",
                    "Member must have value between 0 and 365");
        }
    }

    private static void checkMessages(PoolSettings settings) {
        PoolSettings.VerificationTemplate template = settings.verificationMessageTemplate();
        if (template != null && "CONFIRM_WITH_LINK".equals(template.defaultEmailOption())) {
            throw Errors.notHere("DefaultEmailOption CONFIRM_WITH_LINK",
                    "It needs a domain of the pool; use CONFIRM_WITH_CODE.");
        }
        requireCode("emailVerificationMessage", settings.emailVerificationMessage());
        requireCode("smsVerificationMessage", settings.smsVerificationMessage());
        if (template != null) {
            requireCode("verificationMessageTemplate.emailMessage", template.emailMessage());
            requireCode("verificationMessageTemplate.smsMessage", template.smsMessage());
            requireSame("EmailVerificationMessage", settings.emailVerificationMessage(), template.emailMessage());
            requireSame("EmailVerificationSubject", settings.emailVerificationSubject(), template.emailSubject());
            requireSame("SmsVerificationMessage", settings.smsVerificationMessage(), template.smsMessage());
        }
    }

    private static void requireCode(String member, String message) {
        if (message != null && !message.contains("{####}")) {
            throw AwsException.constraint("InvalidParameterException", message, member,
                    "Member must satisfy regular expression pattern: .*\\{####\\}.*");
        }
    }

    private static void requireSame(String member, String old, String inTemplate) {
        if (old != null && inTemplate != null && !old.equals(inTemplate)) {
            throw Errors.invalid(member + " and VerificationMessageTemplate say different things; give one of them.");
        }
    }

    private static void checkRecovery(PoolSettings.Recovery recovery) {
        if (recovery == null || recovery.recoveryMechanisms() == null) {
            return;
        }
        for (PoolSettings.RecoveryOption option : recovery.recoveryMechanisms()) {
            if (option.name() == null || !RECOVERY.contains(option.name())) {
                throw AwsException.constraint("InvalidParameterException", option.name(),
                        "accountRecoverySetting.recoveryMechanisms.name",
                        "Member must satisfy enum value set: [verified_email, verified_phone_number, admin_only]");
            }
            if (option.priority() == null || option.priority() < 1 || option.priority() > 2) {
                throw AwsException.constraint("InvalidParameterException", option.priority(),
                        "accountRecoverySetting.recoveryMechanisms.priority",
                        "Member must have value between 1 and 2");
            }
        }
    }

    private static void checkTriggers(PoolSettings.Triggers triggers) {
        if (triggers == null || triggers.preTokenGenerationConfig() == null) {
            return;
        }
        PoolSettings.TokenTrigger tokens = triggers.preTokenGenerationConfig();
        if (tokens.lambdaVersion() != null && !tokens.lambdaVersion().equals("V1_0")) {
            throw Errors.notHere("PreTokenGenerationConfig with LambdaVersion " + tokens.lambdaVersion(),
                    "Use V1_0, which changes ID tokens.");
        }
        if (triggers.preTokenGeneration() != null
                && !Objects.equals(triggers.preTokenGeneration(), tokens.lambdaArn())) {
            throw Errors
                    .invalid("PreTokenGeneration and PreTokenGenerationConfig.LambdaArn must be the same function.");
        }
    }

    /** @param policies null, or parts of it null, for AWS's own */
    public static PasswordPolicy passwords(PoolSettings.Policies policies) {
        PoolSettings.PasswordRules rules = policies == null ? null : policies.passwordPolicy();
        if (rules == null) {
            return new PasswordPolicy(8, true, true, true, true, Duration.ofDays(7));
        }
        // Given at all, AWS takes what isn't in it as not wanted.
        return new PasswordPolicy(rules.minimumLength() == null ? 8 : rules.minimumLength(),
                Boolean.TRUE.equals(rules.requireUppercase()), Boolean.TRUE.equals(rules.requireLowercase()),
                Boolean.TRUE.equals(rules.requireNumbers()), Boolean.TRUE.equals(rules.requireSymbols()),
                Duration.ofDays(rules.temporaryPasswordValidityDays() == null ? 7
                        : rules.temporaryPasswordValidityDays()));
    }
}
