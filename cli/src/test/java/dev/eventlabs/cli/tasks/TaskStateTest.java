package dev.eventlabs.cli.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStateTest {

    @Test
    void isNewUntilTheWorkflowTookItUp() throws Exception {
        var json = new ObjectMapper();

        assertThat(TaskState.of(json.readTree("{\"task_id\":\"1\",\"updated_datetime\":\"t\"}")))
                .isEqualTo(new TaskState("NEW", 0, "t"));
        assertThat(TaskState
                .of(json.readTree("{\"workflow_status\":\"ACTIVE\",\"attempts\":2,\"updated_datetime\":\"t\"}")))
                .isEqualTo(new TaskState("ACTIVE", 2, "t"));
    }

    @ParameterizedTest
    @CsvSource({"NEW 0,NEW", "ACTIVE 0,(NEW) → ACTIVE", "NEW 0|ACTIVE 0|SUCCESS 0,NEW → ACTIVE → SUCCESS",
            "NEW 0|SUCCESS 1,NEW → (ACTIVE) → (FAILED) → (ACTIVE) → SUCCESS",
            "NEW 0|ACTIVE 0|FAILED 0|ACTIVE 1|FAILED 1,NEW → ACTIVE → FAILED → ACTIVE → FAILED",
            "ACTIVE 0|ACTIVE 1|ABANDONED 1,(NEW) → ACTIVE → (FAILED) → ACTIVE → ABANDONED"})
    void tellsThePathWithWhatMustHavePassedUnseen(String seen, String path) {
        assertThat(TaskState.path(states(seen))).isEqualTo(path);
        assertThat(TaskState.arePassable(states(seen))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE 0|NEW 0", "SUCCESS 0|ACTIVE 0", "FAILED 1|ACTIVE 1", "ACTIVE 1|FAILED 0",
            "SUCCESS 0|ABANDONED 0"})
    void knowsWhatCanNotFollow(String seen) {
        assertThat(TaskState.arePassable(states(seen))).isFalse();
    }

    @Test
    void watchesChangesOnly() {
        Watched task = new Watched("1");

        assertThat(task.isAtRest()).isFalse();
        assertThat(task.saw(new TaskState("ACTIVE", 0, "a"))).isTrue();
        assertThat(task.saw(new TaskState("ACTIVE", 0, "b"))).isFalse();
        assertThat(task.saw(new TaskState("ACTIVE", 1, "c"))).isTrue();
        assertThat(task.saw(new TaskState("SUCCESS", 1, "d"))).isTrue();
        assertThat(task.isAtRest()).isTrue();
        assertThat(task.states()).hasSize(3);
    }

    private static List<TaskState> states(String text) {
        return Arrays.stream(text.split("\\|")).map(state -> state.split(" "))
                .map(state -> new TaskState(state[0], Integer.parseInt(state[1]), "t")).toList();
    }
}
