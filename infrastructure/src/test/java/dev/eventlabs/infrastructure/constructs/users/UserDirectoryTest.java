package dev.eventlabs.infrastructure.constructs.users;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.SignInAliases;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserDirectoryTest {
    private static final String POOL = "AWS::Cognito::UserPool";
    private static final String CLIENT = "AWS::Cognito::UserPoolClient";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final UserDirectory minimal = UserDirectory.Builder.create(minimalStack, "U").build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final UserDirectory maximal = UserDirectory.Builder.create(maximalStack, "U")
            .poolName("depot people")
            .onConfirmed(function(maximalStack))
            .lifecycle(DataLifecycle.RETAINED)
            .pool(p -> p.mfa(Mfa.OPTIONAL).selfSignUpEnabled(false)
                    .signInAliases(SignInAliases.builder().phone(true).build()))
            .client(c -> c.authFlows(AuthFlow.builder().userSrp(true).build())
                    .idTokenValidity(Duration.minutes(5))
                    .generateSecret(true)
                    .preventUserExistenceErrors(false))
            .build();
    private final Synthesised template = Synthesised.of(minimalStack);
    private final Synthesised wished = Synthesised.of(maximalStack);

    private static JavaFunction function(Stack stack) {
        return JavaFunction.Builder.create(stack, "F", "com.example.Welcome::handleRequest").build();
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("users-minimal", template);
        Snapshot.matches("users-maximal", wished.under("U"));
    }

    @Test
    void letsPeopleSignThemselvesUpWithAnAddressANameAndAHandle() {
        JsonNode pool = template.properties(POOL, "U");
        assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean(true)).isFalse();
        assertThat(pool.path("UsernameAttributes").toString()).isEqualTo("[\"email\"]");
        assertThat(pool.at("/UsernameConfiguration/CaseSensitive").asBoolean(true)).isFalse();
        assertThat(pool.path("AutoVerifiedAttributes").toString()).isEqualTo("[\"email\"]");
        assertThat(pool.path("Schema").findValuesAsText("Name")).containsExactlyInAnyOrder("email", "name",
                "preferred_username");
        assertThat(pool.path("Schema")).allSatisfy(attribute -> {
            assertThat(attribute.path("Required").asBoolean()).isTrue();
            assertThat(attribute.path("Mutable").asBoolean()).isTrue();
        });
        assertThat(pool.at("/AccountRecoverySetting/RecoveryMechanisms").findValuesAsText("Name"))
                .containsExactly("verified_email");
        assertThat(pool.at("/UserAttributeUpdateSettings/AttributesRequireVerificationBeforeUpdate").toString())
                .isEqualTo("[\"email\"]");
    }

    @Test
    void wantsPasswordsThatAreHardToGuess() {
        JsonNode policy = template.properties(POOL, "U").at("/Policies/PasswordPolicy");
        assertThat(policy.path("MinimumLength").asInt()).isEqualTo(12);
        for (String kind : new String[]{"Lowercase", "Uppercase", "Numbers", "Symbols"}) {
            assertThat(policy.path("Require" + kind).asBoolean()).as(kind).isTrue();
        }
    }

    @Test
    void f171_hasAClientWithoutASecretThatTellsNobodyWhoIsKnown() {
        JsonNode client = template.properties(CLIENT, "U");
        assertThat(client.path("GenerateSecret").asBoolean(true)).isFalse();
        assertThat(client.path("PreventUserExistenceErrors").asText()).isEqualTo("ENABLED");
        assertThat(client.path("EnableTokenRevocation").asBoolean()).isTrue();
        assertThat(client.path("ExplicitAuthFlows").toString()).isEqualTo(
                "[\"ALLOW_USER_PASSWORD_AUTH\",\"ALLOW_USER_SRP_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\"]");
        assertThat(client.has("AllowedOAuthFlows")).isFalse();
        assertThat(client.has("CallbackURLs")).isFalse();
    }

    @Test
    void signsInForAnHourAndForAMonthWithoutAPassword() {
        JsonNode client = template.properties(CLIENT, "U");
        for (String token : new String[]{"AccessToken", "IdToken"}) {
            assertThat(client.path(token + "Validity").asInt()).isEqualTo(60);
            assertThat(client.at("/TokenValidityUnits/" + token).asText()).isEqualTo("minutes");
        }
        assertThat(client.path("RefreshTokenValidity").asInt()).isEqualTo(30 * 24 * 60);
    }

    @Test
    void appliesTheCallersWishButForWhatMustHold() {
        JsonNode pool = wished.properties(POOL, "U");
        assertThat(pool.path("UserPoolName").asText()).isEqualTo("depot people");
        assertThat(pool.path("MfaConfiguration").asText()).isEqualTo("OPTIONAL");
        assertThat(pool.at("/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean()).isTrue();
        assertThat(pool.path("UsernameAttributes").toString()).isEqualTo("[\"email\"]");
        JsonNode client = wished.properties(CLIENT, "U");
        assertThat(client.path("ExplicitAuthFlows").toString()).doesNotContain("USER_PASSWORD_AUTH");
        assertThat(client.path("IdTokenValidity").asInt()).isEqualTo(5);
        assertThat(client.path("GenerateSecret").asBoolean(true)).isFalse();
        assertThat(client.path("PreventUserExistenceErrors").asText()).isEqualTo("ENABLED");
    }

    @Test
    void tellsTheAliasLiveOfConfirmedPeople() {
        assertThat(template.properties(POOL, "U").has("LambdaConfig")).isFalse();
        assertThat(Synthesised.references(wished.properties(POOL, "U").at("/LambdaConfig/PostConfirmation")))
                .singleElement().asString().startsWith("FFunctionAliaslive");
        assertThat(wished.resources("AWS::Lambda::Permission").values()).singleElement().satisfies(permission -> {
            assertThat(permission.at("/Properties/Principal").asText()).isEqualTo("cognito-idp.amazonaws.com");
            assertThat(Synthesised.references(permission.at("/Properties/FunctionName"))).singleElement().asString()
                    .startsWith("FFunctionAliaslive");
            assertThat(Synthesised.references(permission.at("/Properties/SourceArn"))).singleElement().asString()
                    .startsWith("UPool");
        });
    }

    @Test
    void raisesAlarmsWhenConfirmedPeopleSeeAnError() {
        assertThat(minimal.getAlarms()).isEmpty();
        assertThat(maximal.getAlarms()).hasSize(2);
        JsonNode errors = wished.properties("AWS::CloudWatch::Alarm", "UConfirmationErrors");
        assertThat(errors.path("MetricName").asText()).isEqualTo("Errors");
        assertThat(errors.path("Threshold").asInt()).isEqualTo(1);
        JsonNode slow = wished.properties("AWS::CloudWatch::Alarm", "UConfirmationTooSlow");
        assertThat(slow.path("MetricName").asText()).isEqualTo("Duration");
        assertThat(slow.path("Statistic").asText()).isEqualTo("Maximum");
        assertThat(slow.path("Threshold").asInt()).isEqualTo(5000);
        for (JsonNode alarm : new JsonNode[]{errors, slow}) {
            assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/Lambda");
            assertThat(Synthesised.references(alarm.path("Dimensions"))).singleElement().asString()
                    .startsWith("FFunction");
            assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        }
    }

    @Test
    void goesWithTheStackOrStays() {
        assertThat(template.resource(POOL, "U").path("DeletionPolicy").asText()).isEqualTo("Delete");
        assertThat(template.properties(POOL, "U").path("DeletionProtection").asText()).isEqualTo("INACTIVE");
        assertThat(wished.resource(POOL, "U").path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(wished.properties(POOL, "U").path("DeletionProtection").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void countsThoseWhoCome() {
        assertThat(minimal.metricSignUps().getMetricName()).isEqualTo("SignUpSuccesses");
        assertThat(minimal.metricSignIns().getNamespace()).isEqualTo("AWS/Cognito");
        assertThat(minimal.metricSignIns().getDimensions()).containsOnlyKeys("UserPool", "UserPoolClient");
    }

    @Test
    void refusesANameThatCognitoDoesNotTake() {
        Stack stack = new Stack(new App(), "Refused");
        assertThatRefused(() -> UserDirectory.Builder.create(stack, "U").poolName("depot/people").build())
                .hasMessage(
                        "User directory Refused/U: poolName(\"depot/people\") was given; Cognito allows 1 to 128 letters,"
                                + " digits, spaces and _+=,.@-. Leave it out for a generated one.");
    }
}
