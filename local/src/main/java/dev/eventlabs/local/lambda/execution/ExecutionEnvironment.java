package dev.eventlabs.local.lambda.execution;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process that runs a function's code, with the runtime API that it calls. It takes one invocation at a time; the process itself may
 * end at any time. Thread-safe but for {@link #invoke}, whose callers the pool keeps apart.
 *
 * <p>Durations here are those of the real clock, since the process has no other.
 */
final class ExecutionEnvironment implements AutoCloseable {

    /** AWS's limit of the initialisation; after it, AWS starts again with the invocation's own time, which adds up to the same. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_RESPONSE_BYTES = 6_291_556;

    private final EnvironmentSpec spec;
    private final FunctionLog log;
    private final Report report;
    private final RuntimeApiServer api;
    private final Map<String, String> variables;
    private final FunctionProcess process;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<Answer> initialised = new CompletableFuture<>();
    private final Semaphore idle = new Semaphore(0);
    private volatile Pending pending = new Pending("", new CompletableFuture<>());
    private volatile Optional<Duration> init = Optional.empty();
    private boolean used;

    /** What ended the initialisation or an invocation. */
    private sealed interface Answer {
        record Ready() implements Answer {}

        record Returned(byte[] payload) implements Answer {}

        record Faulted(String type, byte[] error) implements Answer {}

        record Exited(int status) implements Answer {}
    }

    private record Pending(String requestId, CompletableFuture<Answer> answer) {}

    /** Starts the process; does not wait for it. */
    ExecutionEnvironment(EnvironmentSpec spec, RuntimeFamily family, String stream, Map<String, String> variables,
            LogSink logs, Time time) {
        this.spec = spec;
        log = new FunctionLog(logs, spec, stream);
        report = new Report(spec, log, time);
        api = new RuntimeApiServer(new Runtime());
        report.initStart();
        this.variables = Map.copyOf(variables);
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.put("AWS_LAMBDA_RUNTIME_API", api.address());
        try {
            process = FunctionProcess.start(spec, family.command(spec), all);
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
        Thread.ofVirtual().name("log of " + spec.functionName()).start(() -> log.pump(process.output()));
        // Not onExit(), which needs a thread of the common pool: whoever blocks those would hide that the process has ended.
        Thread.ofVirtual().name("end of " + spec.functionName()).start(this::watch);
    }

    private void watch() {
        try {
            Answer exited = new Answer.Exited(process.awaitEnd());
            initialised.complete(exited);
            pending.answer().complete(exited);
            idle.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    EnvironmentSpec spec() {
        return spec;
    }

    /** What its process was started with, but for where its runtime API is. */
    Map<String, String> variables() {
        return variables;
    }

    /** Its function is gone; an invocation may go on. */
    void orphan() {
        log.orphan();
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.alive();
    }

    /** Runs one invocation; afterwards the environment waits for the next, or is no longer {@link #alive}. */
    InvocationResult invoke(String requestId, String functionArn, String traceId, byte[] payload, Runnable begun)
            throws InterruptedException {
        boolean cold = !used;
        used = true;
        CompletableFuture<Answer> current = new CompletableFuture<>();
        Answer ready = cold ? await(initialised, INIT_LIMIT.plus(spec.timeout())) : new Answer.Ready();
        if (ready instanceof Answer.Ready) {
            if (cold) {
                log.awaitInit();
            }
            // If it couldn't initialise, what it said of that belongs to the tail.
            log.begin(requestId);
        }
        report.start(requestId);
        long began = System.nanoTime();
        Answer answer = ready;
        if (ready instanceof Answer.Ready) {
            idle.drainPermits();
            pending = new Pending(requestId, current);
            begun.run();
            long deadline = System.currentTimeMillis() + spec.timeout().toMillis();
            api.send(new RuntimeApiServer.Event(requestId, deadline, functionArn, traceId, payload));
            if (!process.alive()) {
                current.complete(new Answer.Exited(process.exitStatus()));
            }
            answer = await(current, spec.timeout());
        }
        Duration duration = answer == null ? spec.timeout() : Duration.ofNanos(System.nanoTime() - began);
        InvocationResult result = settle(requestId, answer, duration, cold ? init : Optional.empty());
        if (alive() && !idle.tryAcquire(5, TimeUnit.SECONDS)) {
            close();
        }
        return result;
    }

    /** Kills the process with all that it has started, and waits a moment for it to be gone. */
    @Override
    public void close() {
        process.kill();
        api.close();
    }

    private static Answer await(CompletableFuture<Answer> answer, Duration limit) throws InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param answer null if there was none in time */
    private InvocationResult settle(String requestId, Answer answer, Duration duration, Optional<Duration> init)
            throws InterruptedException {
        long memory = process.mostMegabytes();
        byte[] payload;
        Report.Status status = Report.Status.ERROR;
        Optional<String> errorType = Optional.empty();
        switch (answer) {
            case null -> {
                close();
                log.awaitClose();
                String message = String.format(Locale.ROOT, "Task timed out after %.2f seconds",
                        spec.timeout().toMillis() / 1e3);
                report.failure(requestId, message);
                status = Report.Status.TIMEOUT;
                payload = platformError("Sandbox.Timedout", requestId, message);
            }
            case Answer.Exited exited -> {
                log.awaitClose();
                api.close();
                String message = exit(exited.status());
                errorType = Optional.of("Runtime.ExitError");
                report.failure(requestId, message);
                payload = platformError("Runtime.ExitError", requestId, message);
            }
            case Answer.Faulted faulted -> {
                log.awaitEnd();
                payload = faulted.error();
            }
            case Answer.Returned returned -> {
                log.awaitEnd();
                payload = returned.payload();
                if (payload.length > MAX_RESPONSE_BYTES) {
                    payload = Json.bytes(Struct.of("errorMessage",
                            "Response payload size exceeded maximum allowed payload size (" + MAX_RESPONSE_BYTES
                                    + " bytes).")
                            .with("errorType", "Function.ResponseSizeTooLarge"));
                } else {
                    status = Report.Status.SUCCESS;
                }
            }
            case Answer.Ready ready -> throw new IllegalStateException("Ready is no answer to an invocation.");
        }
        report.end(requestId, duration, init, memory, status, errorType);
        return status == Report.Status.SUCCESS
                ? new InvocationResult.Returned(payload, log.tail(), duration)
                : new InvocationResult.Faulted(payload, log.tail(), duration);
    }

    /** Above 128 a signal has ended it. */
    private static String exit(int status) {
        return status == 0 || status > 128 ? "Runtime exited without providing a reason"
                : "Runtime exited with error: exit status " + status;
    }

    private static byte[] platformError(String type, String requestId, String message) {
        return Json.bytes(Struct.of("errorType", type)
                .with("errorMessage", "RequestId: " + requestId + " Error: " + message));
    }

    private final class Runtime implements RuntimeApiServer.Listener {

        @Override
        public void idle() {
            idle.release();
            if (!initialised.isDone()) {
                init = Optional.of(Duration.ofNanos(System.nanoTime() - startedNanos));
                initialised.complete(new Answer.Ready());
            }
        }

        @Override
        public boolean returned(String requestId, byte[] payload) {
            return answered(requestId, new Answer.Returned(payload));
        }

        @Override
        public boolean faulted(String requestId, String type, byte[] error) {
            return answered(requestId, new Answer.Faulted(type, error));
        }

        @Override
        public void failedToInitialise(String type, byte[] error) {
            init = Optional.of(Duration.ofNanos(System.nanoTime() - startedNanos));
            initialised.complete(new Answer.Faulted(type, error));
        }

        private boolean answered(String requestId, Answer answer) {
            return pending.requestId().equals(requestId) && pending.answer().complete(answer);
        }
    }
}
