package dev.eventlabs.local.eventsource.batch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The fourth step: invokes the function with a batch, and understands its answer. Thread-safe. */
public final class BatchInvoker {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final FunctionInvoker functions;
    private final Scope scope;
    private final String functionArn;
    private final boolean reportsFailures;
    private final Time time;

    public BatchInvoker(FunctionInvoker functions, Scope scope, String functionArn, boolean reportsFailures,
            Time time) {
        this.functions = functions;
        this.scope = scope;
        this.functionArn = functionArn;
        this.reportsFailures = reportsFailures;
        this.time = time;
    }

    /**
     * Waits while the function is throttled, as long as the source doesn't take the batch back.
     *
     * @param throttled told of each time
     */
    public BatchOutcome invoke(Batch batch, Duration patience, Runnable throttled) throws InterruptedException {
        byte[] payload = batch.payload();
        Instant deadline = time.instant().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Invocation invocation;
            try {
                invocation = functions.invoke(scope, functionArn, payload);
            } catch (AwsException e) {
                return new BatchOutcome.OurFault(e.getMessage());
            }
            switch (invocation) {
                case Invocation.Returned returned -> {
                    Answer answer = Answer.of(returned);
                    return reportsFailures ? PartialResponse.read(answer, batch.ids())
                            : new BatchOutcome.AllDone(answer);
                }
                case Invocation.Faulted faulted -> {
                    return new BatchOutcome.FunctionFault(new String(faulted.payload(), StandardCharsets.UTF_8),
                            Answer.of(faulted));
                }
                case Invocation.Throttled held -> {
                    throttled.run();
                    if (!time.instant().plus(pause).isBefore(deadline)) {
                        return new BatchOutcome.OurFault("Throttled: " + held.reason());
                    }
                    time.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }
}
