package dev.eventlabs.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who and what is let in. */
class GateIT extends ApiFixture {

    private static final String OPEN = "{\"authorizationType\":\"NONE\"";

    private Draft validated() {
        Draft api = draft();
        managed("POST", api.path() + "/models",
                """
                {"name": "Id", "contentType": "application/json", "schema": "{\\"type\\":\\"string\\",\\"minLength\\":2}"}""");
        managed("POST", api.path() + "/models",
                """
                {"name": "Trip", "contentType": "application/json", "schema": "{\\"type\\":\\"object\\",\\"required\\":[\\"id\\"],\
                \\"properties\\":{\\"id\\":{\\"$ref\\":\\"https://apigateway.amazonaws.com/restapis/%s/models/Id\\"}}}"}"""
                        .formatted(api.id));
        String validator = managed("POST", api.path() + "/requestvalidators",
                "{\"name\":\"all\",\"validateRequestBody\":true,\"validateRequestParameters\":true}").path("id")
                .asText();
        return api.method(api.resource("trips"), "POST", OPEN + """
                ,"requestValidatorId":"%s","requestModels":{"application/json":"Trip"},"requestParameters":\
                {"method.request.querystring.page":true,"method.request.header.X-Rider":true}}""".formatted(validator),
                PROXY).deploy();
    }

    @Test
    void f100_requiredParametersMustBeThere() {
        HttpResponse<String> answer = send(
                validated().request("/trips").POST(BodyPublishers.ofString("{\"id\":\"77\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Missing required request parameters: [page, X-Rider]\"}");
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("BadRequestException");
    }

    @Test
    void f100_aBodyMustBeWhatItsModelSays() {
        Draft api = validated();

        for (String body : new String[]{"{}", "{\"id\":7}", "{\"id\":\"7\"}", "nonsense", "", "[]",
                "{\"id\":\"77\"} x"}) {
            HttpResponse<String> answer = send(api.request("/trips?page=1").header("X-Rider", "r")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Invalid request body\"}");
        }
        assertThat(send(api.request("/trips?page=1").header("X-Rider", "r")
                .POST(BodyPublishers.ofString("{\"id\":\"77\"}"))).statusCode()).isEqualTo(200);
    }

    @Test
    void errorsHaveTheShapeThatTheApiGivesThem() {
        Draft api = validated();
        managed("PUT", api.path() + "/gatewayresponses/BAD_REQUEST_BODY",
                """
                {"statusCode": "422", "responseParameters": {"gatewayresponse.header.X-Why": "'body'"}, "responseTemplates":
                {"application/json": "{\\"code\\":\\"$context.error.responseType\\",\\"text\\":$context.error.messageString}"}}""");
        api.deploy();

        HttpResponse<String> answer = send(api.request("/trips?page=1").header("X-Rider", "r")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"code\":\"BAD_REQUEST_BODY\",\"text\":\"Invalid request body\"}");
        assertThat(answer.headers().firstValue("X-Why")).contains("body");
    }

    private Draft keyed(String plan) {
        Draft api = draft();
        api.method(api.resource("trips"), "GET", OPEN + ",\"apiKeyRequired\":true}", PROXY).deploy();
        String id = managed("POST", "/usageplans", "{\"name\":\"plan\",\"apiStages\":[{\"apiId\":\"" + api.id
                + "\",\"stage\":\"v1\"}]" + plan + "}").path("id").asText();
        String key = managed("POST", "/apikeys",
                "{\"name\":\"key\",\"enabled\":true,\"value\":\"" + api.id + "-12345678901234567890\"}").path("id")
                .asText();
        managed("POST", "/usageplans/" + id + "/keys", "{\"keyId\":\"" + key + "\",\"keyType\":\"API_KEY\"}");
        return api;
    }

    private HttpResponse<String> withKey(Draft api) {
        return send(api.request("/trips").header("x-api-key", api.id + "-12345678901234567890"));
    }

    @Test
    void f101_withoutAKeyNobodyIsLetIn() {
        Draft api = keyed("");

        for (HttpResponse<String> answer : List.of(api.get("/trips"),
                send(api.request("/trips").header("x-api-key", "wrong")))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        }
        assertThat(withKey(api).statusCode()).isEqualTo(200);
        assertThat(lastEvent().at("/requestContext/identity/apiKeyId").asText()).isNotEmpty();
    }

    @Test
    void f101_whoIsOverTheRateIsThrottledUntilTimeHasPassed() {
        Draft api = keyed(",\"throttle\":{\"rateLimit\":1,\"burstLimit\":2}");

        assertThat(withKey(api).statusCode()).isEqualTo(200);
        assertThat(withKey(api).statusCode()).isEqualTo(200);
        HttpResponse<String> third = withKey(api);
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        time.advance(Duration.ofSeconds(1));
        assertThat(withKey(api).statusCode()).isEqualTo(200);
    }

    @Test
    void f101_whoIsOverTheQuotaWaitsForTheNextDay() {
        Draft api = keyed(",\"quota\":{\"limit\":1,\"period\":\"DAY\"}");

        assertThat(withKey(api).statusCode()).isEqualTo(200);
        HttpResponse<String> second = withKey(api);
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
        time.advance(Duration.ofDays(1));
        assertThat(withKey(api).statusCode()).isEqualTo(200);
    }

    @Test
    void aStageThrottlesItsMethods() {
        Draft api = draft();
        api.method(api.resource("trips"), "GET").method(api.resource("rides"), "GET").deploy();
        managed("PATCH", api.path() + "/stages/v1", """
                {"patchOperations": [{"op": "replace", "path": "/~1trips/GET/throttling/burstLimit", "value": "1"},
                {"op": "replace", "path": "/~1trips/GET/throttling/rateLimit", "value": "1"}]}""");

        assertThat(api.get("/trips").statusCode()).isEqualTo(200);
        assertThat(api.get("/trips").statusCode()).isEqualTo(429);
        assertThat(api.get("/rides").statusCode()).isEqualTo(200);
    }

    private static final String POOL = "{\"name\":\"pool\",\"type\":\"COGNITO_USER_POOLS\",\"providerARNs\":"
            + "[\"arn:aws:cognito-idp:us-east-1:000000000000:userpool/p\"],"
            + "\"identitySource\":\"method.request.header.Authorization\"%s}";

    private Draft authorized(String authorizer, String type) {
        return authorized(authorizer, type, "");
    }

    private Draft authorized(String authorizer, String type, String ofMethod) {
        Draft api = draft();
        String id = managed("POST", api.path() + "/authorizers", authorizer).path("id").asText();
        return api.method(api.resource("trips"), "GET",
                "{\"authorizationType\":\"" + type + "\",\"authorizerId\":\"" + id + "\"" + ofMethod + "}", PROXY)
                .deploy();
    }

    private int status(Draft api, String token) {
        return send(api.request("/trips").header("Authorization", token)).statusCode();
    }

    @Test
    void f102_aPoolsTokenLetsIn() {
        Draft api = authorized(POOL.formatted(""), "COGNITO_USER_POOLS");

        assertThat(api.get("/trips").body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(send(api.request("/trips").header("Authorization", "bad")).statusCode()).isEqualTo(401);
        HttpResponse<String> old = send(api.request("/trips").header("Authorization", "old"));
        assertThat(old.statusCode()).isEqualTo(401);
        assertThat(old.body()).isEqualTo("{\"message\":\"The incoming token has expired\"}");
        assertThat(send(api.request("/trips").header("Authorization", "Bearer good")).statusCode()).isEqualTo(200);
        assertThat(lastEvent().at("/requestContext/authorizer/claims/sub").asText()).isEqualTo("user-1");
    }

    @Test
    void withoutScopesOnlyAnIdTokenLetsInAndWithThemOnlyAnAccessTokenThatHasOne() {
        assertThat(status(authorized(POOL.formatted(""), "COGNITO_USER_POOLS"), "access")).isEqualTo(401);
        Draft api = authorized(POOL.formatted(""), "COGNITO_USER_POOLS", ",\"authorizationScopes\":[\"x\",\"trips\"]");
        assertThat(status(api, "access")).isEqualTo(200);
        assertThat(status(api, "good")).isEqualTo(401);
        assertThat(status(authorized(POOL.formatted(""), "COGNITO_USER_POOLS",
                ",\"authorizationScopes\":[\"trip\"]"), "access")).isEqualTo(401);
    }

    @Test
    void ofAPoolsTokenTheExpressionIsForTheAudience() {
        String expression = ",\"identityValidationExpression\":\"client-%s\"";
        assertThat(status(authorized(POOL.formatted(expression.formatted("\\\\d")), "COGNITO_USER_POOLS"), "good"))
                .isEqualTo(200);
        assertThat(status(authorized(POOL.formatted(expression.formatted("2")), "COGNITO_USER_POOLS"), "good"))
                .isEqualTo(401);
    }

    @Test
    void aPoolsAuthorizerNamesPools() {
        Draft api = draft();
        assertThat(manage("POST", api.path() + "/authorizers",
                POOL.formatted("").replaceFirst(",.providerARNs.:\\[.*?]", "")).body()).contains("needs providerARNs");
        assertThat(manage("POST", api.path() + "/authorizers", POOL.formatted("").replace("cognito-idp", "sqs")).body())
                .contains("Invalid Cognito User Pool ARN");
    }

    @Test
    void aFunctionDecidesByPolicyAndItsAnswerIsKept() {
        String uri = Json.parseOwn(PROXY).path("uri").asText();
        Draft api = authorized("{\"name\":\"a\",\"type\":\"TOKEN\",\"authorizerUri\":\"" + uri
                + "\",\"identitySource\":\"method.request.header.Authorization\"}", "CUSTOM");
        functions.behaviour = event -> event.contains("\"type\":\"TOKEN\"")
                ? "{\"principalId\":\"me\",\"context\":{\"n\":1},\"policyDocument\":{\"Statement\":[{\"Effect\":\""
                        + (event.contains("let-me-in") ? "Allow" : "Deny")
                        + "\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"*\"}]}}"
                : "{\"statusCode\":200}";

        assertThat(api.get("/trips").statusCode()).isEqualTo(401);
        HttpResponse<String> denied = send(api.request("/trips").header("Authorization", "no"));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).isEqualTo("{\"message\":\"User is not authorized to access this resource\"}");
        assertThat(send(api.request("/trips").header("Authorization", "let-me-in")).statusCode()).isEqualTo(200);
        JsonNode authorizer = lastEvent().at("/requestContext/authorizer");
        assertThat(authorizer.path("principalId").asText()).isEqualTo("me");
        assertThat(authorizer.path("n").asText()).isEqualTo("1");
        int calls = functions.events.size();
        send(api.request("/trips").header("Authorization", "let-me-in"));
        assertThat(functions.events).as("the authorizer isn't asked again").hasSize(calls + 1);
    }

    @Test
    void withIamRequestsMustBeSigned() {
        Draft api = draft();
        api.method(api.resource("trips"), "GET", "{\"authorizationType\":\"AWS_IAM\"}", PROXY).deploy();

        assertThat(api.get("/trips").body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(send(api.request("/trips").header("Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA1/20260101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0"))
                .statusCode()).isEqualTo(200);
        assertThat(lastEvent().at("/requestContext/identity/accessKey").asText()).isEqualTo("AKIA1");
    }
}
