package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A group. Thread-safe: guarded by itself. It holds at most {@value #MAX_BYTES} bytes of events; beyond that the oldest events of
 * the stream that has the oldest are dropped, since a laptop's memory isn't CloudWatch's.
 */
final class LogGroup {

    static final long MAX_BYTES = 32L << 20;

    private static final long DAY_MILLIS = 86_400_000;

    private final String name;
    private final String arn;
    private final long created;
    private final String logClass;
    private final NavigableMap<String, LogStream> streams = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private Integer retentionDays;
    private String kmsKeyId;
    private boolean deletionProtected;
    private long bytes;
    private long sequence;

    /** @param arn without the {@code :*} at its end */
    LogGroup(String name, String arn, long created, String logClass) {
        this.name = name;
        this.arn = arn;
        this.created = created;
        this.logClass = logClass;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    String logClass() {
        return logClass;
    }

    synchronized void retention(Integer days) {
        retentionDays = days;
    }

    synchronized void key(String id) {
        kmsKeyId = id;
    }

    synchronized void deletionProtected(boolean on) {
        deletionProtected = on;
    }

    synchronized boolean deletionProtected() {
        return deletionProtected;
    }

    synchronized void tag(Map<String, String> added) {
        tags.putAll(added);
    }

    synchronized void untag(Collection<String> removed) {
        removed.forEach(tags::remove);
    }

    synchronized Map<String, String> tags() {
        return new TreeMap<>(tags);
    }

    synchronized void createStream(String stream, long now) {
        if (streams.putIfAbsent(stream, new LogStream(stream, now)) != null) {
            throw AwsException.badRequest("ResourceAlreadyExistsException", "The specified log stream already exists");
        }
    }

    synchronized void deleteStream(String stream) {
        LogStream gone = streams.remove(stream);
        if (gone == null) {
            throw Logs.noStream();
        }
        bytes -= gone.bytes();
    }

    /** Appends one event, making the stream if need be. */
    synchronized void append(String stream, long timestamp, String message, long now) {
        add(streams.computeIfAbsent(stream, each -> new LogStream(stream, now)), timestamp, message, now);
    }

    /** An event of a batch; the stream must be there. */
    synchronized void appendAll(String stream, List<Map.Entry<Long, String>> batch, long now) {
        LogStream target = find(stream);
        batch.forEach(event -> add(target, event.getKey(), event.getValue(), now));
    }

    private void add(LogStream stream, long timestamp, String message, long now) {
        LogEvent event = new LogEvent(++sequence, timestamp, now, message);
        stream.add(event);
        bytes += event.size();
        while (bytes > MAX_BYTES) {
            LogStream oldest = null;
            for (LogStream each : streams.values()) {
                if (!each.events().isEmpty() && (oldest == null
                        || each.events().getFirst().compareTo(oldest.events().getFirst()) < 0)) {
                    oldest = each;
                }
            }
            // A tenth at once, so that a full group doesn't look for its oldest stream at each event.
            long goal = Math.max(MAX_BYTES * 9 / 10, bytes - oldest.bytes());
            while (bytes > goal && !oldest.events().isEmpty()) {
                bytes -= oldest.dropOldest();
            }
        }
    }

    /** Drops what is older than the retention says. */
    private void expire(long now) {
        if (retentionDays != null) {
            long oldest = now - retentionDays * DAY_MILLIS;
            for (LogStream stream : streams.values()) {
                while (!stream.events().isEmpty() && stream.events().getFirst().timestamp() < oldest) {
                    bytes -= stream.dropOldest();
                }
            }
        }
    }

    /** Looks at a stream's events, under the group's lock. */
    synchronized <T> T read(String stream, long now, Function<LogStream, T> reader) {
        LogStream found = find(stream);
        expire(now);
        return reader.apply(found);
    }

    /** Copies what is within the time from the streams whose name the test takes, merged in order. */
    synchronized List<Located> between(Predicate<String> wanted, long from, long to, long now) {
        expire(now);
        List<Located> all = new ArrayList<>();
        for (LogStream stream : streams.values()) {
            if (wanted.test(stream.name())) {
                // From the end, since whoever follows a log asks for the last of it.
                var youngestFirst = stream.events().descendingIterator();
                while (youngestFirst.hasNext()) {
                    LogEvent event = youngestFirst.next();
                    if (event.timestamp() < from) {
                        break;
                    }
                    if (event.timestamp() < to) {
                        all.add(new Located(stream.name(), event));
                    }
                }
            }
        }
        all.sort(Comparator.comparing(Located::event));
        return all;
    }

    /** An event and the stream that it is in. */
    record Located(String stream, LogEvent event) {}

    synchronized List<Struct> describeStreams(String prefix, long now) {
        expire(now);
        return streams.values().stream().filter(each -> each.name().startsWith(prefix)).map(this::describe).toList();
    }

    private Struct describe(LogStream stream) {
        return Struct.of("logStreamName", stream.name())
                .with("creationTime", stream.created())
                .with("firstEventTimestamp", stream.events().isEmpty() ? null : stream.events().getFirst().timestamp())
                .with("lastEventTimestamp", stream.events().isEmpty() ? null : stream.events().getLast().timestamp())
                .with("lastIngestionTime", stream.lastIngestion() == 0 ? null : stream.lastIngestion())
                .with("uploadSequenceToken", "eventlabs")
                .with("arn", arn + ":log-stream:" + stream.name())
                .with("storedBytes", 0);
    }

    synchronized Struct describe() {
        return Struct.of("logGroupName", name)
                .with("creationTime", created)
                .with("retentionInDays", retentionDays)
                .with("metricFilterCount", 0)
                .with("arn", arn + ":*")
                .with("storedBytes", bytes)
                .with("kmsKeyId", kmsKeyId)
                .with("logGroupClass", logClass)
                .with("logGroupArn", arn)
                .with("deletionProtectionEnabled", deletionProtected);
    }

    private LogStream find(String stream) {
        LogStream found = streams.get(stream);
        if (found == null) {
            throw Logs.noStream();
        }
        return found;
    }
}
