package dev.eventlabs.runtime.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonObjects;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The API against DynamoDB Local. */
class TaskApiIT {
    private static final String NOW = "2026-11-26T09:00:00Z";
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    private final CallsSeen calls = new CallsSeen();
    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client(calls);
    private final String table = "tasks-" + UUID.randomUUID();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = Instant.parse(NOW);
    private final TaskApi api = api(table);

    @BeforeEach
    void createTable() {
        ENGINE.createTasksTable(table);
        calls.operations().clear();
    }

    @Test
    void createsATaskAndShowsIt() {
        String task = "{\"task_id\":\"100\",\"updated_datetime\":\"" + NOW + "\"}";

        assertAnswer(post("{\"task_id\": \"100\"}"), 201, task);
        assertThat(calls.operations()).containsExactly("PutItem");
        assertThat(item("100")).isEqualTo(Map.of("PK", AttributeValue.fromS("TASK#100"), "task_id",
                AttributeValue.fromS("100"), "updated_datetime", AttributeValue.fromS(NOW)));
        calls.operations().clear();
        assertAnswer(get("100"), 200, task);
        assertThat(calls.operations()).containsExactly("GetItem");
    }

    @Test
    void anIdThatIsTakenIs409AndTheTaskStaysAsItIs() {
        post("{\"task_id\":\"100\",\"owner\":\"ann\"}");
        now = now.plusSeconds(1);
        Map<String, AttributeValue> before = item("100");

        var answer = post("{\"task_id\":\"100\",\"owner\":\"bob\"}");

        assertError(answer, 409, "task_exists", "100");
        assertThat(item("100")).isEqualTo(before);
    }

    @Test
    void keepsEveryAttributeWithItsTypeAndItsNumbersExactly() {
        String extra = "\"big\":1234567890123456789012345678901234567.8,\"flag\":false,\"list\":[1,\"1\",null,[],{}],"
                + "\"map\":{\"a\":{\"b\":-0.1}},\"none\":null,\"small\":1E-130,\"text\":\"ü🦃\",\"void\":\"\"";

        assertThat(post("{\"task_id\":\"1\"," + extra + "}").getBody()).endsWith("," + extra + "}");
        assertThat(get("1").getBody()).endsWith("," + extra + "}");
        assertThat(item("1").get("list").l().getFirst()).isEqualTo(AttributeValue.fromN("1"));
        assertThat(item("1").get("none")).isEqualTo(AttributeValue.fromNul(true));
    }

    @Test
    void showsWhatTheWorkflowAndOthersWroteButNotWhatIsInternal() {
        put(Map.of("PK", AttributeValue.fromS("TASK#7"), "task_id", AttributeValue.fromS("7"), "workflow_status",
                AttributeValue.fromS("ACTIVE"), "attempts", AttributeValue.fromN("2"), "updated_datetime",
                AttributeValue.fromS(NOW), "execution", AttributeValue.fromS("e-1"), "tags",
                AttributeValue.fromSs(List.of("a")), "bytes",
                AttributeValue.fromB(SdkBytes.fromUtf8String("x"))));

        assertAnswer(get("7"), 200, "{\"task_id\":\"7\",\"workflow_status\":\"ACTIVE\",\"updated_datetime\":\"" + NOW
                + "\",\"attempts\":2,\"bytes\":\"eA==\",\"tags\":[\"a\"]}");
    }

    @Test
    void anIdIsWhateverTextAPathCanSay() {
        post("{\"task_id\":\"a/b ü%\"}");

        assertThat(get("a%2Fb%20%C3%BC%25").getBody()).contains("\"task_id\":\"a/b ü%\"");
    }

    @Test
    void aTaskThatIsNotThereIs404() {
        assertError(get("nobody"), 404, "task_not_found", "nobody");
        assertError(get("x".repeat(3000)), 404, "task_not_found", "");
        assertError(get("%20"), 404, "task_not_found", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"task_id\":100}", "{\"task_id\":null}", "{\"task_id\":\"\"}",
            "{\"task_id\":\" \"}",
            "{\"task_id\":[\"1\"]}", "{\"task_id\":\"1\",\"PK\":\"TASK#2\"}",
            "{\"task_id\":\"1\",\"workflow_status\":\"NEW\"}",
            "{\"task_id\":\"1\",\"attempts\":0}", "{\"task_id\":\"1\",\"execution\":\"x\"}",
            "{\"task_id\":\"1\",\"updated_datetime\":\"x\"}", "{\"task_id\":\"1\",\"n\":1e200}",
            "{\"task_id\":\"1\",\"n\":[{\"m\":123456789012345678901234567890123456789}]}", "{\"task_id\":\"1\",\"\":1}",
            "{\"task_id\":\"1\",\"m\":{\"\":1}}", "{\"task_id\":\"1\",\"task_id\":\"2\"}", "[]"})
    void whatCanNotBeATaskIs400AndNothingIsWritten(String body) {
        assertError(post(body), 400, "bad_request", "");
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).isEmpty();
    }

    @Test
    void whatIsBeyondTheTableIsTheCallersFaultToo() {
        assertError(post("{\"task_id\":\"" + "ü".repeat(129) + "\"}"), 400, "bad_request", "256");
        assertThat(post("{\"task_id\":\"" + "ü".repeat(128) + "\"}").getStatusCode()).isEqualTo(201);
        assertError(post("{\"task_id\":\"1\",\"n\":" + "[".repeat(33) + "]".repeat(33) + "}"), 400, "bad_request", "");
        assertError(post("{\"task_id\":\"1\",\"n\":" + "[".repeat(99) + "]".repeat(99) + "}"), 400, "bad_request", "");
        assertError(post("{\"task_id\":\"1\",\"n\":\"" + "x".repeat(410 * 1024) + "\"}"), 413, "content_too_large",
                "400 KB");
        assertThat(post("{\"task_id\":\"2\",\"n\":\"" + "x".repeat(398 * 1024) + "\"}").getStatusCode()).isEqualTo(201);
    }

    @Test
    void aTableThatIsAwayIs503() {
        TaskApi nowhere = api("no-such-table");

        assertError(nowhere.handleRequest(event("POST", "/task").withBody("{\"task_id\":\"1\"}"), context()), 503,
                "unavailable", "Try again");
        assertError(nowhere.handleRequest(event("GET", "/task/1"), context()), 503, "unavailable", "Try again");
        assertThat(log.toString(UTF_8)).contains("\"level\":\"ERROR\"", "\"status\":503", "\"reason\":");
    }

    @Test
    void logsOneLineForEachCallWithoutWhatWasSent() {
        post("{\"task_id\":\"100\",\"secret\":\"4711\"}");
        get("100");

        assertThat(log.toString(UTF_8).lines()).hasSize(2).allSatisfy(
                line -> assertThat(line).contains("\"answered\"", "\"AWSRequestId\":\"r-1\"").doesNotContain("4711"));
    }

    @Test
    void warmsUpWithoutChangingAnything() {
        new Tasks(new TaskTable(dynamoDb, table), () -> now).warmUp();

        assertThat(calls.operations()).containsExactly("GetItem");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(TaskApi::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TASKS_TABLE is missing");
    }

    @Test
    void readsAndWritesLambdasOwnFormat() {
        var fields = new HashMap<String, Json>();
        fields.put("httpMethod", new Json.Text("POST"));
        fields.put("resource", new Json.Text("/task"));
        fields.put("body", new Json.Text("{\"task_id\":\"5\"}"));
        fields.put("pathParameters", new Json.Null());
        fields.put("isBase64Encoded", new Json.Bool(false));
        var event = RecordedEvents.event(new JsonObjects().text(new Json.Fields(fields)),
                APIGatewayProxyRequestEvent.class);

        String answer = RecordedEvents.answer(api.handleRequest(event, context()), APIGatewayProxyResponseEvent.class);

        assertThat(answer).contains("\"statusCode\":201", "\"Content-Type\":\"application/json\"",
                "\"body\":\"{\\\"task_id\\\":\\\"5\\\"");
    }

    private TaskApi api(String name) {
        return new TaskApi(new Tasks(new TaskTable(dynamoDb, name), () -> now),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private APIGatewayProxyResponseEvent post(String body) {
        return api.handleRequest(event("POST", "/task").withBody(body), context());
    }

    private APIGatewayProxyResponseEvent get(String encodedId) {
        return api.handleRequest(event("GET", "/task/" + encodedId).withResource("/task/{task_id}")
                .withPathParameters(Map.of("task_id", encodedId)), context());
    }

    private static APIGatewayProxyRequestEvent event(String method, String path) {
        return new APIGatewayProxyRequestEvent().withHttpMethod(method).withPath(path).withResource(path);
    }

    private static TestContext context() {
        return new TestContext("r-1", 1_000);
    }

    private static void assertAnswer(APIGatewayProxyResponseEvent answer, int status, String body) {
        assertThat(answer.getBody()).isEqualTo(body);
        assertThat(answer.getStatusCode()).isEqualTo(status);
    }

    private static void assertError(APIGatewayProxyResponseEvent answer, int status, String error, String hint) {
        assertThat(answer.getBody()).startsWith("{\"error\":\"" + error + "\",\"message\":\"").contains(hint);
        assertThat(answer.getStatusCode()).isEqualTo(status);
    }

    private void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    private Map<String, AttributeValue> item(String taskId) {
        return dynamoDb.getItem(get -> get.tableName(table).key(TaskAttributes.key(taskId)).consistentRead(true))
                .item();
    }
}
