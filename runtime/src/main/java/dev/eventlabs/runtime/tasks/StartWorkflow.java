package dev.eventlabs.runtime.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.batch.AfterFailure;
import dev.eventlabs.runtime.batch.PartialBatch;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Starts an execution of the workflow for each task that is new or has failed, from the stream of the table of tasks.
 *
 * <p>Environment: {@code STATE_MACHINE_ARN}. The event source mapping must have {@code ReportBatchItemFailures} on.
 */
public final class StartWorkflow implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final Workflow workflow;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public StartWorkflow() {
        this(Environment.ofProcess().required("STATE_MACHINE_ARN"));
    }

    private StartWorkflow(String stateMachineArn) {
        this(new Workflow(AwsClients.build(SfnClient.builder()), stateMachineArn), StructuredLog.ofProcess());
    }

    StartWorkflow(Workflow workflow, StructuredLog log) {
        this.workflow = workflow;
        this.log = log;
        this.priming = Priming.register(workflow::warmUp, log);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<DynamodbStreamRecord> records = Optional.ofNullable(event).map(DynamodbEvent::getRecords)
                .orElse(List.of());
        List<String> failed = PartialBatch.failedIds(records, StartWorkflow::sequenceNumber,
                record -> start(record, context.getAwsRequestId()), AfterFailure.STOP);
        return new StreamsEventResponse(failed.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());
    }

    private static String sequenceNumber(DynamodbStreamRecord record) {
        // An empty identifier fails the whole batch: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
        return record.getDynamodb() == null ? "" : record.getDynamodb().getSequenceNumber();
    }

    private boolean start(DynamodbStreamRecord record, String requestId) {
        return switch (TriggerReader.read(record)) {
            case Trigger.Start start -> start(start, requestId);
            case Trigger.NoReason() -> {
                log.line(Level.INFO, "nothing to start", requestId).with("event_id", record.getEventID()).write();
                yield true;
            }
            case Trigger.Invalid(String reason) -> {
                log.line(Level.WARN, "record refused", requestId).with("event_id", record.getEventID())
                        .with("reason", reason).write();
                yield false;
            }
        };
    }

    private boolean start(Trigger.Start start, String requestId) {
        Starting starting = workflow.start(start);
        Optional<String> reason = starting instanceof Starting.NotStarted(String why) ? Optional.of(why)
                : Optional.empty();
        var line = log.line(reason.isPresent() ? Level.ERROR : Level.INFO, switch (starting) {
            case Starting.Started() -> "execution started";
            case Starting.StartedBefore() -> "execution was started before";
            case Starting.NotStarted(String why) -> "execution not started";
        }, requestId).with("task_id", start.taskId()).with("workflow_step", start.step())
                .with("execution", start.execution());
        reason.ifPresent(why -> line.with("reason", why));
        line.write();
        return reason.isEmpty();
    }
}
