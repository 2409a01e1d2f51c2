package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.stepfunctions.data.DataFlow;
import dev.eventlabs.local.stepfunctions.data.Variables;
import dev.eventlabs.local.stepfunctions.history.EventLog;
import dev.eventlabs.local.stepfunctions.integration.Integrations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All executions: starts them, and keeps those that run and have run. Thread-safe. */
public final class Executions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
    private static final long EXPRESS_SECONDS = 300;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm")
            .withZone(ZoneOffset.UTC);

    private final Engine engine;
    private final LogSink logs;
    private final RunMetrics metrics;
    private final Map<String, Execution> byArn = new ConcurrentHashMap<>();
    private final Map<String, List<Execution>> byMachine = new ConcurrentHashMap<>();

    public Executions(Integrations integrations, LogSink logs, MetricSink metrics, Time time, Ids ids,
            RandomGenerator random) {
        Timers timers = new Timers(time);
        this.engine = new Engine(new DataFlow(ids, random, time), timers, time, ids, random, integrations,
                new TaskTokens(ids), this::find);
        this.logs = logs;
        this.metrics = new RunMetrics(metrics);
        timers.start();
    }

    public TaskTokens tokens() {
        return engine.tokens();
    }

    public Optional<Execution> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** Those of a machine, the oldest first; Express executions aren't kept. */
    public List<Execution> of(String machineArn) {
        List<Execution> all = byMachine.get(machineArn);
        if (all == null) {
            return List.of();
        }
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /**
     * Starts an execution of a Standard machine, unless there is one of that ARN.
     *
     * @return that one, or the new one
     */
    public Execution start(Execution.Origin origin) {
        boolean[] isNew = new boolean[1];
        Execution execution = byArn.computeIfAbsent(origin.arn(), arn -> {
            isNew[0] = true;
            return made(origin);
        });
        if (isNew[0]) {
            List<Execution> all = byMachine.computeIfAbsent(origin.revision().machineArn(),
                    arn -> new ArrayList<>());
            synchronized (all) {
                all.add(execution);
            }
            run(execution, () -> fresh(execution));
        }
        return execution;
    }

    /** Starts an Express execution; it is forgotten when it ends. */
    public Execution startExpress(Execution.Origin origin) {
        Execution execution = made(origin);
        byArn.put(origin.arn(), execution);
        execution.ended().thenRun(() -> byArn.remove(origin.arn()));
        run(execution, () -> fresh(execution));
        return execution;
    }

    /**
     * Makes an execution that has failed go on from the state that failed.
     *
     * @return whether it could
     */
    public boolean redrive(Execution execution) {
        if (!execution.redrive()) {
            return false;
        }
        Execution.Position position = execution.position();
        run(execution, () -> new FlowRun(engine, execution.root(), execution.origin().revision().machine().flow(),
                Contexts.of(execution)).resume(position));
        return true;
    }

    /** Ends those of a machine that is deleted, and forgets them. */
    public void forget(String machineArn) {
        List<Execution> all = of(machineArn);
        byMachine.remove(machineArn);
        for (Execution execution : all) {
            execution.abort(null, null);
            byArn.remove(execution.arn());
        }
    }

    private Execution made(Execution.Origin origin) {
        Logging logging = origin.revision().logging();
        return new Execution(origin, new EventLog(logs, origin.revision().scope(), logging.group(),
                "states/" + origin.revision().name() + "/" + MINUTE.format(origin.startedAt()) + "/"
                        + origin.arn().substring(origin.arn().lastIndexOf(':') + 1),
                logging.level(), logging.withData()), engine.time());
    }

    private FlowRun fresh(Execution execution) {
        execution.start();
        return new FlowRun(engine, execution.root(), execution.origin().revision().machine().flow(),
                Contexts.of(execution)).enterFirst(execution.origin().parsed(), Variables.NONE);
    }

    private void run(Execution execution, Supplier<FlowRun> flow) {
        metrics.started(execution);
        Strand root = execution.root();
        CompletableFuture<Void> due = new CompletableFuture<>();
        limit(execution.origin().revision()).ifPresent(seconds -> {
            Instant from = execution.redrivenAt().orElse(execution.origin().startedAt());
            CompletableFuture<Void> timer = engine.timers().at(from.plusSeconds(seconds));
            timer.thenRunAsync(() -> execution.end(Ending.Status.TIMED_OUT, 0, null, null, null),
                    Thread::startVirtualThread);
            due.whenComplete((ended, never) -> timer.cancel(false));
        });
        execution.ended().thenAccept(ending -> {
            due.complete(null);
            metrics.ended(execution, ending);
        });
        try {
            FlowRun first = flow.get();
            root.run(() -> toItsEnd(execution, root, first));
        } catch (Stopped e) {
            LOG.debug("{} was ended before it ran", execution.arn());
        }
    }

    /** An Express execution has five minutes, whatever its definition says. */
    private static Optional<Long> limit(Revision revision) {
        Optional<Long> own = revision.machine().timeoutSeconds();
        return revision.express() ? Optional.of(Math.min(own.orElse(EXPRESS_SECONDS), EXPRESS_SECONDS)) : own;
    }

    private static void toItsEnd(Execution execution, Strand root, FlowRun flow) {
        try {
            JsonNode output = flow.run();
            execution.end(Ending.Status.SUCCEEDED, root.last(), Json.text(output), null, null);
        } catch (Failure e) {
            execution.end(Ending.Status.FAILED, root.last(), null, e.error(), e.text());
        } catch (Stopped e) {
            // Whoever has stopped it has written why.
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Else it would run for ever.
            LOG.error("{} failed", execution.arn(), e);
            execution.end(Ending.Status.FAILED, root.last(), null, "States.Runtime", "Internal Error (" + e + ")");
        }
    }

    @Override
    public void close() {
        engine.timers().close();
        byArn.values().forEach(execution -> execution.root().stop());
    }
}
