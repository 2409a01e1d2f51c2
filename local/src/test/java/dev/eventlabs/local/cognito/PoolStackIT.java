package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Pools and clients from templates of the shape that CDK gives them. */
class PoolStackIT extends CloudFixture {

    private static final String NAME = "{\"Name\":\"name\",\"Required\":true,\"Mutable\":true}";

    private CognitoIdentityProviderClient cognito;

    @BeforeAll
    void connect() {
        cognito = client(CognitoIdentityProviderClient.builder());
    }

    @AfterAll
    void disconnect() {
        cognito.close();
    }

    @Test
    void aPoolAndItsClientAreWhatTheTemplateSays() {
        Map<String, String> outputs = create("users", template("", NAME, ""));

        UserPoolType pool = pool(outputs);
        assertThat(pool.id()).matches("us-east-1_[A-Za-z0-9]{9}");
        assertThat(pool.arn()).isEqualTo(outputs.get("Arn"))
                .isEqualTo("arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + pool.id());
        assertThat(outputs.get("Url")).isEqualTo(cloud.endpoint() + "/" + pool.id());
        assertThat(pool.name()).startsWith("Users-");
        assertThat(pool.usernameAttributesAsStrings()).containsExactly("email");
        assertThat(pool.autoVerifiedAttributesAsStrings()).containsExactly("email");
        assertThat(pool.policies().passwordPolicy().minimumLength()).isEqualTo(10);
        assertThat(pool.policies().passwordPolicy().requireSymbols()).isFalse();
        assertThat(pool.adminCreateUserConfig().allowAdminCreateUserOnly()).isFalse();
        assertThat(pool.mfaConfigurationAsString()).isEqualTo("OFF");
        assertThat(pool.userPoolTags()).containsEntry("aws:cloudformation:stack-name", "users");
        assertThat(pool.schemaAttributes()).filteredOn(SchemaAttributeType::required)
                .extracting(SchemaAttributeType::name).containsExactly("sub", "name");
        assertThat(pool.schemaAttributes()).extracting(SchemaAttributeType::name).contains("custom:team");
        UserPoolClientType client = cognito.describeUserPoolClient(request -> request.userPoolId(pool.id())
                .clientId(outputs.get("ClientId"))).userPoolClient();
        assertThat(client.clientId()).matches("[a-z0-9]{26}");
        assertThat(client.clientSecret()).isNull();
        assertThat(client.explicitAuthFlowsAsStrings()).containsExactly("ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
        assertThat(client.accessTokenValidity()).isEqualTo(30);
        assertThat(cognito.getGroup(request -> request.userPoolId(pool.id()).groupName(outputs.get("Group"))).group()
                .precedence()).isEqualTo(3);
        assertThat(delete("users")).isEqualTo("DELETE_COMPLETE");
        assertThatThrownBy(() -> pool(outputs)).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool " + pool.id() + " does not exist.");
    }

    @Test
    void aPoolIsChangedInPlaceAndNeverReplaced() {
        Map<String, String> before = create("changing", template("", NAME, ""));
        Map<String, String> after = update("changing",
                template(",\"DeletionProtection\":\"ACTIVE\"", NAME
                        + ",{\"Name\":\"shoe\",\"AttributeDataType\":\"Number\",\"Mutable\":true}", ""));

        assertThat(after).isEqualTo(before);
        assertThat(pool(after).schemaAttributes()).extracting(SchemaAttributeType::name).contains("custom:shoe");
        assertThat(delete("changing")).isEqualTo("DELETE_FAILED");
        assertThat(failures("changing")).contains("The user pool cannot be deleted because deletion protection is "
                + "activated. Deletion protection must be inactivated first.");
    }

    @Test
    void whatCantBeChangedIsRefused() {
        create("fixed", template("", NAME, ""));

        update("fixed", template(",\"UsernameConfiguration\":{\"CaseSensitive\":false}", NAME, ""),
                "UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures("fixed")).contains("Updates are not allowed for property - UsernameConfiguration.");
        update("fixed", template("", NAME.replace("true", "false"), ""), "UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures("fixed")).contains("Existing schema attributes cannot be modified or deleted.");
    }

    @Test
    void anotherSecretIsAnotherClient() {
        Map<String, String> before = create("secret", template("", NAME, ""));
        Map<String, String> after = update("secret",
                template("", NAME, ",\"GenerateSecret\":true"));

        assertThat(after.get("PoolId")).isEqualTo(before.get("PoolId"));
        assertThat(after.get("ClientId")).isNotEqualTo(before.get("ClientId"));
        assertThat(cognito.listUserPoolClients(request -> request.userPoolId(after.get("PoolId"))).userPoolClients())
                .as("the old one is gone").hasSize(1);
    }

    @Test
    void whatIsntHereIsRefusedByName() {
        refuses("mfa", "\"MfaConfiguration\":\"ON\"", "MfaConfiguration ON");
        refuses("devices", "\"DeviceConfiguration\":{}", "extraneous key [DeviceConfiguration]");
        refuses("migration", "\"LambdaConfig\":{\"UserMigration\":\"arn\"}", "extraneous key [UserMigration]");
        assertThatThrownBy(() -> cognito.createUserPool(request -> request.poolName("p").mfaConfiguration("ON")))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining("MfaConfiguration ON");
        assertThatThrownBy(() -> cognito.createUserPool(request -> request.poolName("p")
                .lambdaConfig(each -> each.userMigration("arn"))))
                .isInstanceOf(InvalidParameterException.class).hasMessageContaining("LambdaConfig.UserMigration");
    }

    private void refuses(String stack, String wish, String words) {
        assertThatThrownBy(() -> create(stack, template("," + wish, NAME, "")))
                .isInstanceOf(AssertionError.class).hasMessageContaining(words);
    }

    private UserPoolType pool(Map<String, String> outputs) {
        return cognito.describeUserPool(request -> request.userPoolId(outputs.get("PoolId"))).userPool();
    }

    private static String template(String ofPool, String schema, String ofClient) {
        return """
                {"Resources": {
                "Users": {"Type": "AWS::Cognito::UserPool", "Properties": {
                  "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
                  "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false},
                  "AutoVerifiedAttributes": ["email"], "UsernameAttributes": ["email"],
                  "EmailVerificationMessage": "The verification code to your new account is {####}",
                  "EmailVerificationSubject": "Verify your new account",
                  "SmsVerificationMessage": "The verification code to your new account is {####}",
                  "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE",
                    "EmailMessage": "The verification code to your new account is {####}",
                    "EmailSubject": "Verify your new account",
                    "SmsMessage": "The verification code to your new account is {####}"},
                  "Policies": {"PasswordPolicy": {"MinimumLength": 10, "RequireLowercase": true}},
                  "Schema": [{"Name": "team", "AttributeDataType": "String", "Mutable": true}, %2$s]%1$s}},
                "Client": {"Type": "AWS::Cognito::UserPoolClient", "Properties": {"UserPoolId": {"Ref": "Users"},
                  "AllowedOAuthFlows": ["implicit", "code"], "AllowedOAuthFlowsUserPoolClient": true,
                  "AllowedOAuthScopes": ["profile", "phone", "email", "openid", "aws.cognito.signin.user.admin"],
                  "CallbackURLs": ["https://example.com"], "SupportedIdentityProviders": ["COGNITO"],
                  "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH",
                    "ALLOW_REFRESH_TOKEN_AUTH"],
                  "AccessTokenValidity": 30, "TokenValidityUnits": {"AccessToken": "minutes"}%3$s}},
                "Staff": {"Type": "AWS::Cognito::UserPoolGroup", "Properties": {"UserPoolId": {"Ref": "Users"},
                  "GroupName": "staff", "Precedence": 3}}},
                "Outputs": {"Group": {"Value": {"Ref": "Staff"}}, "PoolId": {"Value": {"Ref": "Users"}}, "Arn": {"Value": {"Fn::GetAtt": ["Users", "Arn"]}},
                  "Url": {"Value": {"Fn::GetAtt": ["Users", "ProviderURL"]}},
                  "ClientId": {"Value": {"Ref": "Client"}}}}""".formatted(ofPool, schema, ofClient);
    }
}
