package dev.eventlabs.local.lambda.execution;

import dev.eventlabs.local.spi.LogSink;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All execution environments: warm ones are used again, new ones are started up to a limit, idle ones end after a while. Thread-safe.
 */
public final class EnvironmentPool implements AutoCloseable {

    private static final Duration KEPT_IDLE = Duration.ofMinutes(10);
    private static final Duration REAP_EVERY = Duration.ofMinutes(1);
    /** For those who can wait. */
    private static final int STARTS_AT_A_TIME = 2;

    private final Host host;
    private final LogSink logs;
    private final Map<String, RuntimeFamily> families;
    private final Thread reaper;

    // Guarded by this; the most recently used is first.
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> busy = new HashSet<>();
    /** Those of the busy ones that are in their initialisation or their first invocation. */
    private final Set<ExecutionEnvironment> fresh = new HashSet<>();
    private final Set<String> retired = new HashSet<>();
    private final WaitingLine line = new WaitingLine();
    private int starting;
    private boolean closed;

    private record Idle(ExecutionEnvironment environment, Instant since) {}

    public EnvironmentPool(Host host, LogSink logs) {
        this.host = host;
        this.logs = logs;
        families = Stream.of(new JavaRuntimes(host.java()), new NodeRuntimes(host, NodeInstallation.find()))
                .flatMap(family -> family.runtimes().stream().map(runtime -> Map.entry(runtime, family)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        reaper = Thread.ofVirtual().name("lambda reaper").start(this::reap);
    }

    /** The runtimes that functions can have here. */
    public Set<String> runtimes() {
        return families.keySet();
    }

    /** What this machine lacks to run functions of a runtime, and what to do; empty if nothing. */
    public Optional<String> missing(String runtime) {
        return families.get(runtime).missing();
    }

    /**
     * Runs one invocation in a warm environment or a new one.
     *
     * @param functionArn as it was invoked, perhaps with a qualifier
     * @param patience how long to wait for room if the limit is reached
     * @param begun is run when the function gets the event
     * @return empty if the limit is reached and no environment could be given up in time
     */
    public Optional<InvocationResult> invoke(EnvironmentSpec spec, String functionArn, String requestId, byte[] payload,
            Duration patience, Runnable begun) throws InterruptedException {
        ExecutionEnvironment environment = take(spec, patience);
        if (environment == null) {
            return Optional.empty();
        }
        try {
            String traceId = "Root=1-" + Long.toHexString(host.time().instant().getEpochSecond()) + "-"
                    + host.ids().hex(24) + ";Parent=" + host.ids().hex(16) + ";Sampled=0";
            InvocationResult result = environment.invoke(requestId, functionArn, traceId, payload, begun);
            if (result instanceof InvocationResult.Returned && isFresh(environment)) {
                families.get(spec.runtime()).worked(spec, environment.variables());
            }
            return Optional.of(result);
        } catch (InterruptedException | RuntimeException e) {
            environment.close();
            throw e;
        } finally {
            giveBack(environment);
        }
    }

    /** Lets the runtime make ready what shortens later starts of a published version. */
    public void prepare(EnvironmentSpec spec) {
        RuntimeFamily family = families.get(spec.runtime());
        Map<String, String> variables = EnvironmentVariables.of(spec, stream(spec), host);
        variables.putAll(family.variables(spec));
        family.published(spec, variables);
    }

    /** Ends the environments of what is no longer wanted: idle ones now, busy ones after their invocation. */
    public void retire(Predicate<EnvironmentSpec> unwanted) {
        List<ExecutionEnvironment> ended = new ArrayList<>();
        synchronized (this) {
            idle.removeIf(each -> unwanted.test(each.environment().spec()) && ended.add(each.environment()));
            busy.stream().map(ExecutionEnvironment::spec).filter(unwanted)
                    .forEach(spec -> retired.add(spec.revision()));
        }
        ended.forEach(ExecutionEnvironment::close);
    }

    /** Ends the environments of a function that is gone, as {@link #retire} does. Whoever deletes its log group after it won't find another one. */
    public void orphan(Predicate<EnvironmentSpec> gone) {
        List<ExecutionEnvironment> all;
        synchronized (this) {
            all = new ArrayList<>(busy);
            idle.forEach(each -> all.add(each.environment()));
        }
        all.stream().filter(each -> gone.test(each.spec())).forEach(ExecutionEnvironment::orphan);
        retire(gone);
    }

    /** Process ids by the ARN of the function, for status and for tests that kill. */
    public synchronized Map<String, List<Long>> live() {
        List<ExecutionEnvironment> all = new ArrayList<>(busy);
        idle.forEach(each -> all.add(each.environment()));
        return all.stream().filter(ExecutionEnvironment::alive)
                .collect(Collectors.groupingBy(each -> each.spec().functionArn(),
                        Collectors.mapping(ExecutionEnvironment::pid, Collectors.toList())));
    }

    @Override
    public void close() {
        List<ExecutionEnvironment> all;
        synchronized (this) {
            closed = true;
            notifyAll();
            all = new ArrayList<>(busy);
            idle.forEach(each -> all.add(each.environment()));
            idle.clear();
        }
        reaper.interrupt();
        List<Thread> ends = all.stream().map(each -> Thread.ofVirtual().start(each::close)).toList();
        for (Thread end : ends) {
            try {
                end.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private ExecutionEnvironment take(EnvironmentSpec spec, Duration patience) throws InterruptedException {
        ExecutionEnvironment evicted;
        synchronized (this) {
            if (!awaitRoom(spec, patience)) {
                return null;
            }
            Optional<Idle> warm = warm(spec);
            if (warm.isPresent()) {
                idle.remove(warm.get());
                busy.add(warm.get().environment());
                return warm.get().environment();
            }
            evicted = isFull() ? idle.removeLast().environment() : null;
            starting++;
        }
        ExecutionEnvironment started = null;
        boolean overtaken;
        try {
            if (evicted != null) {
                evicted.close();
            }
            started = start(spec);
            return started;
        } finally {
            synchronized (this) {
                starting--;
                if (started != null) {
                    busy.add(started);
                    fresh.add(started);
                }
                overtaken = closed;
                notifyAll();
            }
            if (overtaken && started != null) {
                started.close();
            }
        }
    }

    /** @return whether there is a warm one, or another may be started. Called with the lock, which it gives up meanwhile. */
    private boolean awaitRoom(EnvironmentSpec spec, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        WaitingLine.Turn turn = null;
        try {
            while (!closed) {
                idle.removeIf(each -> !each.environment().alive());
                boolean full = isFull();
                boolean room = !full || !idle.isEmpty();
                // Many starts at a time take longer than one after the other, and the first one to be ready may serve all who wait.
                boolean calm = starting + fresh.size() < STARTS_AT_A_TIME;
                boolean canStart = room && (patience.isZero() || calm && line.letsStart(turn));
                if (canStart || line.lets(turn, full && calm && idle.size() == 1) && warm(spec).isPresent()) {
                    return true;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                turn = turn == null ? line.join() : turn;
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, WaitingLine.LONG.toNanos()));
            }
            return false;
        } finally {
            if (turn != null) {
                line.leave(turn);
                notifyAll();
            }
        }
    }

    private synchronized boolean isFresh(ExecutionEnvironment environment) {
        return fresh.contains(environment);
    }

    private boolean isFull() {
        return idle.size() + busy.size() + starting >= host.maxEnvironments();
    }

    private Optional<Idle> warm(EnvironmentSpec spec) {
        return idle.stream().filter(each -> each.environment().spec().revision().equals(spec.revision())).findFirst();
    }

    private ExecutionEnvironment start(EnvironmentSpec spec) {
        String stream = stream(spec);
        Map<String, String> variables = EnvironmentVariables.of(spec, stream, host);
        RuntimeFamily family = families.get(spec.runtime());
        variables.putAll(family.variables(spec));
        return new ExecutionEnvironment(spec, family, stream, variables, logs, host.time());
    }

    /** In a group that functions share, the stream says which. */
    private String stream(EnvironmentSpec spec) {
        boolean own = spec.logging().group().equals(EnvironmentSpec.defaultLogGroup(spec.functionName()));
        return LocalDate.ofInstant(host.time().instant(), ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy/MM/dd"))
                + "/" + (own ? "" : spec.functionName()) + "[" + spec.version() + "]" + host.ids().hex(32);
    }

    private void giveBack(ExecutionEnvironment environment) {
        boolean end;
        synchronized (this) {
            busy.remove(environment);
            fresh.remove(environment);
            String revision = environment.spec().revision();
            end = closed || retired.contains(revision) || !environment.alive();
            if (!end) {
                idle.addFirst(new Idle(environment, host.time().instant()));
            } else if (busy.stream().noneMatch(each -> each.spec().revision().equals(revision))) {
                retired.remove(revision);
            }
            notifyAll();
        }
        if (end) {
            environment.close();
        }
    }

    private void reap() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                host.time().sleep(REAP_EVERY);
                Instant oldest = host.time().instant().minus(KEPT_IDLE);
                List<ExecutionEnvironment> ended = new ArrayList<>();
                synchronized (this) {
                    idle.removeIf(each -> each.since().isBefore(oldest) && ended.add(each.environment()));
                }
                ended.forEach(ExecutionEnvironment::close);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }
}
