package dev.eventlabs.runtime.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.eventlabs.runtime.batch.AfterFailure;
import dev.eventlabs.runtime.batch.PartialBatch;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.logging.Level;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.snapstart.Priming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code lab-order-processor}: stores the orders of a batch of SQS messages and reports those that it could not store.
 *
 * <p>Environment: {@code DYNAMODB_ORDERS_TABLE}, the name of the table. The event source mapping must have
 * {@code ReportBatchItemFailures} on, or failed messages are lost.
 */
public final class OrderProcessor implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final ProcessOrders orders;
    private final StructuredLog log;
    private final Priming priming;

    /** As Lambda makes it. */
    public OrderProcessor() {
        this(Environment.ofProcess().required("DYNAMODB_ORDERS_TABLE"));
    }

    private OrderProcessor(String table) {
        this(new ProcessOrders(new OrderTable(AwsClients.build(DynamoDbClient.builder()), table)),
                StructuredLog.ofProcess());
    }

    OrderProcessor(ProcessOrders orders, StructuredLog log) {
        this.orders = orders;
        this.log = log;
        this.priming = Priming.register(orders::warmUp, log);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSMessage> messages = Optional.ofNullable(event).map(SQSEvent::getRecords).orElse(List.of());
        List<OrderOutcome> outcomes = orders.process(messages.stream().map(SQSMessage::getBody).toList());
        var handled = new ArrayList<Handled>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            handled.add(new Handled(messages.get(i).getMessageId(), outcomes.get(i)));
        }
        log(handled, context.getAwsRequestId());
        List<String> failed = PartialBatch.failedIds(handled, Handled::messageId, Handled::isDone, AfterFailure.GO_ON);
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }

    private void log(List<Handled> handled, String requestId) {
        for (Handled message : handled) {
            switch (message.outcome()) {
                case OrderOutcome.Refused(String reason) -> log.line(Level.WARN, "order refused", requestId)
                        .with("message_id", message.messageId()).with("reason", reason).write();
                case OrderOutcome.Postponed(String reason) -> log.line(Level.ERROR, "order postponed", requestId)
                        .with("message_id", message.messageId()).with("reason", reason).write();
                case OrderOutcome.Stored(),OrderOutcome.AlreadyStored() -> {}
            }
        }
        log.line(Level.INFO, "orders processed", requestId).with("received", handled.size())
                .with("stored", count(handled, OrderOutcome.Stored.class))
                .with("already_stored", count(handled, OrderOutcome.AlreadyStored.class))
                .with("refused", count(handled, OrderOutcome.Refused.class))
                .with("postponed", count(handled, OrderOutcome.Postponed.class)).write();
    }

    private static long count(List<Handled> handled, Class<? extends OrderOutcome> outcome) {
        return handled.stream().filter(message -> outcome.isInstance(message.outcome())).count();
    }

    private record Handled(String messageId, OrderOutcome outcome) {

        boolean isDone() {
            return switch (outcome) {
                case OrderOutcome.Stored(),OrderOutcome.AlreadyStored() -> true;
                case OrderOutcome.Refused(String reason) -> false;
                case OrderOutcome.Postponed(String reason) -> false;
            };
        }
    }
}
