package dev.eventlabs.local.eventsource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records of one invocation.
 *
 * @param items at least one, in the source's order
 */
record Batch(List<Item> items) {

    Set<String> ids() {
        return items.stream().map(Item::id).collect(Collectors.toSet());
    }

    byte[] payload() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes("{\"Records\":[".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                payload.write(',');
            }
            payload.writeBytes(items.get(i).event());
        }
        payload.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        return payload.toByteArray();
    }
}
