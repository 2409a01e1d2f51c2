package dev.eventlabs.local.stepfunctions.history;

import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of one execution. Not thread-safe: the execution's lock guards it, so that ids, times and the log have one order.
 */
public final class History {

    /** AWS ends a Standard execution that would have more. */
    public static final int MAX_EVENTS = 25_000;

    private final boolean kept;
    private final Consumer<HistoryEvent> log;
    private final List<HistoryEvent> events = new ArrayList<>(4);
    private long count;

    /**
     * @param kept whether the events are kept; an Express execution's are only logged
     * @param log is told of each event
     */
    public History(boolean kept, Consumer<HistoryEvent> log) {
        this.kept = kept;
        this.log = log;
    }

    /** @return the event's id */
    public long add(long previousId, Instant at, String type, Struct details) {
        HistoryEvent event = new HistoryEvent(++count, previousId, at, type, details);
        if (kept) {
            events.add(event);
        }
        log.accept(event);
        return count;
    }

    /** Whether there is room for one more event only, which has to be the one that ends the execution. */
    public boolean almostFull() {
        return kept && count >= MAX_EVENTS - 1;
    }

    /** How many there have been, kept or not. */
    public long count() {
        return count;
    }

    public List<HistoryEvent> events() {
        return List.copyOf(events);
    }
}
