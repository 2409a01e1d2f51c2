package dev.eventlabs.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What pools and clients may be set to: asked as text, since the SDK doesn't say everything. */
class SettingsIT extends UsersFixture {

    @Test
    void whatIsWrongIsRefusedInWordsAndNeverAnInternalFailure() {
        String pool = users().pool;
        for (String[] each : new String[][]{
                {"CreateUserPool", "{}", "poolName"},
                {"CreateUserPool", "{\"PoolName\":\"a/b\"}", "'a/b' at 'poolName'"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"UsernameAttributes\":[null]}", "null"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"UsernameAttributes\":[\"name\"]}", "usernameAttributes"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"UsernameAttributes\":\"email\"}", "UsernameAttributes"},
                {"CreateUserPool",
                        "{\"PoolName\":\"p\",\"AliasAttributes\":[\"email\"],\"UsernameAttributes\":[\"email\"]}",
                        "Only one of the aliasAttributes or usernameAttributes can be set in a user pool."},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":5}}}",
                        "between 6 and 99"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"Policies\":{\"PasswordPolicy\":{\"PasswordHistorySize\":5}}}",
                        "Policies.PasswordPolicy.PasswordHistorySize"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"Schema\":[{\"Name\":\"x\",\"AttributeDataType\":\"Text\"}]}",
                        "Invalid AttributeDataType input"},
                {"CreateUserPool",
                        "{\"PoolName\":\"p\",\"Schema\":[{\"Name\":\"x\",\"AttributeDataType\":\"String\",\"Required\":true}]}",
                        "Required custom attributes are not supported currently."},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"Schema\":[{\"Name\":\"x\",\"AttributeDataType\":\"String\","
                        + "\"StringAttributeConstraints\":{\"MinLength\":\"few\"}}]}", "whole numbers"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"EmailVerificationMessage\":\"no code\"}", "{####"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"VerificationMessageTemplate\":"
                        + "{\"DefaultEmailOption\":\"CONFIRM_WITH_LINK\"}}", "CONFIRM_WITH_LINK"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"AccountRecoverySetting\":{\"RecoveryMechanisms\":"
                        + "[{\"Name\":\"verified_email\"}]}}", "priority"},
                {"CreateUserPool", "{\"PoolName\":\"p\",\"LambdaConfig\":{\"PreTokenGenerationConfig\":"
                        + "{\"LambdaVersion\":\"V2_0\",\"LambdaArn\":\"arn\"}}}", "V2_0"},
                {"CreateUserPoolClient", "{\"ClientName\":\"c\"}", "UserPoolId"},
                {"CreateUserPoolClient", client(pool, "\"ExplicitAuthFlows\":[\"ALLOW_USER_AUTH\"]"),
                        "ALLOW_USER_AUTH"},
                {"CreateUserPoolClient", client(pool, "\"ExplicitAuthFlows\":[\"NONSENSE\"]"), "explicitAuthFlows"},
                {"CreateUserPoolClient",
                        client(pool, "\"ExplicitAuthFlows\":[\"ALLOW_USER_SRP_AUTH\",\"ADMIN_NO_SRP_AUTH\"]"), "mix"},
                {"CreateUserPoolClient", client(pool, "\"AccessTokenValidity\":25"), "Access tokens are valid for"},
                {"CreateUserPoolClient",
                        client(pool, "\"IdTokenValidity\":5,\"TokenValidityUnits\":{\"IdToken\":\"s\"}"),
                        "tokenValidityUnits"},
                {"CreateUserPoolClient", client(pool, "\"SupportedIdentityProviders\":[\"Google\"]"), "Google"},
                {"CreateUserPoolClient", client(pool, "\"ReadAttributes\":[\"custom:x\"]"), "Invalid read attributes"},
                {"CreateUserPoolClient", client(pool, "\"WriteAttributes\":[\"email_verified\"]"),
                        "Invalid write attributes"},
                {"CreateUserPoolClient", client(pool, "\"AnalyticsConfiguration\":{}"), "AnalyticsConfiguration"},
                {"ListUserPools", "{}", "maxResults"}, {"ListUserPools", "{\"MaxResults\":61}", "between 1 and 60"},
                {"DescribeUserPool", "{\"UserPoolId\":\"no pool\"}", "userPoolId"}}) {
            JsonNode answer = post(each[0], each[1]);
            assertThat(answer.path("__type").asText()).as(each[1]).isEqualTo("InvalidParameterException");
            assertThat(answer.path("message").asText()).as(each[1]).contains(each[2]);
        }
    }

    private static String client(String pool, String wish) {
        return "{\"UserPoolId\":\"" + pool + "\",\"ClientName\":\"c\"," + wish + "}";
    }

    @Test
    void anUpdateSetsBackWhatItDoesntSay() {
        Users users = users(pool -> pool.policies(each -> each.passwordPolicy(rules -> rules.minimumLength(20))),
                client -> {});
        cognito.tagResource(request -> request.resourceArn(pool(users).arn()).tags(Map.of("team", "blue")));
        cognito.updateUserPool(request -> request.userPoolId(users.pool));

        assertThat(pool(users).policies().passwordPolicy().minimumLength()).isEqualTo(8);
        assertThat(pool(users).policies().passwordPolicy().requireSymbols()).isTrue();
        assertThat(pool(users).autoVerifiedAttributesAsStrings()).isEmpty();
        assertThat(pool(users).usernameAttributesAsStrings()).as("these never change").containsExactly("email");
        assertThat(pool(users).name()).isEqualTo("people");
        assertThat(pool(users).userPoolTags()).containsEntry("team", "blue");
        cognito.untagResource(request -> request.resourceArn(pool(users).arn()).tagKeys("team"));
        assertThat(cognito.listTagsForResource(request -> request.resourceArn(pool(users).arn())).tags()).isEmpty();
        cognito.updateUserPoolClient(request -> request.userPoolId(users.pool).clientId(users.client));
        assertThat(cognito.describeUserPoolClient(request -> request.userPoolId(users.pool).clientId(users.client))
                .userPoolClient().explicitAuthFlowsAsStrings()).isEmpty();
    }

    private UserPoolType pool(Users users) {
        return cognito.describeUserPool(request -> request.userPoolId(users.pool)).userPool();
    }
}
