package dev.eventlabs.local.eventsource.batch;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records of one invocation.
 *
 * @param items in the source's order
 * @param envelope what else stands in the event, behind the records; most often nothing
 */
public record Batch(List<Item> items, Struct envelope) {

    /** The largest payload of a synchronous invocation. */
    public static final int MOST_BYTES = 6 << 20;

    public static Batch of(List<Item> items) {
        return new Batch(items, Struct.of());
    }

    public Set<String> ids() {
        return items.stream().map(Item::id).collect(Collectors.toSet());
    }

    public byte[] payload() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes("{\"Records\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                payload.write(',');
            }
            payload.writeBytes(items.get(i).event());
        }
        payload.write(']');
        envelope.forEach((member, value) -> {
            payload.write(',');
            payload.writeBytes(Json.bytes(member));
            payload.write(':');
            payload.writeBytes(Json.bytes(value));
        });
        payload.write('}');
        return payload.toByteArray();
    }
}
