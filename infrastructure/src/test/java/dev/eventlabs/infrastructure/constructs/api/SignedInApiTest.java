package dev.eventlabs.infrastructure.constructs.api;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** APIs for signed-in users only, but for routes that are open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedInApiTest {
    private final Stack openStack = new Stack(new App(), "Open");
    private final Stack closedStack = new Stack(new App(), "Closed");
    private final Stack agreedStack = new Stack(new App(), "Agreed");
    private final Stack refusedStack = new Stack(new App(), "Refused");
    private final JavaFunction refusedFunction = function(refusedStack);

    SignedInApiTest() {
        JsonBody body = JsonBody.object("Parcel")
                .required("id", JsonField.text(1, 9))
                .required("weight", JsonField.wholeNumber(1, 5000))
                .optional("fragile", JsonField.flag());
        LambdaApi.Builder.create(openStack, "A").get("/parcels", function(openStack)).build();
        JavaFunction guarded = function(closedStack);
        LambdaApi.Builder.create(closedStack, "A")
                .get("/parcels/{id}", guarded)
                .post("/parcels", guarded, body)
                .get("/health", guarded)
                .signedIn(UserDirectory.Builder.create(closedStack, "U").build())
                .open("GET", "/health")
                .cors("https://depot.example.com")
                .build();
        JavaFunction agreed = function(agreedStack);
        LambdaApi.Builder.create(agreedStack, "A")
                .get("/parcels", agreed)
                .get("/health", agreed)
                .signedIn(UserDirectory.Builder.create(agreedStack, "U").build())
                .open("GET", "/health")
                .accountRole(false)
                .build();
    }

    private static JavaFunction function(Stack stack) {
        return JavaFunction.Builder.create(stack, "F", "com.example.Parcels::handleRequest").build();
    }

    private static JsonNode method(Stack stack, String idStart) {
        return Synthesised.of(stack).properties("AWS::ApiGateway::Method", idStart);
    }

    private static String template(JsonNode response) {
        return response.at("/Properties/ResponseTemplates/application~1json").asText();
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("api-signed-in", Synthesised.of(agreedStack).under("A"));
    }

    @Test
    void asksWhoCallsButOnRoutesThatWereOpenedAndBeforeCalls() {
        assertThat(method(openStack, "AApiparcelsGET").path("AuthorizationType").asText()).isEqualTo("NONE");
        for (String route : new String[]{"AApiparcelsPOST", "AApiparcelsidGET"}) {
            JsonNode method = method(closedStack, route);
            assertThat(method.path("AuthorizationType").asText()).isEqualTo("COGNITO_USER_POOLS");
            assertThat(Synthesised.references(method.path("AuthorizerId"))).singleElement().asString()
                    .startsWith("ASignedIn");
            // With scopes it would be access tokens, which don't tell who somebody is.
            assertThat(method.has("AuthorizationScopes")).isFalse();
        }
        for (String route : new String[]{"AApihealthGET", "AApiparcelsOPTIONS", "AApiparcelsidOPTIONS"}) {
            JsonNode method = method(closedStack, route);
            assertThat(method.path("AuthorizationType").asText()).isEqualTo("NONE");
            assertThat(method.has("AuthorizerId")).isFalse();
        }
    }

    @Test
    void f102_asksTheUserPoolEachTime() {
        JsonNode authorizer = Synthesised.of(closedStack).properties("AWS::ApiGateway::Authorizer", "A");
        assertThat(authorizer.path("Type").asText()).isEqualTo("COGNITO_USER_POOLS");
        assertThat(authorizer.path("IdentitySource").asText()).isEqualTo("method.request.header.Authorization");
        assertThat(authorizer.path("AuthorizerResultTtlInSeconds").asInt(-1)).isZero();
        assertThat(Synthesised.references(authorizer.path("ProviderARNs"))).singleElement().asString()
                .startsWith("UPool");
    }

    @Test
    void f102_tellsStrangersInTheSameShape() {
        assertThat(Synthesised.of(openStack).template().findValuesAsText("ResponseType")).doesNotContain(
                "UNAUTHORIZED", "EXPIRED_TOKEN");
        for (String id : new String[]{"AApiNotSignedIn", "AApiNotSignedInAnyMore"}) {
            JsonNode response = Synthesised.of(closedStack).resources("AWS::ApiGateway::GatewayResponse").entrySet()
                    .stream().filter(entry -> entry.getKey().matches(id + "[0-9A-F]{8}")).findFirst().orElseThrow()
                    .getValue();
            assertThat(response.at("/Properties/StatusCode").asText()).isEqualTo("401");
            assertThat(template(response)).isEqualTo(
                    "{\"error\":\"not_signed_in\",\"message\":\"Send the ID token of a signed-in user in the header"
                            + " Authorization: $context.error.message\"}");
            assertThat(response.at("/Properties/ResponseParameters").toString()).contains("https://depot.example.com");
        }
    }

    @SuppressWarnings("deprecation") // The type has moved in CDK; its assertions still answer with the old one.
    @Test
    void hasNothingToJustifyButWhatWasOpened() {
        Aspects.of(closedStack).add(AwsSolutionsChecks.Builder.create().build());
        assertThat(Annotations.fromStack(closedStack).findError("*",
                Match.stringLikeRegexp("AwsSolutions-(APIG4|COG4).*")))
                .isNotEmpty().allSatisfy(found -> assertThat(found.getId()).contains("/health/GET/"));
    }

    @Test
    void refusesToOpenWhatIsOpen() {
        refuses("Opened", api -> api.get("/health", refusedFunction).open("GET", "/health"),
                "open(GET /health) was given, but everybody may call every route. Leave it out, or say"
                        + " .signedIn(directory) for the others.");
    }

    @Test
    void refusesToOpenWhatIsNotThere() {
        UserDirectory users = UserDirectory.Builder.create(refusedStack, "U").build();
        refuses("Missing", api -> api.get("/parcels", refusedFunction).route("PUT", "/parcels", refusedFunction)
                .signedIn(users).open("GET", "/health"),
                "open(GET /health) was given, but there is no such route; there are GET /parcels, PUT /parcels. Name one of"
                        + " them, or leave it out.");
    }

    private void refuses(String id, UnaryOperator<LambdaApi.Builder> wish, String message) {
        assertThatRefused(() -> wish.apply(LambdaApi.Builder.create(refusedStack, id)).build())
                .hasMessage("API Refused/" + id + ": " + message);
    }
}
