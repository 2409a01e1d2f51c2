package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.eventsource.batch.Pipeline;
import dev.eventlabs.local.eventsource.settings.QueueSettings;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.eventsource.settings.StreamSettings;
import dev.eventlabs.local.eventsource.stream.Checkpoints;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event source mapping, and its pipeline while it is enabled. Changed only under the lock of {@link Mappings}. */
final class Mapping {

    private final Scope scope;
    private final String uuid;
    private final Checkpoints checkpoints;
    private volatile Settings settings;
    private volatile Instant modified;
    private Optional<Pipeline> pipeline = Optional.empty();

    Mapping(Scope scope, String uuid, Settings settings, Instant modified, Checkpoints checkpoints) {
        this.scope = scope;
        this.uuid = uuid;
        this.settings = settings;
        this.modified = modified;
        this.checkpoints = checkpoints;
    }

    Scope scope() {
        return scope;
    }

    String uuid() {
        return uuid;
    }

    String arn() {
        return scope.arn("lambda", "event-source-mapping:" + uuid);
    }

    Settings settings() {
        return settings;
    }

    /** How far a stream is read: it outlives the pipelines. */
    Checkpoints checkpoints() {
        return checkpoints;
    }

    void set(Settings changed, Instant now) {
        settings = changed;
        modified = now;
    }

    void run(Pipeline started) {
        pipeline = Optional.of(started);
        started.start();
    }

    /** Batches that are with the function are still settled. */
    void stop() {
        pipeline.ifPresent(Pipeline::stop);
    }

    void close() {
        pipeline.ifPresent(Pipeline::close);
    }

    /** Where it rests between changes. */
    String state() {
        return settings.enabled() ? "Enabled" : "Disabled";
    }

    Struct describe(String state) {
        Struct described = Struct.of("UUID", uuid)
                .with("BatchSize", settings.batchSize())
                .with("MaximumBatchingWindowInSeconds", settings.windowSeconds())
                .with("EventSourceArn", settings.sourceArn())
                .with("FilterCriteria", settings.patterns().isEmpty() ? null
                        : Struct.of("Filters",
                                settings.patterns().stream().map(each -> Struct.of("Pattern", each)).toList()))
                .with("FunctionArn", settings.functionArn())
                .with("LastModified", modified)
                .with("State", state)
                .with("FunctionResponseTypes",
                        settings.reportsFailures() ? List.of("ReportBatchItemFailures") : List.of())
                .with("EventSourceMappingArn", arn());
        switch (settings.source()) {
            case QueueSettings queue -> described.with("StateTransitionReason", "USER_INITIATED")
                    .with("ScalingConfig", queue.maximumConcurrency()
                            .map(most -> Struct.of("MaximumConcurrency", most)).orElse(null));
            case StreamSettings stream -> described.with("StateTransitionReason", "User action")
                    .with("StartingPosition", stream.start().name())
                    .with("StartingPositionTimestamp", stream.timestamp().orElse(null))
                    .with("ParallelizationFactor", stream.parallelizationFactor())
                    .with("LastProcessingResult", checkpoints.lastResult())
                    .with("DestinationConfig", Struct.of("OnFailure",
                            Struct.of().with("Destination", stream.onFailure().orElse(null))))
                    .with("MaximumRecordAgeInSeconds", stream.maximumAgeSeconds())
                    .with("BisectBatchOnFunctionError", stream.bisects())
                    .with("MaximumRetryAttempts", stream.retries())
                    .with("TumblingWindowInSeconds", stream.tumblingSeconds());
        }
        settings.withoutEffect().forEach(described::with);
        return described;
    }
}
