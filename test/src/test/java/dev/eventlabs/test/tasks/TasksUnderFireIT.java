package dev.eventlabs.test.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.test.tasks.TasksOnLocalCloud.Tasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@ExtendWith(TasksOnLocalCloud.class)
@Isolated("it kills every worker of this JVM")
class TasksUnderFireIT {

    private static final int TASKS = 60;

    private final TasksClient client;

    TasksUnderFireIT(Tasks tasks) {
        client = tasks.client();
    }

    @Test
    void everyTaskComesToRestByOneWorkflowAtATimeWhileWorkersAreKilled() {
        TasksUnderFire.Result result = new TasksUnderFire(client, ProcessHandle.current()).run("fire-", TASKS,
                Duration.ofMinutes(4));

        assertThat(result.refusals()).isEmpty();
        assertThat(result.reckoning().violations()).isEmpty();
        assertThat(result.reckoning().executions()).isGreaterThanOrEqualTo(TASKS);
        assertThat(result.killed()).as("workers killed").isPositive();
    }
}
