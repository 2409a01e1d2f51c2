package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/** {@code AWS::Logs::LogStream}. */
record LogStreamProvider(LogGroups groups) implements ResourceProvider<LogStreamProvider.Properties> {

    record Properties(String logGroupName, String logStreamName) {}

    @Override
    public String type() {
        return "AWS::Logs::LogStream";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("LogGroupName", "LogStreamName");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.logStreamName() == null ? context.generatedName(512) : properties.logStreamName();
        groups.get(context.scope(), properties.logGroupName()).createStream(StreamActions.valid(name), groups.now());
        return Outcome.done(name);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        return Outcome.done(name);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        groups.find(context.scope(), properties.logGroupName())
                .filter(group -> group.describeStreams(name, groups.now()).stream()
                        .anyMatch(each -> name.equals(each.get("logStreamName"))))
                .ifPresent(group -> group.deleteStream(name));
        return Outcome.done(name);
    }
}
