package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the messages of a dead-letter queue to where they came from, or to another queue. A message is deleted only after it was sent, so none
 * gets lost. Thread-safe; runs on a thread of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">StartMessageMoveTask</a>
 */
final class MoveTask {

    private static final Logger LOG = LoggerFactory.getLogger(MoveTask.class);

    private static final Duration HIDDEN = Duration.ofMinutes(1);
    private static final int AT_ONCE = 10;

    enum Status {
        RUNNING, COMPLETED, CANCELLING, CANCELLED, FAILED
    }

    /**
     * What is wanted.
     *
     * @param destinationArn empty: each message goes back to its own source
     * @param perSecond empty: as fast as it goes
     */
    record Order(Queue source, Optional<String> destinationArn, Optional<Integer> perSecond) {}

    private final Order order;
    private final Queues queues;
    private final Time time;
    private final Ids ids;
    private final String id;
    private final Instant started;
    private final long toMove;
    private volatile Status status = Status.RUNNING;
    private volatile long moved;
    private volatile String failure;

    MoveTask(Order order, Queues queues, Time time, Ids ids) {
        this.order = order;
        this.queues = queues;
        this.time = time;
        this.ids = ids;
        id = ids.uuid();
        started = time.instant();
        toMove = order.source().depth().visible();
    }

    String id() {
        return id;
    }

    boolean isRunning() {
        return status == Status.RUNNING || status == Status.CANCELLING;
    }

    long moved() {
        return moved;
    }

    /** Of one that has ended by itself meanwhile nothing is changed. */
    synchronized void cancel() {
        if (status == Status.RUNNING) {
            status = Status.CANCELLING;
        }
    }

    /** @param handle shown as long as it runs */
    Struct describe(String handle) {
        return Struct.of("TaskHandle", status == Status.RUNNING ? handle : null)
                .with("Status", status.name())
                .with("SourceArn", order.source().arn())
                .with("DestinationArn", order.destinationArn().orElse(null))
                .with("MaxNumberOfMessagesPerSecond", order.perSecond().orElse(null))
                .with("ApproximateNumberOfMessagesMoved", moved)
                .with("ApproximateNumberOfMessagesToMove", toMove)
                .with("FailureReason", failure)
                .with("StartedTimestamp", started.toEpochMilli());
    }

    /** Moves what was there at the start; what dies meanwhile stays, or a consumer that always fails would keep it going for ever. */
    void run() {
        try {
            while (moved < toMove && status == Status.RUNNING) {
                int max = order.perSecond().isPresent() ? 1 : (int) Math.min(AT_ONCE, toMove - moved);
                List<Stored> messages = order.source().receive(max, HIDDEN, Duration.ZERO);
                if (messages.isEmpty()) {
                    break;
                }
                move(messages);
                if (order.perSecond().isPresent()) {
                    time.sleep(Duration.ofSeconds(1).dividedBy(order.perSecond().get()));
                }
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        } catch (AwsException e) {
            fail(Errors.queryCode(e.code()));
        } catch (RuntimeException e) {
            // The edge of this thread: a task that seems to run for ever would keep out every later one of its queue.
            LOG.error("Moving the messages of {} failed", order.source().arn(), e);
            fail("InternalFailure");
        }
    }

    private synchronized void end() {
        if (status != Status.FAILED) {
            status = status == Status.RUNNING && !Thread.currentThread().isInterrupted() ? Status.COMPLETED
                    : Status.CANCELLED;
        }
    }

    private void move(List<Stored> messages) {
        for (Stored message : messages) {
            Optional<Queue> target = status == Status.FAILED ? Optional.empty() : target(message);
            if (target.isPresent()) {
                target.get().send(List.of(anew(message)));
                order.source().delete(List.of(message.receipt()));
                moved++;
            } else {
                order.source().hide(message.receipt(), Duration.ZERO);
            }
        }
    }

    private Optional<Queue> target(Stored message) {
        if (order.destinationArn().isEmpty() && message.deadLetterSource().isEmpty()) {
            fail("CouldNotDetermineMessageSource");
            return Optional.empty();
        }
        Optional<Queue> target = order.destinationArn().map(queues::find)
                .orElseGet(() -> queues.find(order.source().scope(), message.deadLetterSource().orElseThrow()));
        if (target.isEmpty()) {
            fail(Errors.queryCode(Errors.noSuchQueue().code()));
        }
        return target;
    }

    /** A new message in all but its content: its id, its time and its count of receives start afresh. */
    private Stored.New anew(Stored message) {
        return new Stored.New(ids.uuid(), message.body(), message.attributes(), 0, message.group(),
                message.deduplication(), message.trace(), message.sequence());
    }

    private synchronized void fail(String reason) {
        failure = reason;
        status = Status.FAILED;
    }
}
