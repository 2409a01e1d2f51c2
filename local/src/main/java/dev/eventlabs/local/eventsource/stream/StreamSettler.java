package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Answer;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.eventsource.settings.SourceKind;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fifth step for a lane of a stream: moves the checkpoint, and tells of what is discarded. Not thread-safe. */
final class StreamSettler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSettler.class);

    private final Ports ports;
    private final Scope scope;
    private final Settings settings;
    private final SourceKind kind;
    private final String shardId;
    private final LaneProgress progress;

    StreamSettler(Ports ports, Scope scope, Settings settings, String shardId, LaneProgress progress) {
        this.ports = ports;
        this.scope = scope;
        this.settings = settings;
        this.shardId = shardId;
        this.progress = progress;
        kind = SourceKind.of(settings.sourceArn());
    }

    void done(List<Entry> entries) {
        progress.done(entries.getLast().sequenceNumber());
    }

    /** How many of the first records are too old to be given to the function. */
    int expired(List<Entry> entries) {
        Optional<Instant> oldest = settings.stream().maximumAge().map(age -> ports.time().instant().minus(age));
        return oldest.isEmpty() ? 0
                : (int) entries.stream().takeWhile(entry -> entry.arrived().isBefore(oldest.get())).count();
    }

    /** They won't come again. @param invokeCount how often the function has had them */
    void discard(List<Entry> entries, FailureRecord.Condition condition, int invokeCount, Optional<Answer> answer) {
        settings.stream().onFailure().ifPresent(queue -> {
            FailureRecord record = new FailureRecord(settings.functionArn(), condition, invokeCount, answer, entries);
            try {
                ports.queues().send(queue, Json.text(record.body(kind, settings.sourceArn(), shardId,
                        ports.time().instant(), ports.ids().uuid())), Map.of());
            } catch (RuntimeException e) {
                LOG.warn("The destination {} couldn't be told of {} discarded records of {}: {}", queue,
                        entries.size(), shardId, e.getMessage());
            }
        });
        done(entries);
    }

    /** The function has finished with them, one way or the other. */
    void measure(List<Entry> entries) {
        Duration age = Duration.between(entries.getLast().arrived(), ports.time().instant());
        ports.metrics().put(scope, "AWS/Lambda", "IteratorAge",
                Map.of("FunctionName", FunctionName.parse(scope, settings.functionArn()).name()),
                Math.max(0, age.toMillis()), "Milliseconds");
    }
}
