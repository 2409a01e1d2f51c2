package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.api.JsonBody;
import dev.eventlabs.infrastructure.constructs.api.JsonField;
import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.function.StreamConsumer;
import dev.eventlabs.infrastructure.constructs.observability.LabDashboard;
import dev.eventlabs.infrastructure.constructs.stream.RecordFilter;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import dev.eventlabs.infrastructure.constructs.workflow.Workflow;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.constructs.Construct;

/**
 * Tasks that a REST API takes and a workflow works on. A new task appears in the table's stream, which starts an execution;
 * the execution calls a (mock) API and writes what came of it into the task. A task that failed appears in the stream again
 * and is tried again, until it succeeds or is abandoned. At any time the API tells its state.
 *
 * <h2>What the functions get and answer</h2>
 *
 * <p>All are in {@code dev.eventlabs.runtime.tasks}. An item has {@code PK} ({@code TASK#<task_id>}), {@code task_id},
 * {@code updated_datetime} (ISO-8601, UTC), whatever else was posted, and, once the workflow took it up,
 * {@code workflow_status} and {@code execution} (the name of the execution that has it or had it last), and, once it was
 * tried again, {@code attempts} (how often; executions of a task are one more).
 *
 * <dl>
 * <dt>{@code TaskApi}, with {@code TASKS_TABLE}</dt>
 * <dd>Gets API Gateway's proxy event. {@code POST /task} with {@code {"task_id": "100", …}} puts the item unless its key is
 * there: 201 and the task, 409 {@code task_exists}. {@code GET /task/{task_id}}: 200 and the task, 404
 * {@code task_not_found}. A task is shown without {@code PK} and {@code execution}; names the workflow writes can't be
 * posted (400). May call {@code GetItem} and {@code PutItem}.</dd>
 * <dt>{@code StartWorkflow}, with {@code STATE_MACHINE_ARN}</dt>
 * <dd>Gets records of the table's stream, one at a time, inserted ones without {@code workflow_status} and those that became
 * {@code FAILED}. Starts an execution with the record's {@code eventID} as name and
 * {@code {"task_id": "100", "workflow_step": "NEW" or "FAILED"}} as input; {@code ExecutionAlreadyExists} is a redelivered
 * record and fine. Answers {@code StreamsEventResponse}. May call {@code StartExecution}, and {@code DescribeStateMachine} to
 * warm up.</dd>
 * <dt>{@code UpdateTask}, with {@code TASKS_TABLE} and {@code MAX_ATTEMPTS}</dt>
 * <dd>Gets {@code {"task_id", "workflow_step", "status", "execution"}}, with the status to write. Answers
 * {@code {"workflow_status": "ACTIVE", "attempts": 1, "mine": true}} with what is there now, {@code attempts} 0 if none, and
 * {@code mine} false if the task is another execution's or not in the state to be changed, when nothing is written. One
 * conditional {@code UpdateItem}, which is all it may call. Asked again by the same execution, it answers the same.
 * <ul>
 * <li>{@code ACTIVE} in step NEW: from no status. In step FAILED: from FAILED, and adds 1 to {@code attempts}. Notes the
 * execution.</li>
 * <li>{@code SUCCESS}: from ACTIVE of this execution.</li>
 * <li>{@code FAILED}: from ACTIVE of this execution, or from no status (it could not be activated). With
 * {@code MAX_ATTEMPTS} attempts behind it the task becomes {@code ABANDONED} instead; so does one that is FAILED still, since
 * another FAILED would not start anything.</li>
 * </ul></dd>
 * <dt>{@code MockApi}, without environment</dt>
 * <dd>Gets {@code {"task_id": "100"}}, answers {@code {"number": 0 to 9}} at random. 7 and less is a success.</dd>
 * </dl>
 */
public final class TasksLab extends Construct {
    static final Duration FUNCTION_TIMEOUT = Duration.seconds(15);
    /** With all retries of all states before the end, and this wait, an execution still ends before it is timed out. */
    private static final Duration LONGEST_DELAY = Duration.minutes(2);
    private static final Duration WORKFLOW_TIMEOUT = Duration.minutes(10);
    private static final String HANDLERS = "dev.eventlabs.runtime.tasks.";

    private final StreamingTable table;
    private final JavaFunction apiHandler;
    private final JavaFunction streamHandler;
    private final JavaFunction taskUpdater;
    private final JavaFunction mockApi;
    private final LambdaApi api;
    private final Workflow workflow;
    private final StreamConsumer consumer;
    private final LabDashboard dashboard;

    private TasksLab(Builder builder) {
        super(builder.scope, builder.id);
        check(builder);

        table = StreamingTable.Builder
                .create(this, "AppTable", "PK", AttributeType.STRING, StreamViewType.NEW_AND_OLD_IMAGES)
                .lifecycle(builder.lifecycle)
                .build();

        apiHandler = function(builder, "APIHandler", "TaskApi")
                .description("Answers the API: takes tasks and tells their state.")
                .environment("TASKS_TABLE", table.getTable().getTableName())
                .build();
        table.grantGet(apiHandler);
        table.grantPut(apiHandler);
        api = LambdaApi.Builder.create(this, "Api")
                .description("Tasks of the tasks lab")
                .stageName(builder.stageName)
                .post("/task", apiHandler, JsonBody.object("NewTask").required("task_id", JsonField.text(1, 256)))
                .get("/task/{task_id}", apiHandler)
                .lifecycle(builder.lifecycle)
                .build();
        Open.acknowledge(api);

        taskUpdater = function(builder, "TaskUpdater", "UpdateTask")
                .description("Moves a task to its next state, if it is the execution's to move.")
                .environment("TASKS_TABLE", table.getTable().getTableName())
                .environment("MAX_ATTEMPTS", Integer.toString(builder.maxAttempts))
                .build();
        table.grantUpdate(taskUpdater);
        mockApi = function(builder, "MockApi", "MockApi").description("A number from 0 to 9, at random.").build();

        workflow = Workflow.Builder
                .create(this, "Workflow",
                        new TaskStates(this, taskUpdater, mockApi).chain(table.getTable(), builder.retryDelay))
                .description("One attempt at a task: activate it, wait, call the API, write what came of it.")
                .timeout(WORKFLOW_TIMEOUT)
                .lifecycle(builder.lifecycle)
                .build();

        streamHandler = function(builder, "StreamHandler", "StartWorkflow")
                .description("Starts the workflow for new and failed tasks.")
                .environment("STATE_MACHINE_ARN", workflow.getStateMachine().getStateMachineArn())
                .build();
        workflow.grantStart(streamHandler);
        // Asked once before a snapshot is taken, so that what starts from it knows the way to Step Functions.
        workflow.grantDescribe(streamHandler);
        consumer = streamHandler.consume(table, c -> c.batchSize(1)
                .batchWindow(Duration.seconds(1))
                .filter(RecordFilter.insert().and(status("NewImage").absent()))
                // Becoming FAILED, not being it: an edit of a failed task is no reason to try it a second time at once.
                .filter(RecordFilter.modify().and(status("NewImage").equalTo("FAILED"))
                        .and(status("OldImage").anythingBut("FAILED")))
                .filter(RecordFilter.modify().and(status("NewImage").equalTo("FAILED"))
                        .and(status("OldImage").absent())));

        dashboard = LabDashboard.Builder.create(this, "Dashboard")
                .api("API", api)
                .workflow("Workflow", workflow)
                .function("API handler", apiHandler)
                .function("Stream handler", streamHandler)
                .consumer("Stream handler", consumer)
                .function("Task updater", taskUpdater)
                .function("Mock API", mockApi)
                .build();
    }

    private void check(Builder builder) {
        Duration delay = builder.retryDelay;
        if (!delay.isUnresolved() && delay.toMilliseconds().longValue() > LONGEST_DELAY.toMilliseconds().longValue()) {
            throw new IllegalArgumentException("Tasks lab " + getNode().getPath() + ": retryDelay("
                    + delay.toHumanString() + ") was given; up to 2 minutes leave an execution time for all its retries"
                    + " before it is timed out after 10. Leave it out for 10 seconds.");
        }
        if (builder.maxAttempts < 0) {
            throw new IllegalArgumentException("Tasks lab " + getNode().getPath() + ": maxAttempts("
                    + builder.maxAttempts + ") was given; it must not be negative, and 0 tries no task again."
                    + " Leave it out for 5.");
        }
    }

    private JavaFunction.Builder function(Builder builder, String id, String handler) {
        return JavaFunction.Builder.create(this, id, HANDLERS + handler + "::handleRequest")
                .timeout(FUNCTION_TIMEOUT)
                .lifecycle(builder.lifecycle);
    }

    private static RecordFilter.Field status(String image) {
        return RecordFilter.on("dynamodb", image, "workflow_status", "S");
    }

    /** Tasks, by {@code PK}, with a stream of their changes. */
    public StreamingTable getTable() {
        return table;
    }

    /** {@code POST /task} and {@code GET /task/{task_id}}. */
    public LambdaApi getApi() {
        return api;
    }

    /** Answers the API. */
    public JavaFunction getApiHandler() {
        return apiHandler;
    }

    /** Starts the workflow; the stream invokes it. */
    public JavaFunction getStreamHandler() {
        return streamHandler;
    }

    /** Writes a task's state; the workflow invokes it. */
    public JavaFunction getTaskUpdater() {
        return taskUpdater;
    }

    /** Succeeds eight times out of ten; the workflow invokes it. */
    public JavaFunction getMockApi() {
        return mockApi;
    }

    /** One execution an attempt. */
    public Workflow getWorkflow() {
        return workflow;
    }

    /** How the stream handler consumes the stream, and where it says what it gave up. */
    public StreamConsumer getConsumer() {
        return consumer;
    }

    /** API, workflow and functions at a glance. */
    public LabDashboard getDashboard() {
        return dashboard;
    }

    /** Builds a {@link TasksLab}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String stageName = "api";
        private Duration retryDelay = Duration.seconds(10);
        private int maxAttempts = 5;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a lab in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: {@code api}, as in the original. */
        public Builder stageName(String stageName) {
            this.stageName = stageName;
            return this;
        }

        /** Default: 10 seconds from activating a task to calling the API; up to 2 minutes. */
        public Builder retryDelay(Duration retryDelay) {
            this.retryDelay = Objects.requireNonNull(retryDelay);
            return this;
        }

        /** Default: a task that failed is tried 5 times again, then abandoned. */
        public Builder maxAttempts(int maxAttempts) {
            this.maxAttempts = maxAttempts;
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, everything goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /**
         * Adds the lab to the scope.
         *
         * @throws IllegalArgumentException when the delay is too long or the attempts are negative; the message says what to do
         */
        public TasksLab build() {
            return new TasksLab(this);
        }
    }
}
