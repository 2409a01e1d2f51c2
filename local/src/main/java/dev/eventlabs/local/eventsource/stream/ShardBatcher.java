package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.stream.Sieve.Sample;
import dev.eventlabs.local.eventsource.stream.Sieve.Sifted;
import dev.eventlabs.local.eventsource.stream.Sieve.Source;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Polls and batches the records of a lane: until there are enough of them, the batching window has passed since the first, a payload is
 * full, or the tumbling window is over. Not thread-safe: one thread gathers.
 */
final class ShardBatcher {

    /** What stands around the records, with room; a window's state comes on top. */
    private static final int ENVELOPE_BYTES = 1024;
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final Source source;
    private final Limits limits;
    private final Time time;
    private final Consumer<String> passedOver;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private Instant newest = Instant.MIN;
    private boolean ended;

    /** When a batch is one. @param tumbling empty without tumbling windows */
    record Limits(int size, Duration window, Optional<Duration> tumbling) {}

    /** What comes next. */
    sealed interface Step {

        /** @param entries at least one, all of one tumbling window */
        record Gathered(List<Entry> entries) implements Step {}

        /** Nothing more will come for the open window. */
        record WindowOver() implements Step {}

        /** Nothing more will come at all. */
        record Ended() implements Step {}
    }

    /** @param passedOver told of the last record behind which nothing waits, when those that were read are none of this lane's */
    ShardBatcher(Source source, Limits limits, Time time, Consumer<String> passedOver) {
        this.source = source;
        this.limits = limits;
        this.time = time;
        this.passedOver = passedOver;
    }

    /** @param open the tumbling window that has records already */
    Step next(Optional<TumblingWindow> open) throws InterruptedException {
        List<Entry> batch = new ArrayList<>();
        Optional<TumblingWindow> window = open;
        Instant deadline = null;
        long bytes = ENVELOPE_BYTES + (limits.tumbling().isPresent() ? TumblingWindow.MOST_BYTES_OF_STATE : 0);
        while (true) {
            while (!waiting.isEmpty() && batch.size() < limits.size()) {
                Entry head = waiting.peek();
                if (window.isPresent() && !window.get().contains(head.arrived())) {
                    return batch.isEmpty() ? new Step.WindowOver() : new Step.Gathered(batch);
                }
                if (!batch.isEmpty() && bytes + head.bytes() + 1 > Batch.MOST_BYTES) {
                    return new Step.Gathered(batch);
                }
                window = window.or(() -> limits.tumbling().map(size -> TumblingWindow.at(head.arrived(), size)));
                bytes += head.bytes() + 1;
                batch.add(waiting.remove());
            }
            if (ended || batch.size() >= limits.size()) {
                return batch.isEmpty() ? new Step.Ended() : new Step.Gathered(batch);
            }
            Instant now = time.instant();
            if (deadline == null && !batch.isEmpty()) {
                deadline = now.plus(limits.window());
            }
            // What is there already is taken along, whatever the time is.
            boolean more = poll(batch, wait(now, deadline, window));
            if (!ended && waiting.isEmpty() && isOver(deadline, window, now, more)) {
                return batch.isEmpty() ? new Step.WindowOver() : new Step.Gathered(batch);
            }
        }
    }

    private Duration wait(Instant now, Instant deadline, Optional<TumblingWindow> window) {
        Duration wait = LONG_POLL;
        if (deadline != null) {
            wait = shorter(wait, Duration.between(now, deadline));
        }
        if (window.isPresent()) {
            wait = shorter(wait, Duration.between(now, window.get().end()));
        }
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /**
     * A tumbling window that was over before a poll that brought nothing, or that records have come after, has got all that it will.
     *
     * @param now before the last poll
     */
    private boolean isOver(Instant deadline, Optional<TumblingWindow> window, Instant now, boolean more) {
        if (deadline != null && !now.isBefore(deadline)) {
            return true;
        }
        Instant reached = more ? newest : now;
        return window.isPresent() && !reached.isBefore(window.get().end());
    }

    private boolean poll(List<Entry> batch, Duration wait) throws InterruptedException {
        Sifted some = source.read(Math.max(1, limits.size() - batch.size()), wait);
        String passed = null;
        boolean nothingBefore = batch.isEmpty() && waiting.isEmpty();
        for (Sample record : some.records()) {
            newest = record.arrived();
            if (record.entry().isPresent()) {
                waiting.add(record.entry().get());
                nothingBefore = false;
            } else if (nothingBefore) {
                passed = record.sequenceNumber();
            }
        }
        if (passed != null) {
            passedOver.accept(passed);
        }
        ended = some.ended();
        return !some.records().isEmpty();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
