package dev.eventlabs.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Router router = new Router(
            new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()))
            .get("/rooms/{room}/guests/{guest}", request -> Response.of(200, new Json.Array(List.of(
                    new Json.Text(request.path("room")), new Json.Text(request.path("guest"))))))
            .get("/who", request -> Response.of(200, new Json.Text(request.claims().getOrDefault("sub", "nobody")
                    + request.queryParameters().getOrDefault("greeting", ""))))
            .get("/away", request -> Response.unavailable("the engine is off"))
            .get("/broken", request -> {
                throw new IllegalStateException("a bug");
            })
            .post("/rooms", (request, body) -> Response.of(201, body));

    @Test
    void isForAnyApi() {
        var log = new StructuredLog(new PrintStream(this.log, true, UTF_8), InstantSource.system());
        // tag::router[]
        Router parcels = new Router(log)
                .get("/parcels/{id}", request -> show(request.path("id")))
                .post("/parcels", (request, body) -> Response.of(201, body));
        // end::router[]

        assertThat(parcels.answer(event("GET", "/parcels/7"), "r-1").getBody()).isEqualTo("\"parcel 7\"");
        var posted = event("POST", "/parcels").withHeaders(Map.of("Content-Type", "application/json")).withBody("{}");
        assertThat(parcels.answer(posted, "r-1").getStatusCode()).isEqualTo(201);
    }

    private static Response show(String id) {
        return Response.of(200, new Json.Text("parcel " + id));
    }

    @ParameterizedTest
    @CsvSource({"1,a b,1,a%20b", "a/b,ü,a%2Fb,%C3%BC", "a+b,%,a+b,%25", "x,ü,x,ü"})
    void decodesThePartsOfAPathThatApiGatewayMatched(String room, String guest, String sentRoom, String sentGuest) {
        var event = event("GET", "/base/of/a/domain").withResource("/rooms/{room}/guests/{guest}")
                .withPathParameters(Map.of("room", sentRoom, "guest", sentGuest));

        assertThat(answer(event)).extracting(APIGatewayProxyResponseEvent::getStatusCode,
                APIGatewayProxyResponseEvent::getBody)
                .containsExactly(200, "[\"" + room + "\",\"" + guest + "\"]");
    }

    @Test
    void matchesThePathItselfBehindAProxyResource() {
        var event = event("GET", "/rooms/1%2F2/guests/x").withResource("/{proxy+}")
                .withPathParameters(Map.of("proxy", "rooms/1%2F2/guests/x"));

        assertThat(answer(event).getBody()).isEqualTo("[\"1/2\",\"x\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "a%F", "%ff", "%c3", "%+1"})
    void aPathThatIsNotPercentEncodedUtf8IsTheCallersFault(String part) {
        assertError(answer(event("GET", "/rooms/" + part + "/guests/1")), 400, "bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/room", "/rooms/", "/rooms//guests/1", "/rooms/1/guests", "/rooms/1/guests/2/3",
            "/WHO", "who"})
    void whatIsNotThereIs404AndSaysWhatIs(String path) {
        assertError(answer(event("GET", path)), 404, "not_found");
        assertThat(answer(event("GET", path)).getBody()).contains("GET /rooms/{room}/guests/{guest}", "POST /rooms");
    }

    @Test
    void anotherMethodIs405AndSaysWhichAreAllowed() {
        var answer = answer(event("DELETE", "/rooms"));

        assertError(answer, 405, "method_not_allowed");
        assertThat(answer.getHeaders()).containsEntry("Allow", "POST");
    }

    @Test
    void anEventThatIsNoRequestIs404() {
        assertError(answer(new APIGatewayProxyRequestEvent()), 404, "not_found");
    }

    @Test
    void passesClaimsAndQueryParametersOn() {
        var context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        context.setAuthorizer(Map.of("claims", Map.of("sub", "bayko")));
        var event = event("GET", "/who").withQueryStringParameters(Map.of("greeting", ", hi"))
                .withRequestContext(context);

        assertThat(answer(event).getBody()).isEqualTo("\"bayko, hi\"");
        assertThat(answer(event("GET", "/who")).getBody()).isEqualTo("\"nobody\"");
    }

    @Test
    void readsAJsonObjectWithItsNumbersAsTheyAre() {
        String body = "{\"size\":12345678901234567890.123456789012345678,\"beds\":[1,null,true,{}]}";

        assertThat(answer(post(body)).getBody()).isEqualTo(body);
        assertThat(answer(post(body)).getHeaders()).containsEntry("Content-Type", "application/json");
        var encoded = post(Base64.getEncoder().encodeToString(body.getBytes(UTF_8))).withIsBase64Encoded(true);
        assertThat(answer(encoded).getBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "null", "\"{}\"", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}"})
    void whatIsNoJsonObjectIsTheCallersFault(String body) {
        assertError(answer(post(body)), 400, "bad_request");
    }

    @Test
    void noBodyAndBrokenBase64AndAnythingButUtf8AreTheCallersFault() {
        assertError(answer(event("POST", "/rooms")), 400, "bad_request");
        assertError(answer(post("no base64!").withIsBase64Encoded(true)), 400, "bad_request");
        assertError(answer(post(Base64.getEncoder().encodeToString(new byte[]{'"', (byte) 0xff, '"'}))
                .withIsBase64Encoded(true)), 400, "bad_request");
    }

    @ParameterizedTest
    @CsvSource({"application/json,201", "APPLICATION/JSON; charset=utf-8,201", "application/merge-patch+json,201",
            "text/plain,415", "application/x-www-form-urlencoded,415"})
    void takesJsonOnly(String contentType, int status) {
        var event = post("{}").withHeaders(Map.of("content-TYPE", contentType));

        assertThat(answer(event).getStatusCode()).isEqualTo(status);
        if (status == 415) {
            assertError(answer(event), 415, "unsupported_media_type");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024, 2 * 1024 * 1024 + 1})
    void tooLongABodyIs413(int length) {
        assertError(answer(post("{\"a\":\"" + "x".repeat(length) + "\"}")), 413, "content_too_large");
    }

    @Test
    void ourOwnFaultIsLoggedWithItsReasonAndAnsweredWithout() {
        var answer = answer(event("GET", "/away"));

        assertError(answer, 503, "unavailable");
        assertThat(answer.getHeaders()).containsEntry("Retry-After", "1");
        assertThat(answer.getBody()).doesNotContain("engine");
        assertThat(log.toString(UTF_8)).contains("\"ERROR\"", "\"reason\":\"the engine is off\"", "\"status\":503",
                "\"AWSRequestId\":\"r-1\"");
    }

    @Test
    void whatAHandlerThrowsFailsTheFunction() {
        assertThatThrownBy(() -> answer(event("GET", "/broken"))).hasMessage("a bug");
    }

    private static void assertError(APIGatewayProxyResponseEvent answer, int status, String error) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/json");
        assertThat(answer.getBody()).startsWith("{\"error\":\"" + error + "\",\"message\":\"").endsWith(".\"}");
    }

    private APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event) {
        return router.answer(event, "r-1");
    }

    private static APIGatewayProxyRequestEvent event(String method, String path) {
        return new APIGatewayProxyRequestEvent().withHttpMethod(method).withPath(path).withResource(path);
    }

    private static APIGatewayProxyRequestEvent post(String body) {
        return event("POST", "/rooms").withBody(body);
    }
}
