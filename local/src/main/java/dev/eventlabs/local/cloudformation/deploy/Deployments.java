package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Deployed;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts deployments, one at a time for a stack, each on a virtual thread. Thread-safe. Whether a stack's status allows what is asked for is
 * checked by the caller, under {@link #guard}.
 */
public final class Deployments implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    private final Surroundings surroundings;
    private final Map<String, Running> running = new HashMap<>();
    private final Object guard = new Object();

    private record Running(Deployment deployment, Thread thread) {}

    @FunctionalInterface
    private interface Work {
        void run(Deployment deployment) throws InterruptedException;
    }

    /**
     * How a deployment is to end if it fails.
     *
     * @param onFailure ROLLBACK, DELETE or DO_NOTHING
     * @param retainExceptOnCreate whether a rollback deletes also what is marked to be retained, if this deployment has made it
     * @param token of the caller; all events carry it
     */
    public record Wishes(String onFailure, boolean retainExceptOnCreate, Optional<String> token) {}

    public Deployments(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Held while a stack's status is looked at and a deployment of it is started. */
    public Object guard() {
        return guard;
    }

    /** The stack is there already, without a definition. */
    public void create(String stackId, Definition definition, Wishes wishes) {
        Journal journal = begin(stackId, definition, wishes, StackStatus.CREATE_IN_PROGRESS);
        start(stackId, journal, wishes, Deployment::create);
    }

    public void update(String stackId, Definition definition, Wishes wishes) {
        Journal journal = begin(stackId, definition, wishes, StackStatus.UPDATE_IN_PROGRESS);
        start(stackId, journal, wishes, Deployment::update);
    }

    /** Back to where the stack was before the deployment that was left unfinished. */
    public void rollBack(String stackId, Wishes wishes, Set<String> skipped) {
        Journal journal = new Journal(surroundings, stackId, wishes.token());
        boolean creation = journal.stack().stable().flatMap(Deployed::definition).isEmpty();
        journal.change(stack -> stack.with(creation ? StackStatus.ROLLBACK_IN_PROGRESS
                : StackStatus.UPDATE_ROLLBACK_IN_PROGRESS, Optional.empty()));
        start(stackId, journal, wishes, deployment -> deployment.rollBack(Optional.of("User Initiated"), skipped));
    }

    /** @param force whether what can't be deleted is left alone instead of failing the deletion */
    public void delete(String stackId, Set<String> retained, boolean force, Optional<String> token) {
        Journal journal = new Journal(surroundings, stackId, token);
        synchronized (guard) {
            Optional.ofNullable(running.get(stackId)).ifPresent(each -> each.deployment().abandon());
        }
        journal.change(stack -> stack.with(StackStatus.DELETE_IN_PROGRESS, Optional.of("User Initiated")));
        start(stackId, journal, new Wishes("DELETE", false, token),
                deployment -> deployment.delete(retained, force, Optional.of("User Initiated")));
    }

    /** Says in an event why a stack stays as it is. */
    public void remark(String stackId, Optional<String> token, String reason) {
        new Journal(surroundings, stackId, token).remark(reason);
    }

    /** Tells of a stack that awaits its first change set's execution. */
    public void review(String stackId, Optional<String> token) {
        new Journal(surroundings, stackId, token).stack(StackStatus.REVIEW_IN_PROGRESS, Optional.of("User Initiated"));
    }

    /** Ends an update as if it had failed. */
    public void cancel(String stackId) {
        synchronized (guard) {
            Optional.ofNullable(running.get(stackId)).ifPresent(each -> each.deployment().cancel());
        }
    }

    private Journal begin(String stackId, Definition definition, Wishes wishes, StackStatus status) {
        Journal journal = new Journal(surroundings, stackId, wishes.token());
        journal.change(stack -> {
            Stack.Options options = stack.options();
            return stack.withStable(stack.stable().or(() -> Optional.of(stack.deployed())))
                    .with(stack.deployed().with(definition))
                    .with(new Stack.Options(options.terminationProtection(), wishes.onFailure().equals("DO_NOTHING"),
                            options.timeoutInMinutes(), options.changeSetId()));
        });
        journal.stack(status, Optional.of("User Initiated"));
        return journal;
    }

    private void start(String stackId, Journal journal, Wishes wishes, Work work) {
        Deployment deployment = new Deployment(surroundings, journal,
                new Deployment.Wishes(wishes.onFailure(), wishes.retainExceptOnCreate()));
        synchronized (guard) {
            Optional<Running> before = Optional.ofNullable(running.get(stackId));
            Thread thread = Thread.ofVirtual().name("cloudformation-" + journal.stack().name())
                    .unstarted(() -> run(stackId, deployment, before, work));
            running.put(stackId, new Running(deployment, thread));
            thread.start();
        }
    }

    private void run(String stackId, Deployment deployment, Optional<Running> before, Work work) {
        try {
            if (before.isPresent()) {
                before.get().thread().join();
            }
            work.run(deployment);
        } catch (InterruptedException e) {
            LOG.debug("Deployment of {} was interrupted", stackId);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // The edge of this thread: whoever waits for the stack must learn of it, whatever it is.
            LOG.error("Deployment of {} failed", stackId, e);
            fail(stackId, e);
        } finally {
            synchronized (guard) {
                running.computeIfPresent(stackId, (id, each) -> each.deployment() == deployment ? null : each);
            }
        }
    }

    /** A fault of ours must not leave a stack in progress for ever. */
    private void fail(String stackId, Throwable e) {
        Journal journal = new Journal(surroundings, stackId, Optional.empty());
        StackStatus status = switch (journal.stack().status()) {
            case CREATE_IN_PROGRESS -> StackStatus.CREATE_FAILED;
            case ROLLBACK_IN_PROGRESS -> StackStatus.ROLLBACK_FAILED;
            case UPDATE_IN_PROGRESS, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> StackStatus.UPDATE_FAILED;
            case UPDATE_ROLLBACK_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS ->
                StackStatus.UPDATE_ROLLBACK_FAILED;
            case DELETE_IN_PROGRESS -> StackStatus.DELETE_FAILED;
            default -> journal.stack().status();
        };
        journal.stack(status, Optional.of("Internal Failure: " + e));
    }

    /** Waits for the stack to come to rest. */
    public Stack await(String stackId) throws InterruptedException {
        while (true) {
            Thread thread;
            synchronized (guard) {
                Running current = running.get(stackId);
                if (current == null) {
                    return surroundings.store().get(stackId);
                }
                thread = current.thread();
            }
            thread.join();
        }
    }

    @Override
    public void close() {
        synchronized (guard) {
            running.values().forEach(each -> {
                each.deployment().abandon();
                each.thread().interrupt();
            });
        }
    }
}
