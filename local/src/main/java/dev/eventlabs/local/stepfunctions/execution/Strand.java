package dev.eventlabs.local.stepfunctions.execution;

import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.history.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One sequence of states of an execution: its main flow, a branch, or an iteration. It is run by one thread and may be stopped by any;
 * its execution's monitor guards it.
 */
final class Strand {

    private final Execution execution;
    private final List<Strand> children = new ArrayList<>(0);
    private long last;
    private boolean stopped;
    private Thread thread;
    private State current;

    Strand(Execution execution) {
        this.execution = execution;
    }

    Execution execution() {
        return execution;
    }

    /** A strand of a branch or an iteration, whose first event goes on from the given one. */
    Strand child(long previous) {
        synchronized (execution) {
            check();
            Strand child = new Strand(execution);
            child.last = previous;
            children.add(child);
            return child;
        }
    }

    /** Runs it on a thread of its own. */
    void run(Runnable work) {
        synchronized (execution) {
            check();
            thread = Thread.ofVirtual().name("execution ", 0).unstarted(work);
            thread.start();
        }
    }

    /** The id of its latest event. */
    long last() {
        synchronized (execution) {
            return last;
        }
    }

    void last(long id) {
        synchronized (execution) {
            last = id;
        }
    }

    void enter(State state) {
        synchronized (execution) {
            current = state;
        }
    }

    long record(String type, Struct details) {
        return execution.record(this, type, details);
    }

    long recordAside(String type, Struct details) {
        return execution.recordAside(this, last(), type, details);
    }

    /**
     * Writes that the state it is in has been aborted, if it is of those that AWS writes it for.
     *
     * @param writer a strand that isn't stopped
     * @param cause the event that led to it
     */
    void recordAborted(Strand writer, long cause) {
        synchronized (execution) {
            if (current instanceof State.Task || stopped && (current instanceof State.Wait
                    || current instanceof State.Parallel || current instanceof State.MapState)) {
                execution.recordAside(writer, cause, current.type() + "StateAborted", Details.none());
            }
        }
    }

    void check() {
        synchronized (execution) {
            if (stopped) {
                throw new Stopped();
            }
        }
    }

    /** Forgets the branches of a Parallel or Map state that is over. */
    void withoutChildren() {
        synchronized (execution) {
            children.clear();
        }
    }

    /** Stops it and what runs in it; what it waits for is given up, and it writes nothing any more. */
    void stop() {
        synchronized (execution) {
            stopped = true;
            children.forEach(Strand::stop);
            if (thread != null && thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }

    /** Waits for a result that somebody else completes. */
    <T> T await(CompletableFuture<T> result) throws ExecutionException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            throw new Stopped();
        } finally {
            check();
        }
    }

    /** Waits until a time has come. */
    void sleep(CompletableFuture<Void> due) {
        try {
            await(due);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            due.cancel(false);
        }
    }

    <T> T take(BlockingQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new Stopped();
        }
    }
}
