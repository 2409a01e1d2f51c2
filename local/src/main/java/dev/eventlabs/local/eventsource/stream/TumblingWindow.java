package dev.eventlabs.local.eventsource.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.time.Duration;
import java.time.Instant;

/**
 * A window that records have come to, and what the function has made of them so far.
 *
 * @param start inclusive, a multiple of the size since 1970
 * @param end exclusive
 * @param state as the function answered last
 */
record TumblingWindow(Instant start, Instant end, ObjectNode state) {

    /** What a shard's state may have; beyond that the window is ended early. */
    static final int MOST_BYTES_OF_STATE = 1 << 20;

    /** The one that a record of that time belongs to, without state. */
    static TumblingWindow at(Instant arrived, Duration size) {
        long number = Math.floorDiv(arrived.toEpochMilli(), size.toMillis());
        Instant start = Instant.ofEpochMilli(number * size.toMillis());
        return new TumblingWindow(start, start.plus(size), Json.object());
    }

    boolean contains(Instant arrived) {
        return !arrived.isBefore(start) && arrived.isBefore(end);
    }

    boolean overflows() {
        return Json.bytes(state).length > MOST_BYTES_OF_STATE;
    }

    TumblingWindow with(ObjectNode changed) {
        return new TumblingWindow(start, end, changed);
    }

    /** What the event says of the window, in AWS's order. */
    Struct envelope(String shardId, String streamArn, Invoke invoke) {
        return Struct.of("window", Struct.of("start", start.toString()).with("end", end.toString()))
                .with("state", state)
                .with("shardId", shardId)
                .with("eventSourceARN", streamArn)
                .with("isFinalInvokeForWindow", invoke == Invoke.FINAL)
                .with("isWindowTerminatedEarly", invoke == Invoke.EARLY);
    }

    /** What the function is invoked for. */
    enum Invoke {
        /** To add records to the state. */
        AGGREGATE,
        /** The window is over: the function does what is to be done with the state. */
        FINAL,
        /** The state is too large: the same, but the window goes on with a fresh one. */
        EARLY
    }
}
