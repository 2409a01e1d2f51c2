package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Struct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of a stream can be changed and isn't a shard. Thread-safe. */
final class StreamSettings {

    static final int SHORTEST_HOURS = 24;
    private static final int LONGEST_HOURS = 8760;
    static final int SMALLEST_RECORD_KIB = 1024;
    private static final int LARGEST_RECORD_KIB = 10240;

    private static final int MOST_TAGS = 50;

    private final Map<String, String> tags = new TreeMap<>();
    private volatile Capacity mode;
    private volatile int retentionHours = SHORTEST_HOURS;
    private volatile int maxRecordKib;
    private volatile String key;
    private volatile String policy;
    private volatile Set<String> monitored = Set.of();

    StreamSettings(Capacity mode, int maxRecordKib, Map<String, String> tags) {
        this.mode = mode;
        this.maxRecordKib = maxRecordKib;
        tag(tags);
    }

    Capacity mode() {
        return mode;
    }

    void mode(Capacity changed) {
        mode = changed;
    }

    int retentionHours() {
        return retentionHours;
    }

    Duration retention() {
        return Duration.ofHours(retentionHours);
    }

    void retentionHours(int hours) {
        retentionHours = validRetention(hours);
    }

    /** @throws AwsException if it isn't between a day and a year */
    static int validRetention(int hours) {
        if (hours < SHORTEST_HOURS) {
            throw Errors.argument("Minimum allowed retention period is " + SHORTEST_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        if (hours > LONGEST_HOURS) {
            throw Errors.argument("Maximum allowed retention period is " + LONGEST_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too long.");
        }
        return hours;
    }

    /** @throws AwsException if it isn't between 1 and 10 MiB */
    static int validRecordKib(int kib) {
        if (kib < SMALLEST_RECORD_KIB || kib > LARGEST_RECORD_KIB) {
            throw AwsException.constraint(Errors.VALIDATION, kib, "maxRecordSizeInKiB",
                    "Member must have value between " + SMALLEST_RECORD_KIB + " and " + LARGEST_RECORD_KIB);
        }
        return kib;
    }

    int maxRecordBytes() {
        return maxRecordKib << 10;
    }

    int maxRecordKib() {
        return maxRecordKib;
    }

    void maxRecordKib(int kib) {
        maxRecordKib = kib;
    }

    String encryptionType() {
        return key == null ? "NONE" : "KMS";
    }

    /** The KMS key that the stream says it is encrypted with. */
    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** @param id null for none */
    void key(String id) {
        key = id;
    }

    Optional<String> policy() {
        return Optional.ofNullable(policy);
    }

    /** @param document null for none */
    void policy(String document) {
        policy = document;
    }

    /** The shard-level metrics that were asked for, by name. */
    Set<String> monitored() {
        return monitored;
    }

    void monitored(Collection<String> metrics) {
        monitored = Set.copyOf(new TreeSet<>(metrics));
    }

    List<Struct> shownMonitoring() {
        return List.of(Struct.of("ShardLevelMetrics", monitored.stream().sorted().toList()));
    }

    synchronized Map<String, String> tags() {
        return new TreeMap<>(tags);
    }

    /** @throws AwsException if there would be too many; none is added then */
    synchronized void tag(Map<String, String> added) {
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(added);
        if (all.size() > MOST_TAGS) {
            throw Errors.argument("Failed to add tags: a stream can have " + MOST_TAGS + " tags, but would have "
                    + all.size() + ". Remove some first.");
        }
        tags.putAll(added);
    }

    synchronized void untag(Collection<String> keys) {
        new ArrayList<>(keys).forEach(tags::remove);
    }
}
