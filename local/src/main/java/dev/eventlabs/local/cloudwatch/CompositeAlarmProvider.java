package dev.eventlabs.local.cloudwatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Set;

/** {@code AWS::CloudWatch::CompositeAlarm}. */
record CompositeAlarmProvider(Alarms alarms) implements ResourceProvider<CompositeAlarmProvider.Properties> {

    record Properties(Boolean actionsEnabled, List<String> alarmActions, String alarmDescription, String alarmName,
            String alarmRule, List<String> insufficientDataActions, @JsonProperty("OKActions") List<String> okActions,
            List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::CloudWatch::CompositeAlarm";
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
        return alarms.deploy(context.scope(), name, true,
                AlarmDefinition.composite(Input.ofProperties(properties, "ValidationError")),
                Tag.of(context, properties.tags()));
    }
}
