package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a network. Immutable.
 *
 * @param members as the API shows them, lower camel case, without id and tags; lists are {@code List}s
 * @param owner the id of the VPC that it came with and goes with, if nobody asked for it
 */
record Thing(Kind kind, String id, Struct members, Map<String, String> tags, Optional<String> owner) {

    Thing with(String member, Object value) {
        Struct changed = new Struct();
        changed.putAll(members);
        changed.put(member, value);
        return new Thing(kind, id, changed, tags, owner);
    }

    Thing tagged(Map<String, String> newTags) {
        return new Thing(kind, id, members, Map.copyOf(newTags), owner);
    }

    String text(String member) {
        Object value = members.get(member);
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked") // Only providers and actions of this package fill the members.
    List<Struct> list(String member) {
        Object value = members.get(member);
        return value == null ? List.of() : (List<Struct>) value;
    }

    /** Whether its members name another one. */
    boolean mentions(String otherId) {
        return members.toString().contains(otherId);
    }

    Struct shown() {
        Struct all = Struct.of(kind.idMember(), id);
        members.forEach(all::with);
        return all.with("tagSet", tags.entrySet().stream()
                .map(tag -> Struct.of("key", tag.getKey()).with("value", tag.getValue())).toList());
    }
}
