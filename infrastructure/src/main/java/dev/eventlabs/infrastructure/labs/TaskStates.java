package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.stepfunctions.CatchProps;
import software.amazon.awscdk.services.stepfunctions.Chain;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IChainable;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.State;
import software.amazon.awscdk.services.stepfunctions.Succeed;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.TaskStateBase;
import software.amazon.awscdk.services.stepfunctions.Timeout;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.amazon.awscdk.services.stepfunctions.tasks.DynamoAttributeValue;
import software.amazon.awscdk.services.stepfunctions.tasks.DynamoUpdateItem;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * The states of a task's workflow. Whatever fails is tried again and then leads to {@code Mark failed after error}, and if
 * even that fails to {@code Abandon}, which needs no function: no task stays ACTIVE because something broke.
 *
 * <p>An execution whose mock API said no succeeds, for that is its business; one that met an error fails, which the
 * workflow's alarm tells of.
 */
final class TaskStates {
    /** More than the functions' own time-out, so that theirs is the one that speaks. */
    private static final Duration TASK_TIMEOUT = TasksLab.FUNCTION_TIMEOUT.plus(Duration.seconds(5));
    private static final int RETRIES = 3;

    private final Construct scope;
    private final JavaFunction updater;
    private final JavaFunction mockApi;

    TaskStates(Construct scope, JavaFunction updater, JavaFunction mockApi) {
        this.scope = scope;
        this.updater = updater;
        this.mockApi = mockApi;
    }

    IChainable chain(TableV2 table, Duration retryDelay) {
        State done = new Succeed(scope, "Done");
        State error = Fail.Builder.create(scope, "Error")
                .error("TaskError")
                .cause("A state failed after all its retries; the history says which and why.")
                .build();
        LambdaInvoke markFailed = update("Mark failed after error", "FAILED");
        markFailed.addCatch(abandon(table).addCatch(error, caught("$.abandonError")).next(error),
                caught("$.markError"));
        markFailed.next(error);

        Chain call = Chain.start(orElse(markFailed, mockApi()))
                .next(new Choice(scope, "At most 7?")
                        .when(Condition.numberLessThanEquals("$.api.number", 7),
                                orElse(markFailed, update("Mark success", "SUCCESS")).next(done))
                        .otherwise(orElse(markFailed, update("Mark failed", "FAILED")).next(done)));
        Chain active = Chain.start(new Choice(scope, "Still mine?")
                .when(Condition.booleanEquals("$.task.mine", true),
                        Wait.Builder.create(scope, "Wait").time(WaitTime.duration(retryDelay)).build().next(call))
                .otherwise(new Succeed(scope, "Superseded")));
        return new Choice(scope, "New or failed?")
                .when(Condition.stringEquals("$.workflow_step", "NEW"),
                        orElse(markFailed, update("Activate new task", "ACTIVE")).next(active))
                .when(Condition.stringEquals("$.workflow_step", "FAILED"),
                        orElse(markFailed, update("Activate failed task", "ACTIVE")).next(active))
                .otherwise(Fail.Builder.create(scope, "Unknown step")
                        .error("UnknownStep")
                        .cause("The input's workflow_step must be NEW or FAILED.")
                        .build());
    }

    private LambdaInvoke update(String state, String status) {
        return patient(LambdaInvoke.Builder.create(scope, state)
                .lambdaFunction(updater.getAlias())
                .payload(payload(Map.of("status", status,
                        "task_id", JsonPath.stringAt("$.task_id"),
                        "workflow_step", JsonPath.stringAt("$.workflow_step"),
                        "execution", JsonPath.stringAt("$$.Execution.Name"))))
                .payloadResponseOnly(true)
                .retryOnServiceExceptions(false)
                .resultPath("$.task")
                .taskTimeout(Timeout.duration(TASK_TIMEOUT))
                .build());
    }

    private LambdaInvoke mockApi() {
        return patient(LambdaInvoke.Builder.create(scope, "Call mock API")
                .lambdaFunction(mockApi.getAlias())
                .payload(payload(Map.of("task_id", JsonPath.stringAt("$.task_id"))))
                .payloadResponseOnly(true)
                .retryOnServiceExceptions(false)
                .resultPath("$.api")
                .taskTimeout(Timeout.duration(TASK_TIMEOUT))
                .build());
    }

    /** Writes past the updater, unless another execution has the task by now. */
    private DynamoUpdateItem abandon(TableV2 table) {
        return patient(DynamoUpdateItem.Builder.create(scope, "Abandon")
                .table(table)
                .key(Map.of("PK", DynamoAttributeValue
                        .fromString(JsonPath.format("TASK#{}", JsonPath.stringAt("$.task_id")))))
                .updateExpression("SET workflow_status = :abandoned, updated_datetime = :now")
                .conditionExpression(
                        "attribute_exists(PK) AND (NOT workflow_status = :active OR #execution = :execution)")
                .expressionAttributeNames(Map.of("#execution", "execution"))
                .expressionAttributeValues(new TreeMap<>(Map.of(
                        ":abandoned", DynamoAttributeValue.fromString("ABANDONED"),
                        ":active", DynamoAttributeValue.fromString("ACTIVE"),
                        ":execution", DynamoAttributeValue.fromString(JsonPath.stringAt("$$.Execution.Name")),
                        ":now", DynamoAttributeValue.fromString(JsonPath.stringAt("$$.State.EnteredTime")))))
                .resultPath(JsonPath.DISCARD)
                .taskTimeout(Timeout.duration(TASK_TIMEOUT))
                .build());
    }

    /** Sorted, so that the definition is the same in each run of the JVM. */
    private static TaskInput payload(Map<String, String> fields) {
        return TaskInput.fromObject(new TreeMap<>(fields));
    }

    private static <T extends TaskStateBase> T patient(T task) {
        task.addRetry(RetryProps.builder()
                .errors(List.of("States.ALL"))
                .interval(Duration.seconds(1))
                .backoffRate(2)
                .maxAttempts(RETRIES)
                .build());
        return task;
    }

    private static LambdaInvoke orElse(State handler, LambdaInvoke task) {
        return (LambdaInvoke) task.addCatch(handler, caught("$.error"));
    }

    private static CatchProps caught(String resultPath) {
        return CatchProps.builder().errors(List.of("States.ALL")).resultPath(resultPath).build();
    }
}
