package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.MessageQueues.MessageAttribute;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message as the engine holds it.
 *
 * @param receipt of the latest delivery; empty if there was none
 * @param deadLetterSource the name of the queue that it died in
 * @param nextDelivery milliseconds since the epoch from when it is visible
 */
record Stored(String id, String receipt, String body, Map<String, MessageAttribute> attributes, Instant sent,
        Optional<Instant> firstReceived, int receiveCount, Optional<String> group, Optional<String> deduplication,
        Optional<String> trace, Optional<String> sequence, Optional<String> deadLetterSource, long nextDelivery) {

    /**
     * What the engine is to store.
     *
     * @param delayMillis until it is visible
     */
    record New(String id, String body, Map<String, MessageAttribute> attributes, long delayMillis,
            Optional<String> group, Optional<String> deduplication, Optional<String> trace,
            Optional<String> sequence) {}
}
