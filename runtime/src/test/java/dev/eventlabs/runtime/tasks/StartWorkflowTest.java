package dev.eventlabs.runtime.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.StatesStub;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

class StartWorkflowTest {
    private static final String STATE_MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:tasks";
    private static final String DONE = "{\"batchItemFailures\":[]}";

    @AutoClose private final StatesStub states = StatesStub.start();
    @AutoClose private final SfnClient stepFunctions = states.client();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void startsAnExecutionNamedAfterTheRecordOnceHoweverOftenItIsDelivered() {
        String event = RecordedEvents.text("task-record.json");

        assertThat(answer(event)).isEqualTo(DONE);
        assertThat(answer(event)).isEqualTo(DONE);
        assertThat(states.executions()).containsExactly(Map.entry("c4ca4238a0b923820dcc509a6f75849b",
                "{\"task_id\":\"100\",\"workflow_step\":\"NEW\"}"));
        assertThat(log.toString(UTF_8)).contains("\"execution started\"", "\"execution was started before\"",
                "\"task_id\":\"100\"");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"INSERT,-,-,NEW", "INSERT,-,FAILED,-", "MODIFY,-,FAILED,FAILED",
            "MODIFY,ACTIVE,FAILED,FAILED", "MODIFY,FAILED,FAILED,-", "MODIFY,-,ACTIVE,-", "MODIFY,FAILED,ACTIVE,-",
            "MODIFY,ACTIVE,SUCCESS,-", "MODIFY,-,-,-", "REMOVE,FAILED,-,-", "REMOVE,-,FAILED,-"})
    void startsForNewTasksAndForThoseThatBecameFailed(String eventName, String before, String after, String step) {
        assertThat(answer(event(record("1", "e-1", eventName, "TASK#a \\\"b", before, after)))).isEqualTo(DONE);

        if (step == null) {
            assertThat(states.executions()).isEmpty();
            assertThat(log.toString(UTF_8)).contains("nothing to start", "\"event_id\":\"e-1\"");
        } else {
            assertThat(states.executions()).containsEntry("e-1",
                    "{\"task_id\":\"a \\\"b\",\"workflow_step\":\"" + step + "\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "TASK#", "task#100"})
    void aKeyThatIsNoTasksIsReportedAndWhatFollowsIsLeftToTheNextDelivery(String key) {
        assertThat(answer(event(record("1", "e-1", "INSERT", "TASK#1", null, null),
                record("2", "e-2", "INSERT", key, null, null), record("3", "e-3", "INSERT", "TASK#3", null, null))))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
        assertThat(states.executions()).containsOnlyKeys("e-1");
        assertThat(log.toString(UTF_8)).contains("record refused", "expected is TASK#<task_id>");
    }

    @Test
    void aRecordWithoutAnIdCanNotBeToldFromAnotherAndIsReported() {
        String record = record("1", "", "INSERT", "TASK#1", null, null);

        assertThat(answer(event(record))).contains("\"itemIdentifier\":\"1\"");
        assertThat(answer(event(record.replace("\"eventID\":\"\",", "")))).contains("\"itemIdentifier\":\"1\"");
        assertThat(answer(event("{\"eventID\":\"e\"}"))).contains("\"itemIdentifier\":\"\"");
        assertThat(states.executions()).isEmpty();
    }

    @Test
    void aStateMachineThatIsAwayLosesNothing() {
        var nowhere = function(STATE_MACHINE + "-gone");

        assertThat(answer(nowhere, event(record("1", "e-1", "INSERT", "TASK#1", null, null))))
                .contains("\"itemIdentifier\":\"1\"");
        assertThat(log.toString(UTF_8)).contains("\"ERROR\"", "execution not started", "State Machine Does Not Exist");
    }

    @Test
    void anEventWithoutRecordsIsDone() {
        assertThat(answer("{}")).isEqualTo(DONE);
    }

    @Test
    void warmsUpWithoutStartingAnything() {
        new Workflow(stepFunctions, STATE_MACHINE).warmUp();

        assertThat(states.executions()).isEmpty();
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(StartWorkflow::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STATE_MACHINE_ARN is missing");
    }

    private String answer(String event) {
        return answer(function(STATE_MACHINE), event);
    }

    private static String answer(StartWorkflow function, String event) {
        return RecordedEvents.answer(function.handleRequest(RecordedEvents.event(event, DynamodbEvent.class),
                new TestContext("r-1", 1_000)), StreamsEventResponse.class);
    }

    private StartWorkflow function(String stateMachineArn) {
        return new StartWorkflow(new Workflow(stepFunctions, stateMachineArn),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private static String event(String... records) {
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    private static String record(String sequenceNumber, String id, String eventName, String key, String before,
            String after) {
        String keys = "\"PK\":{\"S\":\"" + key + "\"}";
        return "{\"eventID\":\"" + id + "\",\"eventName\":\"" + eventName + "\",\"dynamodb\":{\"Keys\":{" + keys
                + "},\"OldImage\":{" + keys + status(before) + "},\"NewImage\":{" + keys + status(after)
                + "},\"SequenceNumber\":\"" + sequenceNumber + "\"}}";
    }

    private static String status(String status) {
        return status == null ? "" : ",\"workflow_status\":{\"S\":\"" + status + "\"}";
    }
}
