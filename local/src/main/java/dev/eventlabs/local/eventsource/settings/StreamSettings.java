package dev.eventlabs.local.eventsource.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * @param start where reading begins in the shards that are there at the mapping's creation
 * @param timestamp of {@code AT_TIMESTAMP}
 * @param parallelizationFactor batches of one shard at once, 1 to 10; 1 with a tumbling window
 * @param retries after the first attempt, to 10,000; -1 for no end
 * @param maximumAgeSeconds of records, 60 to 604,800; -1 for no limit
 * @param bisects whether a batch that failed is split in two
 * @param tumblingSeconds 0 for no tumbling window, to 900
 * @param onFailure the queue that is told of discarded batches
 */
public record StreamSettings(Start start, Optional<Instant> timestamp, int parallelizationFactor, int retries,
        int maximumAgeSeconds, boolean bisects, int tumblingSeconds,
        Optional<String> onFailure) implements SourceSettings {

    /** No end, no limit. */
    public static final int INFINITE = -1;

    /** {@code StartingPosition}, by AWS's names. */
    public enum Start {
        LATEST, AT_TIMESTAMP, TRIM_HORIZON
    }

    public Optional<Duration> maximumAge() {
        return maximumAgeSeconds == INFINITE ? Optional.empty() : Optional.of(Duration.ofSeconds(maximumAgeSeconds));
    }

    /** Empty without a tumbling window. */
    public Optional<Duration> tumbling() {
        return tumblingSeconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(tumblingSeconds));
    }
}
