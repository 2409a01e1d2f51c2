package dev.eventlabs.runtime.messaging.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the rows of a conversation, one for each of its people. Thread-safe.
 *
 * <p>Nearly always the index has them. It may be behind the table, so what it lacks is looked up in the lists themselves, consistently: the sender's is
 * known by the message, and a row tells whose list has the other one.
 */
final class GroupRows {
    private final GroupTable table;

    GroupRows(GroupTable table) {
        this.table = table;
    }

    /**
     * @param trustIndex false if what the index knew last time turned out to be old: then it is only asked who is in the conversation
     * @return nothing if a row couldn't be found
     */
    Optional<List<GroupRow>> of(String messageGroupUuid, Optional<String> sender, boolean trustIndex) {
        Map<String, GroupRow> known = newestByOwner(table.inIndex(messageGroupUuid));
        var people = new LinkedHashSet<String>();
        known.values().forEach(row -> {
            people.add(row.owner());
            row.other().ifPresent(people::add);
        });
        if (people.isEmpty()) {
            sender.ifPresent(people::add);
        }
        var rows = new ArrayList<GroupRow>();
        var toFind = new ArrayDeque<>(people);
        while (!toFind.isEmpty()) {
            String owner = toFind.remove();
            Optional<GroupRow> row = trustIndex && known.containsKey(owner) ? Optional.of(known.get(owner))
                    : table.inList(owner, messageGroupUuid);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            rows.add(row.get());
            row.get().other().filter(people::add).ifPresent(toFind::add);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    /** Rows only move on: of two of one person, the index has yet to forget the older. */
    private static Map<String, GroupRow> newestByOwner(List<GroupRow> rows) {
        var newest = new LinkedHashMap<String, GroupRow>();
        rows.forEach(row -> newest.merge(row.owner(), row,
                (one, other) -> one.sk().compareTo(other.sk()) < 0 ? other : one));
        return newest;
    }
}
