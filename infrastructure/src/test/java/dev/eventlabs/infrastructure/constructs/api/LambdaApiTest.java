package dev.eventlabs.infrastructure.constructs.api;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaApiTest {
    private static final String STAGE = "AWS::ApiGateway::Stage";
    private static final String METHOD = "AWS::ApiGateway::Method";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final LambdaApi minimal = LambdaApi.Builder.create(minimalStack, "A")
            .get("/parcels", function(minimalStack))
            .build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final Stack routesStack = new Stack(app, "Routes");
    private final Stack refusedStack = new Stack(new App(AppProps.builder().build()), "Refused");
    private final JavaFunction refusedFunction = function(refusedStack);

    LambdaApiTest() {
        JsonBody body = JsonBody.object("Parcel")
                .required("id", JsonField.text(1, 9))
                .required("weight", JsonField.wholeNumber(1, 5000))
                .optional("fragile", JsonField.flag());
        JavaFunction function = function(maximalStack);
        LambdaApi.Builder.create(maximalStack, "A")
                .apiName("depot")
                .description("Parcels of a depot")
                .stageName("v1")
                .post("/parcels", function, body)
                .cors("https://depot.example.com")
                .throttle(5, 10)
                .accountRole(false)
                .lifecycle(DataLifecycle.RETAINED)
                .stage(s -> s.tracingEnabled(false))
                .build();
        JavaFunction other = function(routesStack);
        LambdaApi.Builder.create(routesStack, "A")
                .get("/", other)
                .get("/parcels/{id}", other)
                .route("PUT", "/parcels/{id}", other)
                .build();
    }

    private static JavaFunction function(Stack stack) {
        return JavaFunction.Builder.create(stack, "F", "com.example.Parcels::handleRequest").build();
    }

    private JsonNode method(Stack stack, String idStart) {
        return Synthesised.of(stack).properties(METHOD, idStart);
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("api-minimal", Synthesised.of(minimalStack).under("A"));
        Snapshot.matches("api-maximal", Synthesised.of(maximalStack).under("A"));
    }

    @Test
    void isRegional() {
        assertThat(Synthesised.of(minimalStack).properties("AWS::ApiGateway::RestApi", "A")
                .at("/EndpointConfiguration/Types").toString()).isEqualTo("[\"REGIONAL\"]");
    }

    @Test
    void isNamedAfterItsPathUnlessToldOtherwise() {
        assertThat(Synthesised.of(minimalStack).properties("AWS::ApiGateway::RestApi", "A").path("Name").asText())
                .startsWith("Minimal-A");
        assertThat(Synthesised.of(maximalStack).properties("AWS::ApiGateway::RestApi", "A").path("Name").asText())
                .isEqualTo("depot");
    }

    @Test
    void asksTheAliasLive() {
        JsonNode integration = method(minimalStack, "AApiparcelsGET").path("Integration");
        assertThat(integration.path("Type").asText()).isEqualTo("AWS_PROXY");
        assertThat(Synthesised.references(integration.path("Uri"))).anyMatch(id -> id.startsWith("FFunctionAliaslive"));
        assertThat(Synthesised.of(minimalStack).resources("AWS::Lambda::Permission").values()).isNotEmpty()
                .allSatisfy(permission -> {
                    assertThat(permission.at("/Properties/Principal").asText()).isEqualTo("apigateway.amazonaws.com");
                    assertThat(Synthesised.references(permission.at("/Properties/FunctionName"))).singleElement()
                            .asString()
                            .startsWith("FFunctionAliaslive");
                });
    }

    @Test
    void writesACallToALogOfItsOwnThatGoesWithTheStackOrStays() {
        JsonNode setting = Synthesised.of(minimalStack).properties(STAGE, "A").path("AccessLogSetting");
        assertThat(Synthesised.references(setting.path("DestinationArn"))).singleElement().asString()
                .startsWith("AAccessLog");
        assertThat(setting.path("Format").asText()).startsWith("{").contains(
                "\"requestId\":\"$context.requestId\"", "\"status\":\"$context.status\"",
                "\"sourceIp\":\"$context.identity.sourceIp\"", "\"responseType\":\"$context.error.responseType\"");
        JsonNode group = Synthesised.of(minimalStack).resource("AWS::Logs::LogGroup", "AAccessLog");
        assertThat(group.at("/Properties/RetentionInDays").asInt()).isEqualTo(7);
        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
        assertThat(Synthesised.of(maximalStack).resource("AWS::Logs::LogGroup", "AAccessLog").path("DeletionPolicy")
                .asText()).isEqualTo("RetainExceptOnCreate");
    }

    @Test
    void isTracedAndThrottledUnderItsStage() {
        JsonNode stage = Synthesised.of(minimalStack).properties(STAGE, "A");
        assertThat(stage.path("StageName").asText()).isEqualTo("live");
        assertThat(stage.path("TracingEnabled").asBoolean()).isTrue();
        assertThat(stage.at("/MethodSettings/0/ThrottlingRateLimit").asInt()).isEqualTo(1000);
        assertThat(stage.at("/MethodSettings/0/ThrottlingBurstLimit").asInt()).isEqualTo(2000);
    }

    @Test
    void appliesTheCallersWish() {
        JsonNode stage = Synthesised.of(maximalStack).properties(STAGE, "A");
        assertThat(stage.path("StageName").asText()).isEqualTo("v1");
        assertThat(stage.path("TracingEnabled").asBoolean()).isFalse();
        assertThat(stage.at("/MethodSettings/0/ThrottlingRateLimit").asInt()).isEqualTo(5);
        assertThat(stage.at("/MethodSettings/0/ThrottlingBurstLimit").asInt()).isEqualTo(10);
    }

    @Test
    void hasAMethodForEachRoute() {
        assertThat(Synthesised.of(routesStack).resources(METHOD)).hasSize(3);
        assertThat(method(routesStack, "AApiGET").at("/ResourceId/Fn::GetAtt/1").asText()).isEqualTo("RootResourceId");
        JsonNode put = method(routesStack, "AApiparcelsidPUT");
        assertThat(put.path("HttpMethod").asText()).isEqualTo("PUT");
        assertThat(Synthesised.references(put.path("ResourceId")))
                .isEqualTo(Synthesised.references(method(routesStack, "AApiparcelsidGET").path("ResourceId")));
        assertThat(Synthesised.of(routesStack).properties("AWS::ApiGateway::Resource", "AApiparcelsid")
                .path("PathPart").asText()).isEqualTo("{id}");
    }

    @Test
    void refusesABodyThatDoesNotLookAsTold() {
        JsonNode post = method(maximalStack, "AApiparcelsPOST");
        assertThat(post.at("/RequestModels/application~1json/Ref").asText()).startsWith("AApiParcel");
        JsonNode validator = Synthesised.of(maximalStack).properties("AWS::ApiGateway::RequestValidator", "A");
        assertThat(validator.path("ValidateRequestBody").asBoolean()).isTrue();
        assertThat(validator.path("ValidateRequestParameters").asBoolean()).isTrue();
        JsonNode model = Synthesised.of(maximalStack).properties("AWS::ApiGateway::Model", "AApiParcel");
        assertThat(model.path("Name").asText()).isEqualTo("Parcel");
        assertThat(model.at("/Schema/required").toString()).isEqualTo("[\"id\",\"weight\"]");
        JsonNode properties = model.at("/Schema/properties");
        assertThat(properties.at("/id/type").asText()).isEqualTo("string");
        assertThat(properties.at("/id/minLength").asInt()).isEqualTo(1);
        assertThat(properties.at("/id/maxLength").asInt()).isEqualTo(9);
        assertThat(properties.at("/weight/type").asText()).isEqualTo("integer");
        assertThat(properties.at("/weight/minimum").asInt()).isEqualTo(1);
        assertThat(properties.at("/weight/maximum").asInt()).isEqualTo(5000);
        assertThat(properties.at("/fragile/type").asText()).isEqualTo("boolean");
    }

    @Test
    void answersErrorsOfItsOwnInOneShape() {
        var responses = Synthesised.of(minimalStack).resources("AWS::ApiGateway::GatewayResponse").values();
        assertThat(responses).extracting(response -> response.at("/Properties/ResponseType").asText())
                .containsExactlyInAnyOrder("DEFAULT_4XX", "DEFAULT_5XX", "BAD_REQUEST_BODY", "BAD_REQUEST_PARAMETERS",
                        "MISSING_AUTHENTICATION_TOKEN");
        assertThat(responses).allSatisfy(response -> {
            if (!isOfAPathThatIsNotThere(response)) {
                assertThat(template(response)).matches("\\{\"error\":\"[^\"]+\",\"message\":.+}");
            }
            // None of them changes AWS's status.
            assertThat(response.path("Properties").has("StatusCode")).isFalse();
            assertThat(response.path("Properties").has("ResponseParameters")).isFalse();
        });
    }

    @Test
    void answersAPathThatIsNotThereAsAws() {
        assertThat(Synthesised.of(minimalStack).resources("AWS::ApiGateway::GatewayResponse").values())
                .filteredOn(LambdaApiTest::isOfAPathThatIsNotThere).extracting(LambdaApiTest::template)
                .containsExactly("{\"message\":$context.error.messageString}");
    }

    private static boolean isOfAPathThatIsNotThere(JsonNode response) {
        return response.at("/Properties/ResponseType").asText().equals("MISSING_AUTHENTICATION_TOKEN");
    }

    private static String template(JsonNode response) {
        return response.at("/Properties/ResponseTemplates/application~1json").asText();
    }

    @Test
    void letsPagesOfOtherOriginsCallWhenAsked() {
        assertThat(Synthesised.of(minimalStack).resources(METHOD)).hasSize(1);
        JsonNode preflight = method(maximalStack, "AApiparcelsOPTIONS");
        assertThat(preflight.at("/Integration/Type").asText()).isEqualTo("MOCK");
        assertThat(preflight.toString()).contains("https://depot.example.com");
        assertThat(Synthesised.of(maximalStack).resources("AWS::ApiGateway::GatewayResponse").values())
                .allSatisfy(response -> assertThat(response.at("/Properties/ResponseParameters").toString())
                        .contains("Access-Control-Allow-Origin", "'https://depot.example.com'"));
    }

    @Test
    void givesTheAccountTheRoleThatWritesLogsUnlessItHasOne() {
        assertThat(
                Synthesised.of(minimalStack).resource("AWS::ApiGateway::Account", "A").path("DeletionPolicy").asText())
                .isEqualTo("Delete");
        assertThat(Synthesised.of(maximalStack).resources("AWS::ApiGateway::Account")).isEmpty();
        assertThat(Synthesised.of(maximalStack).under("A").resources("AWS::IAM::Role")).isEmpty();
    }

    @Test
    void raisesAnAlarmWhenItAnswersWithAServerError() {
        JsonNode alarm = Synthesised.of(minimalStack).properties("AWS::CloudWatch::Alarm", "AServerErrors");
        assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/ApiGateway");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("5XXError");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(minimal.getAlarms()).hasSize(1);
    }

    @Test
    void addsNoOutputThatNobodyAskedFor() {
        assertThat(Synthesised.of(minimalStack).template().has("Outputs")).isFalse();
    }

    private void refuses(String id, UnaryOperator<LambdaApi.Builder> wish, String message) {
        assertThatRefused(() -> wish.apply(LambdaApi.Builder.create(refusedStack, id)).build())
                .hasMessage("API Refused/" + id + ": " + message);
    }

    @Test
    void refusesToAnswerNothing() {
        refuses("Empty", api -> api,
                "no route was given, and an API without one can't be deployed. Add at least one, as in"
                        + " .get(\"/task/{task_id}\", function).");
    }

    @Test
    void refusesWhatIsNoPath() {
        for (String path : new String[]{"parcels", "/parcels/", "/par cels", "/{}", ""}) {
            refuses("Path" + Math.abs(path.hashCode()), api -> api.get(path, refusedFunction),
                    "the path \"" + path
                            + "\" was given; a path begins with a / and doesn't end with one, and a step is a"
                            + " word or a name in braces, as in /task/{task_id}.");
        }
    }

    @Test
    void refusesARouteTwice() {
        refuses("Twice", api -> api.get("/parcels", refusedFunction).get("/parcels", refusedFunction),
                "GET /parcels was given twice. Leave one of them out.");
    }

    @Test
    void refusesAStageThatApiGatewayDoesNotKnow() {
        refuses("Stage", api -> api.stageName("v 1").get("/", refusedFunction),
                "stageName(\"v 1\") was given; API Gateway allows up to 128 letters, digits, - and _. It is the first part of"
                        + " each path; leave it out for live.");
    }

    @Test
    void refusesToLetNobodyIn() {
        refuses("Nobody", api -> api.throttle(0, 1).get("/", refusedFunction),
                "throttle(0, 1) was given; both must be at least 1, or nobody gets an answer. Leave it out for 1000 and"
                        + " 2000.");
    }
}
