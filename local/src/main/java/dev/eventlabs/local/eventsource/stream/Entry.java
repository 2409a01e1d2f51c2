package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Item;
import java.time.Instant;

/**
 * A record on its way to the function.
 *
 * @param item its id is the sequence number
 */
record Entry(Item item, Instant arrived) {

    String sequenceNumber() {
        return item.id();
    }

    int bytes() {
        return item.event().length;
    }
}
