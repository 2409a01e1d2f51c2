package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The alarms of every scope. Thread-safe. */
final class Alarms {

    private final Time time;
    private final AlarmHistory history;
    private final AlarmTargets targets;
    private final Map<Scope, Map<String, Alarm>> scopes = new ConcurrentHashMap<>();

    Alarms(Time time, AlarmHistory history, AlarmTargets targets) {
        this.time = time;
        this.history = history;
        this.targets = targets;
    }

    /** Makes one or changes its definition; a known one keeps its state, and its tags. */
    Alarm put(Scope scope, String name, boolean composite, Struct definition, Map<String, String> tags) {
        if (name.isEmpty() || name.length() > 255) {
            throw AwsException.badRequest("ValidationError", "The AlarmName must have between 1 and 255 characters.");
        }
        if (composite) {
            checkChildren(scope, definition);
        }
        boolean known = in(scope).containsKey(name);
        Alarm put = in(scope).compute(name, (same, before) -> {
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
        history.configured(scope, put, known ? "updated" : "created", time.instant());
        return put;
    }

    private void checkChildren(Scope scope, Struct definition) {
        List<String> missing = CompositeRule.parse((String) definition.get("AlarmRule")).alarms().stream().distinct()
                .filter(each -> find(scope, CompositeRule.name(each)).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw AwsException.badRequest("ValidationError", "Could not save the composite alarm as alarms "
                    + missing + " in the alarm rule do not exist");
        }
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

    /** Somebody sets it by hand: until it is evaluated again. */
    void state(Scope scope, String name, String value, String reason, String reasonData) {
        AtomicReference<Alarm> before = new AtomicReference<>();
        AtomicReference<Alarm> after = new AtomicReference<>();
        change(scope, name, alarm -> {
            before.set(alarm);
            after.set(alarm.in(new Alarm.State(value, reason, reasonData, time.instant())));
            return after.get();
        });
        tell(scope, before.get(), after.get());
    }

    /** The alarm's data say so; nothing happens if it has changed since. */
    void evaluated(Scope scope, Alarm alarm, String value, String reason, String reasonData) {
        Alarm changed = alarm.in(new Alarm.State(value, reason, reasonData, time.instant()));
        if (in(scope).replace(alarm.name(), alarm, changed)) {
            tell(scope, alarm, changed);
        }
    }

    private void tell(Scope scope, Alarm before, Alarm after) {
        if (!before.state().value().equals(after.state().value())) {
            history.changed(scope, after, before.state());
            targets.run(scope, after, before.state());
        }
    }

    void delete(Scope scope, String name) {
        Alarm deleted = in(scope).remove(name);
        if (deleted != null) {
            history.configured(scope, deleted, "deleted", time.instant());
        }
    }

    Collection<Scope> scopes() {
        return scopes.keySet();
    }

    private Map<String, Alarm> in(Scope scope) {
        return scopes.computeIfAbsent(scope, each -> new ConcurrentSkipListMap<>());
    }
}
