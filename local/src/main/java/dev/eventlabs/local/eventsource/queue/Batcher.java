package dev.eventlabs.local.eventsource.queue;

import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.batch.Filter;
import dev.eventlabs.local.eventsource.batch.Item;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The third step: gathers records until there are enough of them, the window has passed since the first, or a payload is full. Not
 * thread-safe: one thread gathers.
 */
final class Batcher {

    /** What stands around the records, with room. */
    private static final int ENVELOPE_BYTES = 64;
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final Source source;
    private final Filter filter;
    private final int size;
    private final Duration window;
    private final Time time;
    private final Deque<Item> waiting = new ArrayDeque<>();

    Batcher(Source source, Filter filter, int size, Duration window, Time time) {
        this.source = source;
        this.filter = filter;
        this.size = size;
        this.window = window;
        this.time = time;
    }

    /** Waits for the next batch; what doesn't fit any more begins the one after. */
    Batch next() throws InterruptedException {
        while (waiting.isEmpty()) {
            poll(size, LONG_POLL);
        }
        Instant deadline = time.instant().plus(window);
        Map<String, Item> items = new LinkedHashMap<>();
        long bytes = ENVELOPE_BYTES;
        while (true) {
            while (!waiting.isEmpty() && items.size() < size) {
                long more = waiting.peek().event().length + 1L;
                if (!items.isEmpty() && bytes + more > Batch.MOST_BYTES) {
                    return batch(items);
                }
                bytes += more;
                // A window longer than the source hides its records brings one of them again; only its newest handle settles it.
                items.put(waiting.peek().id(), waiting.remove());
            }
            Duration left = Duration.between(time.instant(), deadline);
            if (items.size() >= size || left.isNegative() || left.isZero()) {
                return batch(items);
            }
            poll(size - items.size(), left.compareTo(LONG_POLL) < 0 ? left : LONG_POLL);
        }
    }

    private static Batch batch(Map<String, Item> items) {
        return Batch.of(List.copyOf(items.values()));
    }

    private void poll(int max, Duration wait) throws InterruptedException {
        List<Item> dropped = new ArrayList<>();
        for (Item item : source.poll(max, wait)) {
            (filter.matches(item) ? waiting : dropped).add(item);
        }
        if (!dropped.isEmpty()) {
            source.done(dropped);
        }
    }
}
