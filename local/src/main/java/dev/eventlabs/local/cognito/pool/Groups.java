package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The groups of a pool, and who is in them. Thread-safe. */
public final class Groups {

    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();

    /** @throws AwsException if the name is taken */
    public synchronized void add(Group group) {
        if (groups.putIfAbsent(group.name(), group) != null) {
            throw AwsException.badRequest("GroupExistsException",
                    "A group with the name " + group.name() + " already exists.");
        }
    }

    public synchronized Optional<Group> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** @throws AwsException if it isn't there */
    public Group get(String name) {
        return find(name).orElseThrow(() -> AwsException.badRequest("ResourceNotFoundException", "Group not found."));
    }

    /** @throws AwsException if it isn't there */
    public synchronized void replace(Group group) {
        get(group.name());
        groups.put(group.name(), group);
    }

    /** One that isn't there is done. */
    public synchronized void delete(String name) {
        groups.remove(name);
        members.remove(name);
    }

    public synchronized List<Group> all() {
        return List.copyOf(groups.values());
    }

    /** The groups that a user is in, the one that counts most first. */
    public synchronized List<Group> of(String username) {
        return groups.values().stream().filter(group -> members(group.name()).contains(username))
                .sorted(Group.BY_PRECEDENCE).toList();
    }

    public synchronized List<String> members(String group) {
        return new ArrayList<>(members.getOrDefault(group, Set.of()));
    }

    public synchronized void put(String group, String username) {
        members.computeIfAbsent(get(group).name(), each -> new LinkedHashSet<>()).add(username);
    }

    public synchronized void remove(String group, String username) {
        members.getOrDefault(get(group).name(), new LinkedHashSet<>()).remove(username);
    }

    synchronized void forget(String username) {
        members.values().forEach(each -> each.remove(username));
    }
}
