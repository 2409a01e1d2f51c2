package dev.eventlabs.local.cloudformation.stack;

import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All stacks, their events and change sets. Thread-safe; a stack that was deleted is still found by its id. */
public final class StackStore {

    private final Map<String, Stack> stacks = new LinkedHashMap<>();
    private final Map<String, List<StackEvent>> events = new LinkedHashMap<>();
    private final Map<String, Instant> ticks = new HashMap<>();
    private final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();

    /** @return false if there is one of its name already */
    public synchronized boolean add(Stack stack) {
        if (live(stack.identity().scope(), stack.name()).isPresent()) {
            return false;
        }
        stacks.put(stack.id(), stack);
        events.put(stack.id(), new ArrayList<>());
        return true;
    }

    /** @param nameOrId a name finds only what isn't deleted */
    public synchronized Optional<Stack> find(Scope scope, String nameOrId) {
        return nameOrId.startsWith("arn:") ? Optional.ofNullable(stacks.get(nameOrId)) : live(scope, nameOrId);
    }

    public synchronized Stack get(String id) {
        return stacks.get(id);
    }

    /** In the order in which they were made. */
    public synchronized List<Stack> all(Scope scope) {
        return stacks.values().stream().filter(stack -> stack.identity().scope().equals(scope)).toList();
    }

    public synchronized Stack update(String id, UnaryOperator<Stack> change) {
        return stacks.computeIfPresent(id, (key, stack) -> change.apply(stack));
    }

    /** A time for the next event, later than the last one's: clients put events in order by it, and it has only milliseconds. */
    public synchronized Instant tick(String stackId, Instant now) {
        Instant last = ticks.getOrDefault(stackId, Instant.EPOCH);
        Instant next = now.isAfter(last.plusMillis(1)) ? now : last.plusMillis(1);
        ticks.put(stackId, next.truncatedTo(ChronoUnit.MILLIS));
        return next.truncatedTo(ChronoUnit.MILLIS);
    }

    public synchronized void add(StackEvent event) {
        events.get(event.stackId()).add(event);
    }

    /** Newest first. */
    public synchronized List<StackEvent> events(String stackId) {
        return List.copyOf(events.get(stackId).reversed());
    }

    public synchronized void put(ChangeSet changeSet) {
        changeSets.put(changeSet.id(), changeSet);
    }

    public synchronized void update(String changeSetId, ChangeSet.ExecutionStatus status) {
        changeSets.computeIfPresent(changeSetId, (key, changeSet) -> changeSet.with(status));
    }

    public synchronized Optional<ChangeSet> changeSet(String stackId, String nameOrId) {
        return nameOrId.startsWith("arn:")
                ? Optional.ofNullable(changeSets.get(nameOrId))
                : changeSets(stackId).stream().filter(each -> each.name().equals(nameOrId)).findFirst();
    }

    public synchronized List<ChangeSet> changeSets(String stackId) {
        return changeSets.values().stream().filter(each -> each.stackId().equals(stackId)).toList();
    }

    public synchronized void remove(ChangeSet changeSet) {
        changeSets.remove(changeSet.id());
    }

    private Optional<Stack> live(Scope scope, String name) {
        return stacks.values().stream().filter(stack -> stack.name().equals(name)
                && stack.identity().scope().equals(scope) && stack.status() != StackStatus.DELETE_COMPLETE).findFirst();
    }
}
