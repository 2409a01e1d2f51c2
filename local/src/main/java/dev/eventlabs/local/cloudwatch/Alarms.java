package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The alarms of every scope. Thread-safe. They stay in {@code INSUFFICIENT_DATA} until somebody sets their state. */
final class Alarms {

    private final Time time;
    private final Map<Scope, Map<String, Alarm>> scopes = new ConcurrentHashMap<>();

    Alarms(Time time) {
        this.time = time;
    }

    /** Makes one or changes its definition; a known one keeps its state, and its tags. */
    Alarm put(Scope scope, String name, boolean composite, Struct definition, Map<String, String> tags) {
        if (name.isEmpty() || name.length() > 255) {
            throw AwsException.badRequest("ValidationError", "The AlarmName must have between 1 and 255 characters.");
        }
        return in(scope).compute(name, (same, before) -> {
            if (before != null && before.composite() != composite) {
                throw AwsException.badRequest("ValidationError",
                        "An alarm of another type has the name " + name + " already.");
            }
            return new Alarm(name, arn(scope, name), composite, definition, time.instant(),
                    before == null
                            ? new Alarm.State("INSUFFICIENT_DATA", "Unchecked: Initial alarm creation", null,
                                    time.instant())
                            : before.state(),
                    before == null ? Map.copyOf(tags) : before.tags());
        });
    }

    /** For CloudFormation: the tags are those of the template, also of an alarm that is there. */
    Outcome deploy(Scope scope, String name, boolean composite, Struct definition, Map<String, String> tags) {
        Alarm alarm = put(scope, name, composite, definition, tags);
        change(scope, name, each -> each.tagged(tags));
        return Outcome.done(name, Map.of("Arn", alarm.arn()));
    }

    static String arn(Scope scope, String name) {
        return scope.arn("cloudwatch", "alarm:" + name);
    }

    Optional<Alarm> find(Scope scope, String name) {
        return Optional.ofNullable(in(scope).get(name));
    }

    Collection<Alarm> all(Scope scope) {
        return in(scope).values();
    }

    /** @throws AwsException if it isn't there */
    void change(Scope scope, String name, UnaryOperator<Alarm> change) {
        if (in(scope).computeIfPresent(name, (same, alarm) -> change.apply(alarm)) == null) {
            throw AwsException.notFound("ResourceNotFound", "Alarm " + name + " does not exist");
        }
    }

    void state(Scope scope, String name, String value, String reason, String reasonData) {
        change(scope, name, alarm -> alarm.in(new Alarm.State(value, reason, reasonData, time.instant())));
    }

    void delete(Scope scope, String name) {
        in(scope).remove(name);
    }

    private Map<String, Alarm> in(Scope scope) {
        return scopes.computeIfAbsent(scope, each -> new ConcurrentSkipListMap<>());
    }
}
