package dev.eventlabs.local.eventsource.queue;

import dev.eventlabs.local.eventsource.batch.Item;
import java.time.Duration;
import java.util.List;

/** Where records come from and go back to: the first of the five steps, and what the last one acts on. Thread-safe. */
interface Source {

    /**
     * Waits for records.
     *
     * @param max at least 1; the source may give fewer
     * @return empty if there were none in that time
     */
    List<Item> poll(int max, Duration wait) throws InterruptedException;

    /** These need not be delivered again. */
    void done(List<Item> items);

    /** How long a batch may be held back while the function is throttled, before the source takes it back by itself. */
    Duration patience();
}
