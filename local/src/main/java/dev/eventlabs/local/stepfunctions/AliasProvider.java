package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::StepFunctions::StateMachineAlias}; gradual deployments ({@code DeploymentPreference}) aren't taken. */
record AliasProvider(Aliases aliases) implements ResourceProvider<AliasProvider.Properties> {

    private static final int LONGEST_NAME = 80;

    record Properties(String name, String description, List<Route> routingConfiguration) {}

    record Route(String stateMachineVersionArn, Integer weight) {}

    @Override
    public String type() {
        return "AWS::StepFunctions::StateMachineAlias";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return done(aliases.create(
                properties.name() == null ? context.generatedName(LONGEST_NAME) : properties.name(),
                properties.description(), routes(properties)));
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        return done(aliases.update(arn, after.description() == null ? "" : after.description(), routes(after)));
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        aliases.delete(arn);
        return Outcome.done(arn);
    }

    private static List<Aliases.Route> routes(Properties properties) {
        return properties.routingConfiguration() == null ? List.of()
                : properties.routingConfiguration().stream()
                        .map(each -> new Aliases.Route(each.stateMachineVersionArn(),
                                each.weight() == null ? 100 : each.weight()))
                        .toList();
    }

    private static Outcome done(Machine.Alias alias) {
        return Outcome.done(alias.arn(), Map.of("Arn", alias.arn()));
    }
}
