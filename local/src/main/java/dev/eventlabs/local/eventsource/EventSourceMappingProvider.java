package dev.eventlabs.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.eventsource.settings.SourceKind;
import dev.eventlabs.local.eventsource.settings.StreamSettings;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Lambda::EventSourceMapping}. A property that the kind of source doesn't have is refused by the same rules as in the API.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html">the type</a>
 */
final class EventSourceMappingProvider implements ResourceProvider<EventSourceMappingProvider.Properties> {

    private final Mappings mappings;

    EventSourceMappingProvider(Mappings mappings) {
        this.mappings = mappings;
    }

    record FilterPattern(String pattern) {}

    record FilterCriteria(List<FilterPattern> filters) {}

    record ScalingConfig(Integer maximumConcurrency) {}

    record MetricsConfig(List<String> metrics) {}

    record LoggingConfig(String systemLogLevel) {}

    record ProvisionedPollerConfig(Integer minimumPollers, Integer maximumPollers, String pollerGroupName) {}

    record OnFailure(String destination) {}

    record DestinationConfig(OnFailure onFailure) {}

    record Properties(String functionName, String eventSourceArn, Boolean enabled, Integer batchSize,
            Integer maximumBatchingWindowInSeconds, FilterCriteria filterCriteria, List<String> functionResponseTypes,
            ScalingConfig scalingConfig, String startingPosition, JsonNode startingPositionTimestamp,
            Integer parallelizationFactor, DestinationConfig destinationConfig, Integer maximumRecordAgeInSeconds,
            Boolean bisectBatchOnFunctionError, Integer maximumRetryAttempts, Integer tumblingWindowInSeconds,
            String kmsKeyArn, MetricsConfig metricsConfig, LoggingConfig loggingConfig,
            ProvisionedPollerConfig provisionedPollerConfig,
            List<Tag> tags) {

        /** The members of the API's create; what isn't given has its default, so that an update puts it back. */
        Struct members() {
            SourceKind kind = SourceKind.of(eventSourceArn == null ? "" : eventSourceArn);
            return Struct.of("FunctionName", functionName)
                    .with("EventSourceArn", eventSourceArn)
                    .with("Enabled", enabled == null || enabled)
                    .with("BatchSize", batchSize == null ? kind.defaultBatchSize() : batchSize)
                    .with("MaximumBatchingWindowInSeconds",
                            maximumBatchingWindowInSeconds == null ? 0 : maximumBatchingWindowInSeconds)
                    .with("FilterCriteria", Struct.of("Filters", patterns()))
                    .with("FunctionResponseTypes", functionResponseTypes == null ? List.of() : functionResponseTypes)
                    .with("ScalingConfig", Struct.of("MaximumConcurrency",
                            scalingConfig == null ? null : scalingConfig.maximumConcurrency()))
                    .with("StartingPosition", startingPosition)
                    .with("StartingPositionTimestamp", startingPositionTimestamp)
                    .with("ParallelizationFactor", orOfStreams(kind, parallelizationFactor, 1))
                    .with("DestinationConfig", destinationConfig == null || destinationConfig.onFailure() == null
                            ? Struct.of()
                            : Struct.of("OnFailure",
                                    Struct.of("Destination", destinationConfig.onFailure().destination())))
                    .with("MaximumRecordAgeInSeconds",
                            orOfStreams(kind, maximumRecordAgeInSeconds, StreamSettings.INFINITE))
                    .with("BisectBatchOnFunctionError", orOfStreams(kind, bisectBatchOnFunctionError, false))
                    .with("MaximumRetryAttempts", orOfStreams(kind, maximumRetryAttempts, StreamSettings.INFINITE))
                    .with("TumblingWindowInSeconds", orOfStreams(kind, tumblingWindowInSeconds, 0))
                    .with("MetricsConfig", orEmpty(metricsConfig))
                    .with("LoggingConfig", orEmpty(loggingConfig))
                    .with("ProvisionedPollerConfig", orEmpty(provisionedPollerConfig))
                    .with("KMSKeyArn", kmsKeyArn == null ? "" : kmsKeyArn);
        }

        private static <T> T orOfStreams(SourceKind kind, T given, T otherwise) {
            return given == null && kind.isStream() ? otherwise : given;
        }

        private static JsonNode orEmpty(Record structure) {
            return structure == null ? Json.object() : Json.members(structure);
        }

        private List<Struct> patterns() {
            return filterCriteria == null || filterCriteria.filters() == null ? List.of()
                    : filterCriteria.filters().stream().map(each -> Struct.of("Pattern", each.pattern())).toList();
        }

    }

    @Override
    public String type() {
        return "AWS::Lambda::EventSourceMapping";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("EventSourceArn", "StartingPosition", "StartingPositionTimestamp");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("KmsKeyArn", "MetricsConfig", "LoggingConfig", "ProvisionedPollerConfig");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id", "EventSourceMappingArn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return done(mappings.create(context.scope(),
                input(properties.members().with("Tags", Tag.of(context, properties.tags())))));
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, Properties before, Properties after) {
        return done(mappings.update(context.scope(), physicalId, input(after.members())));
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, Properties properties) {
        try {
            mappings.delete(context.scope(), physicalId);
        } catch (AwsException e) {
            // It isn't there any more: what was wanted.
        }
        return Outcome.done(physicalId);
    }

    private static Input input(Struct members) {
        return new Input(Json.MAPPER.<ObjectNode>valueToTree(members), "InvalidParameterValueException");
    }

    private static Outcome done(Mapping mapping) {
        return Outcome.done(mapping.uuid(),
                Map.of("Id", mapping.uuid(), "EventSourceMappingArn", mapping.arn()));
    }
}
