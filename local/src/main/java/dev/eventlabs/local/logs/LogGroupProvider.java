package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::Logs::LogGroup}. */
record LogGroupProvider(LogGroups groups) implements ResourceProvider<LogGroupProvider.Properties> {

    record Properties(String logGroupName, String logGroupClass, Integer retentionInDays, String kmsKeyId,
            Boolean deletionProtectionEnabled, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("LogGroupName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("LogGroupName", "LogGroupClass");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("KmsKeyId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (properties.retentionInDays() != null) {
            LogGroups.retention(properties.retentionInDays());
        }
        LogGroup group = groups.create(context.scope(),
                properties.logGroupName() == null ? context.generatedName(512) : properties.logGroupName(),
                properties.logGroupClass() == null ? "STANDARD" : properties.logGroupClass());
        return apply(context, group, properties);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        return apply(context, groups.get(context.scope(), name), after);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        if (groups.find(context.scope(), name).isPresent()) {
            groups.delete(context.scope(), name);
        }
        return Outcome.done(name);
    }

    private static Outcome apply(ResourceContext context, LogGroup group, Properties properties) {
        group.retention(
                properties.retentionInDays() == null ? null : LogGroups.retention(properties.retentionInDays()));
        group.key(properties.kmsKeyId());
        group.deletionProtected(Boolean.TRUE.equals(properties.deletionProtectionEnabled()));
        Map<String, String> tags = Tag.of(context, properties.tags());
        group.untag(group.tags().keySet());
        group.tag(tags);
        return Outcome.done(group.name(), Map.of("Arn", group.arn() + ":*"));
    }
}
