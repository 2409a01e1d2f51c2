package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.Invocations.Outcome;
import dev.eventlabs.local.lambda.execution.InvocationResult;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of events: each is delivered by a thread of its own, retried, and its outcome sent on. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">how Lambda handles errors</a>
 */
final class AsyncInvocations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    private final Functions functions;
    private final Invocations invocations;
    private final Destinations destinations;
    private final Time time;
    private final Ids ids;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("lambda event ", 0).factory());

    AsyncInvocations(Functions functions, Invocations invocations, Destinations destinations, Time time, Ids ids) {
        this.functions = functions;
        this.invocations = invocations;
        this.destinations = destinations;
        this.time = time;
        this.ids = ids;
    }

    /** @throws AwsException if there is no such function or version */
    void accept(Scope scope, FunctionName name, String requestId, byte[] payload) {
        invocations.target(scope, name);
        Destinations.Event event = new Destinations.Event(scope, name, requestId, payload);
        Instant accepted = time.instant();
        try {
            threads.execute(() -> {
                try {
                    deliver(event, accepted);
                } catch (InterruptedException e) {
                    // Closing: what is queued goes with all the rest.
                } catch (AwsException e) {
                    LOG.warn("Event {} is dropped: {}", requestId, e.getMessage());
                } catch (RuntimeException e) {
                    LOG.error("Event {} is dropped", requestId, e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new AwsException("ServiceException", 503, "The embedded AWS is closing.");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void deliver(Destinations.Event event, Instant accepted) throws InterruptedException {
        int count = 0;
        Duration backoff = FIRST_BACKOFF;
        Optional<Outcome.Done> last = Optional.empty();
        while (true) {
            EventInvokeConfig config = config(event);
            Duration pause;
            switch (invocations.run(event.scope(), event.name(), event.requestId(), event.payload(), Duration.ZERO,
                    () -> {})) {
                case Outcome.Throttled throttled -> {
                    if (blocked(event)) {
                        failed(event, config, "ZeroReservedConcurrency", count, last);
                        return;
                    }
                    pause = backoff;
                    backoff = min(backoff.multipliedBy(2), LONGEST_BACKOFF);
                }
                case Outcome.Done done when done.result() instanceof InvocationResult.Returned -> {
                    int attempts = count + 1;
                    config.onSuccess().ifPresent(arn -> destinations.send(arn, event, "Success", attempts,
                            Optional.of(done), this::forward));
                    return;
                }
                case Outcome.Done done -> {
                    last = Optional.of(done);
                    count++;
                    if (count > config.retries()) {
                        failed(event, config, "RetriesExhausted", count, last);
                        return;
                    }
                    pause = Duration.ofMinutes(count);
                }
            }
            if (time.instant().plus(pause).isAfter(accepted.plus(config.age()))) {
                failed(event, config, "EventAgeExceeded", count, last);
                return;
            }
            time.sleep(pause);
        }
    }

    private void failed(Destinations.Event event, EventInvokeConfig config, String condition, int count,
            Optional<Outcome.Done> last) {
        config.onFailure().ifPresent(arn -> destinations.send(arn, event, condition, count, last, this::forward));
        invocations.target(event.scope(), event.name()).settings().deadLetterArn()
                .ifPresent(arn -> destinations.sendDeadLetter(arn, event, last));
    }

    private void forward(Scope scope, FunctionName name, byte[] payload) {
        accept(scope, name, ids.uuid(), payload);
    }

    private EventInvokeConfig config(Destinations.Event event) {
        synchronized (functions) {
            return functions.get(event.scope(), event.name()).eventInvokeConfigs.getOrDefault(
                    event.name().qualifier().orElse(FunctionVersion.LATEST), EventInvokeConfig.standard());
        }
    }

    /** A function whose reserved concurrency is zero takes no events at all. */
    private boolean blocked(Destinations.Event event) {
        return functions.get(event.scope(), event.name()).reservedConcurrency.filter(each -> each == 0).isPresent();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
