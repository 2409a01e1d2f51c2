package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** All networks. Thread-safe: changes one after the other. */
final class Networks {

    private static final int ID_LENGTH = 17;

    private final Ids ids;
    private final Map<Scope, Map<String, Thing>> scopes = new HashMap<>();

    Networks(Ids ids) {
        this.ids = ids;
    }

    /** Makes one, with a new id. */
    Thing add(Scope scope, Kind kind, Struct members, Map<String, String> tags) {
        return add(scope, kind, members, tags, Optional.empty());
    }

    /** @param owner the VPC that it comes and goes with */
    synchronized Thing add(Scope scope, Kind kind, Struct members, Map<String, String> tags, Optional<String> owner) {
        Thing thing = new Thing(kind, newId(kind.prefix()), members, Map.copyOf(tags), owner);
        in(scope).put(thing.id(), thing);
        return thing;
    }

    /**
     * Makes one, unless one of its kind that is there is in the way. Nothing comes in between: a stack makes its subnets side by side.
     *
     * @param conflict what is to be thrown because of one that is there, if it is in the way
     */
    synchronized Thing addUnless(Scope scope, Kind kind, Function<Thing, Optional<AwsException>> conflict,
            Struct members, Map<String, String> tags) {
        all(scope, kind).stream().map(conflict).flatMap(Optional::stream).findFirst().ifPresent(inTheWay -> {
            throw inTheWay;
        });
        return add(scope, kind, members, tags);
    }

    /** As {@code subnet-0123456789abcdef0}. */
    String newId(String prefix) {
        return prefix + "-" + ids.hex(ID_LENGTH);
    }

    synchronized Optional<Thing> find(Scope scope, Kind kind, String id) {
        return Optional.ofNullable(in(scope).get(id)).filter(thing -> thing.kind() == kind);
    }

    /** @throws AwsException if it isn't there */
    Thing get(Scope scope, Kind kind, String id) {
        return find(scope, kind, id).orElseThrow(() -> missing(kind, id));
    }

    static AwsException missing(Kind kind, String id) {
        return AwsException.badRequest(kind.notFoundCode(), "The " + kind.named()
                + (kind == Kind.SECURITY_GROUP ? " '" : " ID '") + id + "' does not exist");
    }

    /** @throws AwsException if it isn't there */
    synchronized Thing change(Scope scope, Kind kind, String id, UnaryOperator<Thing> change) {
        Thing changed = change.apply(get(scope, kind, id));
        in(scope).put(id, changed);
        return changed;
    }

    /** In the order in which they were made. */
    synchronized List<Thing> all(Scope scope, Kind kind) {
        return in(scope).values().stream().filter(thing -> thing.kind() == kind).toList();
    }

    /**
     * Deletes it; one that isn't there is done.
     *
     * @throws AwsException if something else needs it
     */
    synchronized void remove(Scope scope, Kind kind, String id) {
        Map<String, Thing> all = in(scope);
        all.values().stream().filter(thing -> !thing.id().equals(id) && thing.owner().isEmpty() && thing.mentions(id))
                .findFirst().ifPresent(thing -> {
                    throw AwsException.badRequest("DependencyViolation", "The " + kind.named() + " '" + id
                            + "' has dependencies and cannot be deleted: " + thing.id() + " uses it.");
                });
        all.remove(id);
        all.values().removeIf(thing -> thing.owner().filter(id::equals).isPresent());
    }

    private Map<String, Thing> in(Scope scope) {
        return scopes.computeIfAbsent(scope, each -> new LinkedHashMap<>());
    }
}
