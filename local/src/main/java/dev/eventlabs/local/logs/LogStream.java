package dev.eventlabs.local.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A stream: its events in order of time. Not thread-safe: guarded by its group. */
final class LogStream {

    private final String name;
    private final long created;
    private final Deque<LogEvent> events = new ArrayDeque<>();
    private long bytes;
    private long lastIngestion;

    LogStream(String name, long created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    long created() {
        return created;
    }

    long lastIngestion() {
        return lastIngestion;
    }

    long bytes() {
        return bytes;
    }

    Deque<LogEvent> events() {
        return events;
    }

    void add(LogEvent event) {
        lastIngestion = event.ingested();
        bytes += event.size();
        if (events.isEmpty() || events.getLast().compareTo(event) < 0) {
            events.addLast(event);
            return;
        }
        // Rare: an event that is older than what is there. Several functions' clocks are one clock here.
        List<LogEvent> younger = new ArrayList<>();
        while (!events.isEmpty() && events.getLast().compareTo(event) > 0) {
            younger.add(events.removeLast());
        }
        events.addLast(event);
        younger.reversed().forEach(events::addLast);
    }

    /** @return how many bytes that made free */
    int dropOldest() {
        int size = events.removeFirst().size();
        bytes -= size;
        return size;
    }
}
