package dev.eventlabs.runtime.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Moves a task to its next state, for the workflow.
 *
 * <p>Input: {@code {"task_id": "100", "workflow_step": "NEW" or "FAILED", "status": "ACTIVE", "SUCCESS" or "FAILED", "execution":
 * "<name>"}}. Answer: {@code {"workflow_status": "ACTIVE", "attempts": 1, "mine": true}}, what is there now, with {@code mine} false if
 * it wasn't the execution's to move. Environment: {@code TASKS_TABLE}, {@code MAX_ATTEMPTS}.
 */
public final class UpdateTask implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final MoveTask tasks;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public UpdateTask() {
        this(Environment.ofProcess());
    }

    private UpdateTask(Environment environment) {
        this(environment.required("TASKS_TABLE"), attempts(environment.required("MAX_ATTEMPTS")));
    }

    private UpdateTask(String table, int maxAttempts) {
        this(new MoveTask(new TaskTable(AwsClients.build(DynamoDbClient.builder()), table), maxAttempts,
                InstantSource.system()), StructuredLog.ofProcess());
    }

    UpdateTask(MoveTask tasks, StructuredLog log) {
        this.tasks = tasks;
        this.log = log;
        this.priming = Priming.register(tasks::warmUp, log);
    }

    static int attempts(String variable) {
        if (!variable.matches("[0-9]{1,9}")) {
            throw new IllegalStateException("The environment variable MAX_ATTEMPTS is \"" + variable
                    + "\": set it to a whole number of 0 or more in the configuration of this function.");
        }
        return Integer.parseInt(variable);
    }

    /** @throws IllegalArgumentException when the input is wrong; nothing was written */
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        TaskMove move = TaskMove.of(input);
        TaskState state = tasks.move(move);
        log.line(state.mine() ? Level.INFO : Level.WARN, state.mine() ? "task moved" : "task is not mine",
                context.getAwsRequestId()).with("task_id", move.taskId()).with("asked", move.to())
                .with("workflow_status", state.workflowStatus()).with("attempts", state.attempts())
                .with("execution", move.execution()).write();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("workflow_status", state.workflowStatus());
        answer.put("attempts", state.attempts());
        answer.put("mine", state.mine());
        return answer;
    }
}
