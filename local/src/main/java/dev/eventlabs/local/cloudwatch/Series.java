package dev.eventlabs.local.cloudwatch;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The values of a metric in one unit, by the minute, for three days at most. Thread-safe: guarded by itself. */
final class Series {

    private static final int MAX_BUCKETS = 3 * 24 * 60;

    private final NavigableMap<Long, Bucket> minutes = new TreeMap<>();

    synchronized void add(long minute, double value, double times) {
        bucket(minute).add(value, times);
    }

    synchronized void addSet(long minute, double samples, double total, double least, double greatest) {
        bucket(minute).addSet(samples, total, least, greatest);
    }

    private Bucket bucket(long minute) {
        Bucket bucket = minutes.computeIfAbsent(minute, each -> new Bucket());
        if (minutes.size() > MAX_BUCKETS) {
            minutes.pollFirstEntry();
        }
        return bucket;
    }

    /** Adds what is from one minute to before another to periods, by the minute in which each begins. */
    synchronized void into(NavigableMap<Long, Bucket> periods, long from, long to, long minutesPerPeriod) {
        minutes.subMap(from, true, to, false).forEach((minute, bucket) -> periods
                .computeIfAbsent(from + (minute - from) / minutesPerPeriod * minutesPerPeriod, each -> new Bucket())
                .add(bucket));
    }

    synchronized long last() {
        return minutes.isEmpty() ? Long.MIN_VALUE : minutes.lastKey();
    }
}
