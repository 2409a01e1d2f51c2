package dev.eventlabs.local.logs;

/**
 * One event.
 *
 * @param sequence grows with every event of a group: events of one millisecond stay in order
 * @param timestamp in milliseconds since the epoch, the writer's
 * @param ingested in milliseconds since the epoch, ours
 */
record LogEvent(long sequence, long timestamp, long ingested, String message) implements Comparable<LogEvent> {

    /** What CloudWatch counts for an event besides its text. */
    private static final int OVERHEAD_BYTES = 26;

    int size() {
        return message.length() + OVERHEAD_BYTES;
    }

    @Override
    public int compareTo(LogEvent other) {
        int byTime = Long.compare(timestamp, other.timestamp);
        return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }
}
