package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::Lambda::EventInvokeConfig}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html">the
 *      type</a>
 */
final class EventInvokeConfigProvider implements ResourceProvider<EventInvokeConfigProvider.ConfigProperties> {

    private final EventInvokeConfigs configs;

    EventInvokeConfigProvider(EventInvokeConfigs configs) {
        this.configs = configs;
    }

    record ConfigProperties(String functionName, String qualifier, Integer maximumRetryAttempts,
            Integer maximumEventAgeInSeconds, DestinationConfig destinationConfig) {}

    record DestinationConfig(Destination onSuccess, Destination onFailure) {}

    record Destination(String destination) {}

    @Override
    public String type() {
        return "AWS::Lambda::EventInvokeConfig";
    }

    @Override
    public Class<ConfigProperties> properties() {
        return ConfigProperties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("FunctionName", "Qualifier");
    }

    @Override
    public Outcome create(ResourceContext context, ConfigProperties properties) {
        FunctionName name = name(context, properties);
        configs.put(context.scope(), name, Properties.input(Properties.members(properties)));
        return Outcome.done(name.name() + "|" + EventInvokeConfigs.qualifier(name));
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, ConfigProperties before,
            ConfigProperties after) {
        return create(context, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, ConfigProperties properties) {
        return Properties.delete(physicalId, () -> configs.delete(context.scope(), name(context, properties)));
    }

    private static FunctionName name(ResourceContext context, ConfigProperties properties) {
        return FunctionName.parse(context.scope(), properties.functionName(),
                Optional.ofNullable(properties.qualifier()));
    }
}
