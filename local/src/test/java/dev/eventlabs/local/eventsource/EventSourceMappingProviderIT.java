package dev.eventlabs.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;

final class EventSourceMappingProviderIT extends Fixture {

    private static final ObjectMapper AWS_NAMES = Json.MAPPER.copy()
            .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE);

    private final ResourceContext context = new ResourceContext(Scope.standard(), "stack-id", "Orders", "Mapping",
            "AWS::Lambda::EventSourceMapping", Map.of(), "ABCDEFGHIJKL");

    @Test
    void createsUpdatesAndDeletesWhatTheApiSees() {
        String url = queue();
        EventSourceMappingProvider.Properties before = properties(url, Map.of("BatchSize", 5,
                "FunctionResponseTypes", List.of("ReportBatchItemFailures"), "ScalingConfig",
                Map.of("MaximumConcurrency", 2), "FilterCriteria",
                Map.of("Filters", List.of(Map.of("Pattern", "{\"body\":[{\"prefix\":\"m\"}]}")))));
        Outcome.Done created = (Outcome.Done) provider().create(context, before);

        assertThat(created.attributes()).containsEntry("Id", created.physicalId()).containsEntry(
                "EventSourceMappingArn",
                "arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + created.physicalId());
        GetEventSourceMappingResponse mapping = get(created);
        assertThat(mapping.batchSize()).isEqualTo(5);
        assertThat(mapping.functionResponseTypes()).containsExactly(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        assertThat(mapping.scalingConfig().maximumConcurrency()).isEqualTo(2);
        send(url, "m");
        await().until(() -> function.bodies().contains("m"));

        EventSourceMappingProvider.Properties after = properties(url, Map.of("Enabled", false));
        assertThat(provider().update(context, created.physicalId(), before, after)).isEqualTo(created);
        mapping = get(created);
        assertThat(mapping.state()).isEqualTo("Disabled");
        assertThat(mapping.batchSize()).isEqualTo(10);
        assertThat(mapping.functionResponseTypes()).isEmpty();
        assertThat(mapping.scalingConfig()).isNull();
        assertThat(mapping.filterCriteria()).isNull();

        assertThat(provider().delete(context, created.physicalId(), after)).isInstanceOf(Outcome.Done.class);
        assertThat(provider().delete(context, created.physicalId(), after)).isInstanceOf(Outcome.Done.class);
        assertThat(lambda.listEventSourceMappings().eventSourceMappings()).isEmpty();
    }

    @Test
    void keepsAndShowsWhatHasNoEffectUntilItIsTakenBack() {
        String url = queue();
        EventSourceMappingProvider.Properties before = properties(url,
                Map.of("KmsKeyArn", "arn:aws:kms:us-east-1:1:key/k",
                        "MetricsConfig", Map.of("Metrics", List.of("EventCount")), "LoggingConfig",
                        Map.of("SystemLogLevel", "WARN"), "ProvisionedPollerConfig", Map.of("MinimumPollers", 2)));
        Outcome.Done created = (Outcome.Done) provider().create(context, before);

        GetEventSourceMappingResponse mapping = get(created);
        assertThat(mapping.kmsKeyArn()).isEqualTo("arn:aws:kms:us-east-1:1:key/k");
        assertThat(mapping.metricsConfig().metricsAsStrings()).containsExactly("EventCount");
        assertThat(mapping.loggingConfig().systemLogLevelAsString()).isEqualTo("WARN");
        assertThat(mapping.provisionedPollerConfig().minimumPollers()).isEqualTo(2);

        provider().update(context, created.physicalId(), before, properties(url, Map.of()));
        mapping = get(created);
        assertThat(mapping.kmsKeyArn()).isNull();
        assertThat(mapping.metricsConfig()).isNull();
        assertThat(mapping.provisionedPollerConfig()).isNull();
    }

    @Test
    void failsWithTheApisReason() {
        assertThatThrownBy(() -> provider().create(context, properties(queue(), Map.of("BatchSize", 100))))
                .isInstanceOf(AwsException.class).hasMessage(
                        "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
        assertThatThrownBy(() -> provider().create(context, properties(queue(), Map.of("StartingPosition", "LATEST"))))
                .isInstanceOf(AwsException.class).hasMessageContaining("StartingPosition");
    }

    @Test
    void aStreamsPropertiesGoBackToTheirDefaultsWhenTheTemplateNoLongerHasThem() {
        String stream = "arn:aws:kinesis:us-east-1:000000000000:stream/scores";
        streams.shard(stream, "shardId-000000000000");
        Map<String, Object> base = Map.of("EventSourceArn", stream, "FunctionName", StagedFunction.NAME,
                "StartingPosition", "TRIM_HORIZON");
        Map<String, Object> rich = new HashMap<>(base);
        rich.putAll(Map.of("BatchSize", 5, "ParallelizationFactor", 3, "MaximumRetryAttempts", 2,
                "MaximumRecordAgeInSeconds", 60, "BisectBatchOnFunctionError", true, "DestinationConfig",
                Map.of("OnFailure", Map.of("Destination", arn(queue())))));
        EventSourceMappingProvider.Properties before = AWS_NAMES.convertValue(rich,
                EventSourceMappingProvider.Properties.class);
        EventSourceMappingProvider.Properties after = AWS_NAMES.convertValue(base,
                EventSourceMappingProvider.Properties.class);
        Outcome.Done created = (Outcome.Done) provider().create(context, before);
        assertThat(get(created).parallelizationFactor()).isEqualTo(3);
        assertThat(get(created).destinationConfig().onFailure().destination()).isNotNull();

        provider().update(context, created.physicalId(), before, after);
        GetEventSourceMappingResponse mapping = get(created);
        assertThat(mapping.batchSize()).isEqualTo(100);
        assertThat(mapping.parallelizationFactor()).isEqualTo(1);
        assertThat(mapping.maximumRetryAttempts()).isEqualTo(-1);
        assertThat(mapping.maximumRecordAgeInSeconds()).isEqualTo(-1);
        assertThat(mapping.bisectBatchOnFunctionError()).isFalse();
        assertThat(mapping.destinationConfig().onFailure().destination()).isNull();
        assertThat(provider().createOnly()).contains("EventSourceArn", "StartingPosition",
                "StartingPositionTimestamp");
    }

    private EventSourceMappingProvider provider() {
        return (EventSourceMappingProvider) resources().getFirst();
    }

    private GetEventSourceMappingResponse get(Outcome.Done created) {
        return lambda.getEventSourceMapping(request -> request.uuid(created.physicalId()));
    }

    private EventSourceMappingProvider.Properties properties(String url, Map<String, Object> template) {
        Map<String, Object> all = new HashMap<>(template);
        all.put("EventSourceArn", arn(url));
        all.put("FunctionName", StagedFunction.NAME);
        return AWS_NAMES.convertValue(all, EventSourceMappingProvider.Properties.class);
    }
}
