package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.stepfunctions.data.Variables;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.history.Details;
import dev.eventlabs.local.stepfunctions.history.EventLog;
import dev.eventlabs.local.stepfunctions.history.History;
import dev.eventlabs.local.stepfunctions.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One execution: what it was started with, how far it is, and how it ended. Thread-safe; its monitor guards its history, its strands and
 * its ending, so that nothing is written after the end.
 */
public final class Execution {

    private final Origin origin;
    private final Time time;
    private final History history;
    private final EventLog log;
    private Strand root = new Strand(this);
    private Position position;
    private Ending ending;
    private int redrives;
    private Instant redrivenAt;
    private CompletableFuture<Ending> ended = new CompletableFuture<>();

    /**
     * What an execution is started with.
     *
     * @param aliasArn and versionArn, if it was started through one; else null
     * @param input JSON, as it was given
     * @param parsed the same
     * @param sync whether its starter waits for it ({@code StartSyncExecution})
     */
    public record Origin(String arn, String name, Revision revision, String versionArn, String aliasArn, String input,
            JsonNode parsed, Instant startedAt, boolean sync) {}

    /** Where its main flow is: what redriving goes on from. */
    record Position(State state, long enteredEventId, JsonNode input, Variables variables) {}

    Execution(Origin origin, EventLog log, Time time) {
        this.origin = origin;
        this.log = log;
        this.time = time;
        this.history = new History(!origin.revision().express(), event -> log.write(origin.arn(), redrives, event));
    }

    public Origin origin() {
        return origin;
    }

    public String arn() {
        return origin.arn();
    }

    public synchronized Ending.Status status() {
        return ending == null ? Ending.Status.RUNNING : ending.status();
    }

    /** Empty while it runs. */
    public synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** How often it has been redriven. */
    public synchronized int redrives() {
        return redrives;
    }

    public synchronized Optional<Instant> redrivenAt() {
        return Optional.ofNullable(redrivenAt);
    }

    /** Completes when it ends. */
    public synchronized CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Empty for an Express execution: AWS keeps no history of it. */
    public synchronized List<HistoryEvent> events() {
        return history.events();
    }

    synchronized Strand root() {
        return root;
    }

    synchronized Position position() {
        return position;
    }

    /**
     * Writes an event that goes on from the strand's last one.
     *
     * @throws Stopped if the strand has been ended
     */
    synchronized long record(Strand strand, String type, Struct details) {
        long id = recordAside(strand, strand.last(), type, details);
        strand.last(id);
        return id;
    }

    /** Writes an event that nothing of the strand goes on from. */
    synchronized long recordAside(Strand strand, long previous, String type, Struct details) {
        strand.check();
        if (history.almostFull()) {
            end(Ending.Status.FAILED, strand.last(), null, "States.Runtime",
                    "The execution reached the maximum number of history events (" + History.MAX_EVENTS + ").");
            throw new Stopped();
        }
        return history.add(previous, time.instant(), type, details);
    }

    synchronized void at(Strand strand, Position where) {
        if (strand == root) {
            position = where;
        }
    }

    void start() {
        record(root, "ExecutionStarted", Details.input(origin.input()).with("roleArn", origin.revision().roleArn())
                .with("stateMachineAliasArn", origin.aliasArn()).with("stateMachineVersionArn", origin.versionArn()));
        // The first state's event goes on from nothing, as AWS has it.
        root.last(0);
    }

    /** Makes an execution that has failed go on; the caller runs it from where it was. @return whether it has failed */
    synchronized boolean redrive() {
        if (ending == null || ending.status() == Ending.Status.SUCCEEDED || position == null) {
            return false;
        }
        redrives++;
        redrivenAt = time.instant();
        ending = null;
        ended = new CompletableFuture<>();
        root = new Strand(this);
        record(root, "ExecutionRedriven", Struct.of("redriveCount", redrives));
        return true;
    }

    /** Ends it from outside, at once; nothing if it has ended. Either text may be null. */
    public void abort(String error, String cause) {
        end(Ending.Status.ABORTED, 0, null, error, cause);
    }

    /**
     * Ends it, and all that runs in it, unless it has ended.
     *
     * @param previous the event that led to it
     */
    boolean end(Ending.Status status, long previous, String output, String error, String cause) {
        CompletableFuture<Ending> waiting;
        Ending done;
        synchronized (this) {
            if (ending != null) {
                return false;
            }
            done = new Ending(status, time.instant(), output, error, cause);
            ending = done;
            waiting = ended;
            history.add(previous, done.at(), "Execution" + status.event(),
                    output == null ? Details.failure(error, cause) : Details.output(output));
            root.stop();
        }
        waiting.complete(done);
        return true;
    }
}
