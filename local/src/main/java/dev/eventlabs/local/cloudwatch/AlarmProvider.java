package dev.eventlabs.local.cloudwatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Set;

/** {@code AWS::CloudWatch::Alarm}: what {@code PutMetricAlarm} takes. */
record AlarmProvider(Alarms alarms) implements ResourceProvider<AlarmProvider.Properties> {

    record Properties(Boolean actionsEnabled, List<String> alarmActions, String alarmDescription, String alarmName,
            String comparisonOperator, Integer datapointsToAlarm, JsonNode dimensions,
            String evaluateLowSampleCountPercentile, Integer evaluationPeriods, String extendedStatistic,
            List<String> insufficientDataActions, String metricName, JsonNode metrics, String namespace,
            @JsonProperty("OKActions") List<String> okActions, Integer period, String statistic, List<Tag> tags,
            Double threshold, String treatMissingData, String unit) {}

    @Override
    public String type() {
        return "AWS::CloudWatch::Alarm";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("AlarmName");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("EvaluateLowSampleCountPercentile");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.alarmName() == null ? context.generatedName(255) : properties.alarmName();
        if (alarms.find(context.scope(), name).isPresent()) {
            return Outcome.failed(name + " already exists");
        }
        return put(context, name, properties);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        return put(context, name, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        alarms.delete(context.scope(), name);
        return Outcome.done(name);
    }

    private Outcome put(ResourceContext context, String name, Properties properties) {
        return alarms.deploy(context.scope(), name, false,
                AlarmDefinition.metric(Input.ofProperties(properties, "ValidationError")),
                Tag.of(context, properties.tags()));
    }
}
