package dev.eventlabs.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

    private FrontDoor door;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        Api.Actions actions = Api.Actions.builder()
                .json("Echo_2026", "1.1")
                .query("https://echo/", "2026-01-01")
                .cbor("Echo")
                .on("Echo", (call, input) -> Struct.of("Said", input.text("Say")).with("Region", call.scope().region())
                        .with("At", Instant.ofEpochMilli(1_500)).with("List", List.of("a", "b<c")))
                .on("Fail", (call, input) -> {
                    throw AwsException.badRequest("TooLoudException", "Lower your voice.").with("Decibel", 120);
                })
                .on("Break", (call, input) -> {
                    throw new IllegalStateException("a secret of the implementation");
                })
                .build();
        Api.Rest rest = new Api.Rest(List.of(
                new Api.Route("GET", "/things/{Name}/parts/{Part+}", (call, path) -> AwsResponse.json(200, path))));
        door = new FrontDoor(0,
                new Dispatcher(List.of(new Echo("echo", List.of(actions, rest)), new Inner()), Scope.standard(),
                        new Ids(RandomGenerator.getDefault())));
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void jsonCallsAreFoundByTheirSignatureAndAnsweredInJson() throws Exception {
        HttpResponse<String> answer = json("Echo", "{\"Say\":\"hi\"}", "eu-central-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-amz-json-1.1");
        assertThat(Json.parseOwn(answer.body())).isEqualTo(Json.parseOwn(
                "{\"Said\":\"hi\",\"Region\":\"eu-central-1\",\"At\":1.500,\"List\":[\"a\",\"b<c\"]}"));
    }

    @Test
    void unsignedJsonCallsAreFoundByTheirTarget() throws Exception {
        HttpResponse<String> answer = send(request("/").header("X-Amz-Target", "Echo_2026.Echo")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Say\":\"hi\"}")).build());

        assertThat(answer.body()).contains("\"Region\":\"us-east-1\"");
    }

    @Test
    void queryCallsAreAnsweredInXml() throws Exception {
        HttpResponse<String> answer = form("Action=Echo&Version=2026-01-01&Say=a%26b");

        assertThat(answer.body()).startsWith("<EchoResponse xmlns=\"https://echo/\"><EchoResult><Said>a&amp;b</Said>")
                .contains("<At>1970-01-01T00:00:01.500Z</At>", "<List><member>a</member><member>b&lt;c</member></List>",
                        "<ResponseMetadata><RequestId>");
    }

    @Test
    void cborCallsAreAnsweredInCbor() throws Exception {
        byte[] body = Json.MAPPER.writer().with(new CBORFactory()).writeValueAsBytes(Map.of("Say", "hi"));
        HttpResponse<byte[]> answer = http.send(signed(request("/service/Echo/operation/Echo"), "us-east-1")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray());

        JsonNode result = Json.MAPPER.reader().with(new CBORFactory()).readTree(answer.body());
        assertThat(result.get("Said").asText()).isEqualTo("hi");
        assertThat(result.get("At").asDouble()).isEqualTo(1.5);
    }

    @Test
    void errorsHaveTheShapeOfTheProtocol() throws Exception {
        HttpResponse<String> asJson = json("Fail", "{}", "us-east-1");
        HttpResponse<String> asXml = form("Action=Fail");

        assertThat(asJson.statusCode()).isEqualTo(400);
        assertThat(Json.parseOwn(asJson.body())).isEqualTo(Json.parseOwn(
                "{\"__type\":\"TooLoudException\",\"message\":\"Lower your voice.\",\"Decibel\":120}"));
        assertThat(asXml.statusCode()).isEqualTo(400);
        assertThat(asXml.body()).contains(
                "<Error><Type>Sender</Type><Code>TooLoudException</Code><Message>Lower your voice.</Message>");
    }

    @Test
    void anUnknownActionIsRefusedByNameWithThoseThereAre() throws Exception {
        assertThat(json("Shout", "{}", "us-east-1").body()).contains("UnknownOperationException", "Shout",
                "Break, Echo, Fail");
        assertThat(form("Action=Shout").body()).contains("<Code>InvalidAction</Code>", "Shout");
    }

    @Test
    void anUnknownServiceIsRefusedByName() throws Exception {
        HttpResponse<String> answer = send(request("/")
                .header("Authorization",
                        "AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/braket/aws4_request, SignedHeaders=host, Signature=0")
                .GET().build());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'braket'", "It has: echo.");
    }

    @Test
    void aMissingMemberAndAWrongBodyAreTheCallersFault() throws Exception {
        assertThat(json("Echo", "{}", "us-east-1").body()).contains("ValidationException", "'Say'");
        assertThat(json("Echo", "[1]", "us-east-1").body()).contains("SerializationException");
        assertThat(json("Echo", "{\"Say\":", "us-east-1").body()).contains("line 1, column 8").doesNotContain("Source",
                "byte[]");
    }

    @Test
    void aFaultOfOursKeepsItsStackTraceToItself() throws Exception {
        HttpResponse<String> answer = json("Break", "{}", "us-east-1");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("InternalFailure").doesNotContain("secret", "IllegalState", "at dev.");
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsLengthAlone() throws Exception {
        HttpResponse<String> answer = json("Echo", "{\"Say\":\"" + "x".repeat(1 << 20) + "\"}", "us-east-1");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("1000");
    }

    @Test
    void restPathsAreMatchedAndDecoded() throws Exception {
        HttpResponse<String> answer = send(signed(request("/things/a%20b+c/parts/x/y%2Fz"), "us-east-1").GET().build());

        assertThat(Json.parseOwn(answer.body())).isEqualTo(Json.parseOwn("{\"Name\":\"a b+c\",\"Part\":\"x/y/z\"}"));
    }

    @Test
    void malformedHttpGetsA4xxAndTheDoorStaysOpen() throws Exception {
        for (String nonsense : List.of("GET / HTTP/1.1\r\nHo st: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: minus\r\n\r\n")) {
            assertThat(raw(nonsense)).as("answer to %.40s", nonsense).startsWith("HTTP/1.1 4")
                    .doesNotContain("Exception:", "at io.helidon");
        }
        assertThat(json("Echo", "{\"Say\":\"still here\"}", "us-east-1").statusCode()).isEqualTo(200);
    }

    /** The door answers and hangs up while the client still sends, so the client may see either first. */
    @Test
    void aRequestLineOverTheLimitIsCutOffAndTheDoorStaysOpen() throws Exception {
        try {
            assertThat(raw("GET /" + "x".repeat(1 << 18) + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 4");
        } catch (SocketException hungUp) {
            assertThat(hungUp).isNotInstanceOf(ConnectException.class);
        }
        assertThat(json("Echo", "{\"Say\":\"still here\"}", "us-east-1").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotHttp11IsToldSoAndTheDoorStaysOpen() throws Exception {
        for (String nonsense : List.of("NONSENSE\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n", "GET /\r\n\r\n")) {
            assertThat(raw(nonsense)).as("answer to %.40s", nonsense).startsWith("HTTP/1.1 400 ");
        }
        for (String other : List.of("GET / HTTP/1.0\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) {
            assertThat(raw(other)).as("answer to %.40s", other).startsWith("HTTP/1.1 505 ");
        }
        assertThat(json("Echo", "{\"Say\":\"still here\"}", "us-east-1").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatSpeaksTlsIsAnsweredAtOnce() throws Exception {
        // Without a line feed in it, as most greetings are.
        assertThat(raw("\u0016\u0003\u0001\u0002\u0000" + "x".repeat(500))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aBodyWhoseEndCantBeFoundIsRefusedAtOnce() throws Exception {
        String head = "POST / HTTP/1.1\r\nHost: x\r\n";
        for (String body : List.of("Content-Length: -5\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF\r\nabc")) {
            assertThat(raw(head + body)).as("answer to %s", body).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void aTakenPortSaysWhatToDo() {
        assertThatThrownBy(() -> new FrontDoor(door.port(),
                new Dispatcher(List.of(), Scope.standard(), new Ids(RandomGenerator.getDefault()))))
                .isInstanceOf(FrontDoor.PortTaken.class)
                .hasMessageContaining("Port " + door.port() + " is taken")
                .hasMessageContaining("another port");
    }

    private String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            int next;
            while (answer.size() < 1_000 && (next = in.read()) >= 0) {
                answer.write(next);
                if (answer.toString(StandardCharsets.ISO_8859_1).contains("\r\n\r\n")) {
                    break;
                }
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private HttpResponse<String> json(String action, String body, String region) throws Exception {
        return send(signed(request("/"), region).header("X-Amz-Target", "Echo_2026." + action)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> form(String body) throws Exception {
        return send(signed(request("/"), "us-east-1").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
    }

    private static HttpRequest.Builder signed(HttpRequest.Builder request, String region) {
        return request.header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIATEST/20260101/" + region
                + "/echo/aws4_request, SignedHeaders=host, Signature=0");
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private record Inner() implements Service {
        @Override
        public String name() {
            return "inner";
        }

        @Override
        public boolean named() {
            return false;
        }

        @Override
        public List<Api> apis() {
            return List.of();
        }
    }

    private record Echo(String name, List<Api> apis) implements Service {
        @Override
        public long maxBodyBytes() {
            return 1_000;
        }
    }
}
