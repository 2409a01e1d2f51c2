package dev.eventlabs.runtime.messaging.stream;

import dev.eventlabs.runtime.parallel.SideBySide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Moves the conversations of a batch of messages, each once: to the newest of its messages. Thread-safe. */
final class MoveBatch {
    private final MoveGroup group;

    MoveBatch(MoveGroup group) {
        this.group = group;
    }

    Result move(List<NewMessage.Posted> messages) {
        // Once DynamoDB is away, waiting for each conversation in turn would take longer than the function has.
        var away = new AtomicBoolean();
        var moves = new ArrayList<Callable<Result>>();
        byGroup(messages).values().forEach(ofGroup -> moves.add(() -> moved(ofGroup, away)));
        int rows = 0;
        var failed = new IdentityHashMap<NewMessage.Posted, String>();
        for (Result result : SideBySide.all(moves)) {
            rows += result.rows();
            failed.putAll(result.failed());
        }
        return new Result(rows, failed);
    }

    private static Map<String, List<NewMessage.Posted>> byGroup(List<NewMessage.Posted> messages) {
        var groups = new LinkedHashMap<String, List<NewMessage.Posted>>();
        messages.stream().sorted(Comparator.comparing(NewMessage.Posted::time).reversed()).forEach(message -> groups
                .computeIfAbsent(message.messageGroupUuid(), group -> new ArrayList<>()).add(message));
        return groups;
    }

    /** @param newestFirst if one can't be shown in a list, the next older is what the list has to show */
    private Result moved(List<NewMessage.Posted> newestFirst, AtomicBoolean away) {
        var failed = new IdentityHashMap<NewMessage.Posted, String>();
        for (NewMessage.Posted message : newestFirst) {
            Move move = away.get() ? new Move.Postponed("not tried after another failed") : group.move(message);
            switch (move) {
                case Move.Moved(int rows) -> {
                    return new Result(rows, failed);
                }
                case Move.Refused(String reason) -> failed.put(message, reason);
                case Move.Postponed(String reason) -> {
                    failed.put(message, reason);
                    return new Result(0, failed);
                }
                case Move.Unavailable(String reason) -> {
                    away.set(true);
                    failed.put(message, reason);
                    return new Result(0, failed);
                }
            }
        }
        return new Result(0, failed);
    }

    void warmUp() {
        group.warmUp();
    }

    /**
     * @param rows how many were moved
     * @param failed why, by the messages that were given, not by equal ones
     */
    record Result(int rows, Map<NewMessage.Posted, String> failed) {}
}
