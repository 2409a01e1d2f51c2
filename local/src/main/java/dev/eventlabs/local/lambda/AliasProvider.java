package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Lambda::Alias}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html">the type</a>
 */
final class AliasProvider implements ResourceProvider<AliasProvider.AliasProperties> {

    private final Aliases aliases;

    AliasProvider(Aliases aliases) {
        this.aliases = aliases;
    }

    record AliasProperties(String functionName, String functionVersion, String name, String description,
            RoutingConfig routingConfig) {}

    record RoutingConfig(List<VersionWeight> additionalVersionWeights) {}

    record VersionWeight(String functionVersion, Double functionWeight) {}

    @Override
    public String type() {
        return "AWS::Lambda::Alias";
    }

    @Override
    public Class<AliasProperties> properties() {
        return AliasProperties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("FunctionName", "Name");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("AliasArn");
    }

    @Override
    public Outcome create(ResourceContext context, AliasProperties properties) {
        FunctionName function = FunctionName.parse(context.scope(), properties.functionName());
        Alias alias = aliases.create(context.scope(), function, input(properties));
        return done(function.arn(context.scope()) + ":" + alias.name());
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, AliasProperties before, AliasProperties after) {
        aliases.update(context.scope(), FunctionName.parse(context.scope(), after.functionName()), after.name(),
                input(after));
        return done(physicalId);
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, AliasProperties properties) {
        return Properties.delete(physicalId, () -> {
            FunctionName alias = FunctionName.parse(context.scope(), physicalId);
            aliases.delete(context.scope(), alias, alias.qualifier().orElseThrow());
        });
    }

    private static Outcome done(String arn) {
        return Outcome.done(arn, Map.of("AliasArn", arn));
    }

    /** The API has weights as a map, and leaves out what stays; here all is said. */
    private static Input input(AliasProperties properties) {
        ObjectNode members = Properties.members(properties);
        ObjectNode weights = members.putObject("RoutingConfig").putObject("AdditionalVersionWeights");
        if (properties.routingConfig() != null && properties.routingConfig().additionalVersionWeights() != null) {
            properties.routingConfig().additionalVersionWeights()
                    .forEach(each -> weights.put(each.functionVersion(), each.functionWeight()));
        }
        if (properties.description() == null) {
            members.put("Description", "");
        }
        return Properties.input(members);
    }
}
