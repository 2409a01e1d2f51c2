package dev.eventlabs.runtime.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.CallsSeen;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The updater against DynamoDB Local. Executions are called a, b, c, … in the order in which they are started. */
class UpdateTaskIT {
    private static final int MOST = 2;
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    private final CallsSeen calls = new CallsSeen();
    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client(calls);
    private final String table = "tasks-" + UUID.randomUUID();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void createTask() {
        ENGINE.createTasksTable(table);
        there(null, null, 0);
        calls.operations().clear();
    }

    @Test
    void aNewTaskSucceedsAtOnce() {
        assertThat(move("NEW", "ACTIVE", "a")).isEqualTo(answer("ACTIVE", 0, true));
        assertThat(move("NEW", "SUCCESS", "a")).isEqualTo(answer("SUCCESS", 0, true));

        assertThat(calls.operations()).containsExactly("UpdateItem", "UpdateItem");
        assertThat(item()).isEqualTo(Map.of("PK", AttributeValue.fromS("TASK#1"), "task_id", AttributeValue.fromS("1"),
                "owner", AttributeValue.fromS("ann"), "workflow_status", AttributeValue.fromS("SUCCESS"), "execution",
                AttributeValue.fromS("a"), "updated_datetime", AttributeValue.fromS("2026-11-26T09:00:00Z")));
    }

    @Test
    void aTaskThatFailsIsTriedAgainAsOftenAsMayBeAndThenAbandoned() {
        move("NEW", "ACTIVE", "a");
        assertThat(move("NEW", "FAILED", "a")).isEqualTo(answer("FAILED", 0, true));
        assertThat(move("FAILED", "ACTIVE", "b")).isEqualTo(answer("ACTIVE", 1, true));
        assertThat(move("FAILED", "FAILED", "b")).isEqualTo(answer("FAILED", 1, true));
        assertThat(move("FAILED", "ACTIVE", "c")).isEqualTo(answer("ACTIVE", 2, true));
        calls.operations().clear();

        assertThat(move("FAILED", "FAILED", "c")).isEqualTo(answer("ABANDONED", 2, true));

        assertThat(calls.operations()).containsExactly("UpdateItem", "UpdateItem");
        assertThat(move("FAILED", "ACTIVE", "d")).isEqualTo(answer("ABANDONED", 2, false));
    }

    @Test
    void withoutAttemptsAFailureIsTheEnd() {
        move(0, "NEW", "ACTIVE", "a");

        assertThat(move(0, "NEW", "FAILED", "a")).isEqualTo(answer("ABANDONED", 0, true));
    }

    /** Each move, from each state: what is there then, and whose it is. Execution b asks; a had the task before. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "NEW,    ACTIVE,  -,         -, 0, ACTIVE,    0, true",
            "NEW,    ACTIVE,  ACTIVE,    b, 0, ACTIVE,    0, true",
            "NEW,    ACTIVE,  ACTIVE,    a, 0, ACTIVE,    0, false",
            "NEW,    ACTIVE,  FAILED,    b, 0, FAILED,    0, false",
            "NEW,    ACTIVE,  SUCCESS,   a, 0, SUCCESS,   0, false",
            "NEW,    ACTIVE,  ABANDONED, a, 2, ABANDONED, 2, false",
            "FAILED, ACTIVE,  FAILED,    a, 0, ACTIVE,    1, true",
            "FAILED, ACTIVE,  FAILED,    -, 0, ACTIVE,    1, true",
            "FAILED, ACTIVE,  ACTIVE,    b, 1, ACTIVE,    1, true",
            "FAILED, ACTIVE,  FAILED,    b, 1, FAILED,    1, false",
            "FAILED, ACTIVE,  ACTIVE,    a, 1, ACTIVE,    1, false",
            "FAILED, ACTIVE,  -,         -, 0, -,         0, false",
            "NEW,    SUCCESS, ACTIVE,    b, 0, SUCCESS,   0, true",
            "NEW,    SUCCESS, SUCCESS,   b, 0, SUCCESS,   0, true",
            "FAILED, SUCCESS, ACTIVE,    a, 1, ACTIVE,    1, false",
            "FAILED, SUCCESS, SUCCESS,   a, 1, SUCCESS,   1, false",
            "NEW,    SUCCESS, -,         -, 0, -,         0, false",
            "NEW,    FAILED,  ACTIVE,    b, 0, FAILED,    0, true",
            "NEW,    FAILED,  -,         -, 0, FAILED,    0, true",
            "NEW,    FAILED,  FAILED,    b, 0, FAILED,    0, true",
            "NEW,    FAILED,  FAILED,    a, 0, FAILED,    0, false",
            "NEW,    FAILED,  ACTIVE,    a, 0, ACTIVE,    0, false",
            "FAILED, FAILED,  ACTIVE,    b, 1, FAILED,    1, true",
            "FAILED, FAILED,  ACTIVE,    b, 2, ABANDONED, 2, true",
            "FAILED, FAILED,  ACTIVE,    b, 7, ABANDONED, 7, true",
            "FAILED, FAILED,  FAILED,    a, 0, ABANDONED, 0, true",
            "FAILED, FAILED,  FAILED,    b, 1, FAILED,    1, true",
            "FAILED, FAILED,  ABANDONED, b, 2, ABANDONED, 2, true",
            "FAILED, FAILED,  ACTIVE,    a, 2, ACTIVE,    2, false",
            "FAILED, FAILED,  SUCCESS,   b, 1, SUCCESS,   1, false",
            "FAILED, FAILED,  -,         -, 0, -,         0, false"})
    void movesOnlyWhatIsTheExecutionsToMove(String step, String to, String status, String execution, int attempts,
            String then, int attemptsThen, boolean mine) {
        there(status, execution, attempts);
        Map<String, AttributeValue> before = item();

        assertThat(move(step, to, "b")).isEqualTo(answer(then, attemptsThen, mine));

        Map<String, AttributeValue> after = item();
        if (!mine) {
            assertThat(after).isEqualTo(before);
        }
        assertThat(move(step, to, "b")).as("asked again").isEqualTo(answer(then, attemptsThen, mine));
        assertThat(item()).isEqualTo(after);
    }

    @Test
    void aTaskThatIsGoneIsNobodysAndStaysGone() {
        dynamoDb.deleteItem(delete -> delete.tableName(table).key(TaskAttributes.key("1")));

        for (String status : new String[]{"ACTIVE", "SUCCESS", "FAILED"}) {
            assertThat(move("NEW", status, "a")).isEqualTo(answer(null, 0, false));
            assertThat(move("FAILED", status, "a")).isEqualTo(answer(null, 0, false));
        }
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"task_id\":1,\"workflow_step\":\"NEW\",\"status\":\"ACTIVE\",\"execution\":\"a\"}",
            "{\"task_id\":\"1\",\"workflow_step\":\"OLD\",\"status\":\"ACTIVE\",\"execution\":\"a\"}",
            "{\"task_id\":\"1\",\"workflow_step\":\"NEW\",\"status\":\"ABANDONED\",\"execution\":\"a\"}",
            "{\"task_id\":\"1\",\"workflow_step\":\"NEW\",\"status\":\"ACTIVE\",\"execution\":\" \"}"})
    void inputThatMakesNoSenseIsRefusedByName(String input) {
        assertThatThrownBy(() -> function(MOST, table).handleRequest(input(input), context()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("expected is");
        assertThat(calls.operations()).isEmpty();
    }

    @Test
    void aTableThatIsAwayFailsTheFunctionSoThatTheWorkflowTriesAgain() {
        var nowhere = function(MOST, "no-such-table");

        assertThatThrownBy(() -> nowhere.handleRequest(request("NEW", "ACTIVE", "a"), context()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void logsWhoMovedWhatWhere() {
        move("NEW", "ACTIVE", "a");
        move("NEW", "SUCCESS", "b");

        assertThat(log.toString(UTF_8).lines().toList()).satisfiesExactly(
                line -> assertThat(line).contains("\"INFO\"", "task moved", "\"task_id\":\"1\"", "\"execution\":\"a\""),
                line -> assertThat(line).contains("\"WARN\"", "task is not mine", "\"workflow_status\":\"ACTIVE\""));
    }

    @Test
    void warmsUpWithoutChangingAnything() {
        new MoveTask(new TaskTable(dynamoDb, table), MOST, InstantSource.system()).warmUp();

        assertThat(calls.operations()).containsExactly("UpdateItem");
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).hasSize(1);
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissingOrWrong() {
        assertThatThrownBy(UpdateTask::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TASKS_TABLE is missing");
        assertThat(UpdateTask.attempts("0")).isZero();
        assertThatThrownBy(() -> UpdateTask.attempts("-1")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MAX_ATTEMPTS is \"-1\"");
    }

    private Map<String, Object> move(String step, String status, String execution) {
        return move(MOST, step, status, execution);
    }

    private Map<String, Object> move(int maxAttempts, String step, String status, String execution) {
        return function(maxAttempts, table).handleRequest(request(step, status, execution), context());
    }

    private UpdateTask function(int maxAttempts, String name) {
        InstantSource clock = () -> Instant.parse("2026-11-26T09:00:00Z");
        return new UpdateTask(new MoveTask(new TaskTable(dynamoDb, name), maxAttempts, clock),
                new StructuredLog(new PrintStream(log, true, UTF_8), clock));
    }

    private static Map<String, Object> request(String step, String status, String execution) {
        return Map.of("task_id", "1", "workflow_step", step, "status", status, "execution", execution);
    }

    private static Map<String, Object> input(String json) {
        @SuppressWarnings("unchecked") Map<String, Object> input = RecordedEvents.input(json, Map.class);
        return input;
    }

    private static TestContext context() {
        return new TestContext("r-1", 1_000);
    }

    private static Map<String, Object> answer(String status, int attempts, boolean mine) {
        var answer = new HashMap<String, Object>();
        answer.put("workflow_status", status);
        answer.put("attempts", attempts);
        answer.put("mine", mine);
        return answer;
    }

    private void there(String status, String execution, int attempts) {
        var item = new HashMap<>(TaskAttributes.key("1"));
        item.put("task_id", AttributeValue.fromS("1"));
        item.put("owner", AttributeValue.fromS("ann"));
        item.put("updated_datetime", AttributeValue.fromS("2026-11-26T08:00:00Z"));
        if (status != null) {
            item.put("workflow_status", AttributeValue.fromS(status));
        }
        if (execution != null) {
            item.put("execution", AttributeValue.fromS(execution));
        }
        if (attempts > 0) {
            item.put("attempts", AttributeValue.fromN(Integer.toString(attempts)));
        }
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    private Map<String, AttributeValue> item() {
        return dynamoDb.getItem(get -> get.tableName(table).key(TaskAttributes.key("1")).consistentRead(true)).item();
    }
}
