package dev.eventlabs.local.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What has happened to alarms: the newest 10,000 events of each scope. Thread-safe. */
final class AlarmHistory {

    private static final int MOST = 10_000;

    private final Map<Scope, Deque<Item>> scopes = new ConcurrentHashMap<>();

    /** @param type {@code ConfigurationUpdate}, {@code StateUpdate} or {@code Action} */
    record Item(String alarm, boolean composite, Instant at, String type, String summary, String data) {

        Struct shown() {
            return Struct.of("AlarmName", alarm).with("AlarmType", composite ? "CompositeAlarm" : "MetricAlarm")
                    .with("Timestamp", at).with("HistoryItemType", type).with("HistorySummary", summary)
                    .with("HistoryData", data);
        }
    }

    /** @param what {@code created}, {@code updated} or {@code deleted} */
    void configured(Scope scope, Alarm alarm, String what, Instant at) {
        String type = switch (what) {
            case "created" -> "Create";
            case "updated" -> "Update";
            default -> "Delete";
        };
        add(scope, new Item(alarm.name(), alarm.composite(), at, "ConfigurationUpdate",
                "Alarm \"" + alarm.name() + "\" " + what, Json.text(Struct.of("version", "1.0").with("type", type)
                        .with(type.toLowerCase(Locale.ROOT) + "dAlarm", alarm.definition()))));
    }

    void changed(Scope scope, Alarm alarm, Alarm.State before) {
        add(scope, new Item(alarm.name(), alarm.composite(), alarm.state().updated(), "StateUpdate",
                "Alarm updated from " + before.value() + " to " + alarm.state().value(),
                Json.text(Struct.of("version", "1.0").with("oldState", state(before))
                        .with("newState", state(alarm.state())))));
    }

    void acted(Scope scope, Alarm alarm, String summary, Struct data) {
        add(scope, new Item(alarm.name(), alarm.composite(), alarm.state().updated(), "Action", summary,
                Json.text(data)));
    }

    /** Newest first. */
    List<Item> all(Scope scope) {
        Deque<Item> items = scopes.get(scope);
        if (items == null) {
            return List.of();
        }
        synchronized (items) {
            return new ArrayList<>(items);
        }
    }

    private void add(Scope scope, Item item) {
        Deque<Item> items = scopes.computeIfAbsent(scope, each -> new ArrayDeque<>());
        synchronized (items) {
            items.addFirst(item);
            if (items.size() > MOST) {
                items.removeLast();
            }
        }
    }

    private static Struct state(Alarm.State state) {
        Struct shown = Struct.of("stateValue", state.value()).with("stateReason", state.reason());
        return state.reasonData() == null ? shown : shown.with("stateReasonData", parsed(state.reasonData()));
    }

    /** Who sets a state by hand may say anything. */
    private static Object parsed(String data) {
        try {
            return Json.MAPPER.readTree(data);
        } catch (JsonProcessingException e) {
            return data;
        }
    }
}
