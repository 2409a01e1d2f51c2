package dev.eventlabs.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions behind methods: what they get, and what becomes of what they answer. */
class ProxyIT extends ApiFixture {

    private static final String ERROR = "{\"message\":\"Internal server error\"}";

    @Test
    void f89_withoutPermissionTheFunctionIsntCalled() {
        Draft api = draft();
        api.method(api.resource("trips", "{id}"), "GET").deploy();
        functions.permitted = false;

        HttpResponse<String> answer = api.get("/trips/7");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(ERROR);
        assertThat(functions.events).isEmpty();
        assertThat(functions.sources)
                .containsExactly("apigateway.amazonaws.com arn:aws:execute-api:us-east-1:000000000000:"
                        + api.id + "/v1/GET/trips/{id}");
    }

    @Test
    void f90_unknownPathsAndMethodsMissAToken() {
        Draft api = draft();
        api.method(api.resource("trips"), "GET").deploy();

        for (HttpResponse<String> answer : List.of(api.get("/rides"), api.get(""), api.get("/trips/1"),
                send(api.request("/trips").DELETE()))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
        }
    }

    @Test
    void unknownStagesAndApisAreForbidden() {
        Draft api = proxied("{\"name\":\"api\"}");

        HttpResponse<String> answer = send(HttpRequest
                .newBuilder(endpoint().resolve("/_aws/execute-api/" + api.id + "/v2/trips")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void f91_theEventHasAllMembersAndWhatIsEmptyIsNull() {
        proxied("{\"name\":\"api\"}").get("");

        JsonNode event = lastEvent();
        assertThat(event.fieldNames()).toIterable().containsExactlyInAnyOrder("resource", "path", "httpMethod",
                "headers",
                "multiValueHeaders", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters",
                "stageVariables", "requestContext", "body", "isBase64Encoded");
        for (String member : new String[]{"queryStringParameters", "multiValueQueryStringParameters", "pathParameters",
                "stageVariables", "body"}) {
            assertThat(event.path(member).isNull()).as(member).isTrue();
        }
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void f92_thePathOfTheEventHasNoStageAndThatOfTheContextHas() {
        Draft api = draft();
        api.method(api.resource("trips", "{id}"), "ANY").deploy().get("/trips/7/");

        JsonNode event = lastEvent();
        assertThat(event.path("path").asText()).isEqualTo("/trips/7/");
        assertThat(event.path("resource").asText()).isEqualTo("/trips/{id}");
        assertThat(event.at("/requestContext/path").asText()).isEqualTo("/v1/trips/7/");
        assertThat(event.at("/requestContext/resourcePath").asText()).isEqualTo("/trips/{id}");
    }

    @Test
    void f94_queriesAreDecodedAndPathsAreNot() {
        proxied("{\"name\":\"api\"}").get("/a%2Bb@x/c+d?m=a+b%2Bc&k=1&k=2&none");

        JsonNode event = lastEvent();
        assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("a%2Bb@x/c+d");
        assertThat(event.path("queryStringParameters").toString())
                .isEqualTo("{\"m\":\"a b+c\",\"k\":\"2\",\"none\":\"\"}");
        assertThat(event.path("multiValueQueryStringParameters").toString())
                .isEqualTo("{\"m\":[\"a b+c\"],\"k\":[\"1\",\"2\"],\"none\":[\"\"]}");
    }

    @Test
    void f95_theContextSaysWhoWhatAndWhen() {
        Draft api = proxied("{\"name\":\"api\"}");
        send(api.request("/x").header("User-Agent", "curl/8").header("tEsT-HEADeR", "aValUE"));

        JsonNode context = lastEvent().path("requestContext");
        assertThat(context.path("accountId").asText()).isEqualTo("000000000000");
        assertThat(context.path("apiId").asText()).isEqualTo(api.id);
        assertThat(context.path("stage").asText()).isEqualTo("v1");
        assertThat(context.path("protocol").asText()).isEqualTo("HTTP/1.1");
        assertThat(context.path("domainPrefix").asText()).isEqualTo(api.id);
        assertThat(context.path("domainName").asText()).isEqualTo(api.id + ".execute-api.us-east-1.amazonaws.com");
        assertThat(context.path("requestTime").asText()).matches("\\d\\d/Jan/2026:\\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(context.path("requestTimeEpoch").asLong()).isPositive();
        assertThat(context.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.at("/identity/userAgent").asText()).isEqualTo("curl/8");
        assertThat(context.at("/identity/accessKey").isNull()).isTrue();
        for (String member : new String[]{"requestId", "extendedRequestId", "resourceId", "deploymentId"}) {
            assertThat(context.path(member).asText()).as(member).isNotEmpty();
        }
        assertThat(lastEvent().at("/headers/tEsT-HEADeR").asText()).isEqualTo("aValUE");
    }

    @Test
    void f97_headersAreMergedAndTheTypeIsJson() {
        functions.behaviour = event -> """
                {"statusCode": "201", "multiValueHeaders": {"Set-Cookie": ["a=1", "b=2"]},
                 "headers": {"set-cookie": "c=3", "X-One": "1", "X-Null": null}, "body": "{}"}""";

        HttpResponse<String> answer = proxied("{\"name\":\"api\"}").get("/x");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2", "c=3");
        assertThat(answer.headers().firstValue("X-One")).contains("1");
        assertThat(answer.headers().firstValue("X-Null")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "nonsense", "{\"statusCode\":\"abc\"}", "{\"statusCode\":99}",
            "{\"statusCode\":200,\"wrongValue\":1}", "{\"statusCode\":200,\"body\":{}}",
            "{\"statusCode\":200,\"headers\":[]}", "{\"statusCode\":200,\"headers\":{\"a\":\"x\\r\\nb: c\"}}",
            "{\"statusCode\":200,\"headers\":{\"a b\":\"x\"}}",
            "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"x\"}}"})
    void aMalformedAnswerIsABadGateway(String answered) {
        functions.behaviour = event -> answered;

        HttpResponse<String> answer = proxied("{\"name\":\"api\"}").get("/x");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo(ERROR);
    }

    @Test
    void f98_aFailedFunctionIsABadGateway() {
        functions.failing = true;

        HttpResponse<String> answer = proxied("{\"name\":\"api\"}").get("/x");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo(ERROR);
    }

    @Test
    void f98_whatTakesLongerThanTheIntegrationsTimeoutIsAGatewayTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        functions.behaviour = event -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "{}";
        };
        Draft api = proxied("{\"name\":\"api\"}");

        try {
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> api.get("/x"));
            // Again and again: the gateway may not have begun to wait yet.
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                time.advance(Duration.ofSeconds(29));
                return answer.isDone();
            });

            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
            assertThat(answer.get().body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
        } finally {
            end.countDown();
        }
    }

    @Test
    void binaryBodiesTravelAsBase64() {
        functions.behaviour = event -> "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"aGVsbG8=\"}";
        Draft api = proxied("{\"name\":\"api\",\"binaryMediaTypes\":[\"image/*\"]}");
        byte[] body = {(byte) 0xFF, 0, 1};

        HttpResponse<String> decoded = send(api.request("/x").header("Content-Type", "image/png")
                .header("Accept", "image/png, text/html").POST(BodyPublishers.ofByteArray(body)));

        assertThat(lastEvent().path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(lastEvent().path("body").asText())).isEqualTo(body);
        assertThat(decoded.body()).isEqualTo("hello");
        assertThat(api.get("/x").body()).as("for who doesn't accept an image").isEqualTo("aGVsbG8=");
    }

    @Test
    void f106_everyAnswerCarriesIds() {
        HttpResponse<String> answer = proxied("{\"name\":\"api\"}").get("/x");

        for (String header : new String[]{"x-amzn-RequestId", "x-amz-apigw-id", "X-Amzn-Trace-Id"}) {
            assertThat(answer.headers().firstValue(header)).as(header).isPresent();
        }
        assertThat(answer.headers().firstValue("x-amzn-RequestId"))
                .contains(lastEvent().at("/requestContext/requestId").asText());
    }

    @Test
    void aBodyOverTenMegabytesIsRefused() {
        Draft api = proxied("{\"name\":\"api\"}");

        HttpResponse<String> answer = send(api.request("/x").expectContinue(true)
                .POST(BodyPublishers.ofByteArray(new byte[(10 << 20) + 1])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("HTTP content length exceeded 10485760 bytes.");
    }

    @Test
    void anEventThatTheFunctionDoesntTakeIsTooLong() {
        Draft api = proxied("{\"name\":\"api\"}");

        HttpResponse<String> answer = send(api.request("/x").POST(BodyPublishers.ofByteArray(new byte[7 << 20])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
    }

    @Test
    void answersWithoutABodyAreSentWithoutOne() {
        functions.behaviour = event -> "{\"statusCode\":204,\"body\":\"text\"}";

        assertThat(proxied("{\"name\":\"api\"}").get("/x").statusCode()).isEqualTo(204);
    }

    @Test
    void aLiteralPathGoesBeforeAVariableAndThatBeforeAGreedyOne() {
        Draft api = draft();
        String trips = api.resource("trips");
        api.method(api.resource("{proxy+}"), "ANY");
        for (String part : new String[]{"last", "{id}"}) {
            api.method(managed("POST", api.path() + "/resources/" + trips, "{\"pathPart\":\"" + part + "\"}")
                    .path("id").asText(), "GET");
        }
        api.deploy();

        for (String[] each : new String[][]{{"/trips/last", "/trips/last"}, {"/trips/7", "/trips/{id}"},
                {"/trips/7/stops", "/{proxy+}"}, {"/other", "/{proxy+}"}}) {
            api.get(each[0]);
            assertThat(lastEvent().path("resource").asText()).isEqualTo(each[1]);
        }
    }
}
