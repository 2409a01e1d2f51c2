package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Evaluates composite alarms: when they, or alarms that their rules name, have changed. Not thread-safe. */
final class CompositeWatch {

    /** Rules may name composite alarms; more than that many above each other aren't looked at in one round. */
    private static final int DEEPEST = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter
            .ofPattern("EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Alarms alarms;
    private final Map<Key, List<Object>> seen = new HashMap<>();

    private record Key(Scope scope, String alarm) {}

    CompositeWatch(Alarms alarms) {
        this.alarms = alarms;
    }

    void evaluate(Scope scope) {
        seen.keySet().removeIf(key -> alarms.find(key.scope(), key.alarm()).isEmpty());
        for (int i = 0; i < DEEPEST; i++) {
            boolean changed = false;
            for (Alarm alarm : alarms.all(scope)) {
                changed |= alarm.composite() && evaluate(scope, alarm);
            }
            if (!changed) {
                return;
            }
        }
    }

    private boolean evaluate(Scope scope, Alarm alarm) {
        CompositeRule rule = CompositeRule.parse((String) alarm.definition().get("AlarmRule"));
        List<Alarm> children = rule.alarms().stream().distinct()
                .flatMap(each -> alarms.find(scope, CompositeRule.name(each)).stream()).toList();
        List<Object> now = List.of(alarm.configured(), children.stream().map(Alarm::state).toList());
        if (now.equals(seen.put(new Key(scope, alarm.name()), now))) {
            return false;
        }
        boolean holds = rule.holds().test((name, state) -> alarms.find(scope, name)
                .filter(each -> each.state().value().equals(state)).isPresent());
        String state = holds ? Verdict.ALARM : Verdict.OK;
        if (!state.equals(alarm.state().value())) {
            alarms.evaluated(scope, alarm, state, reason(alarm, children, state), data(children));
        }
        return true;
    }

    private static String reason(Alarm alarm, List<Alarm> children, String state) {
        Optional<Alarm> latest = children.stream().max(Comparator.comparing(each -> each.state().updated()));
        if (latest.isEmpty() || latest.get().state().updated().isBefore(alarm.configured())) {
            return alarm.arn() + " was created and its alarm rule evaluates to " + state;
        }
        Instant at = latest.get().state().updated();
        return latest.get().arn() + " transitioned to " + latest.get().state().value() + " at " + DAY.format(at);
    }

    private static String data(List<Alarm> children) {
        return Json.text(Struct.of("triggeringAlarms", children.stream().map(each -> Struct.of("arn", each.arn())
                .with("state", Struct.of("value", each.state().value())
                        .with("timestamp", each.state().updated().toString())))
                .toList()));
    }
}
