package dev.eventlabs.local.rds;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.rds.ParameterGroup.Level;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::RDS::DBParameterGroup}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbparametergroup.html">the type</a>
 */
final class InstanceParameterGroupProvider implements ResourceProvider<InstanceParameterGroupProvider.Properties> {

    private final ParameterGroupResources resources;

    InstanceParameterGroupProvider(Groups groups) {
        resources = new ParameterGroupResources(groups, Level.INSTANCE);
    }

    record Properties(@JsonProperty("DBParameterGroupName") String dbParameterGroupName, String family,
            String description, Map<String, String> parameters, List<Tag> tags) {

        ParameterGroupResources.Draft draft() {
            return new ParameterGroupResources.Draft(dbParameterGroupName, family, description, parameters,
                    tags);
        }
    }

    @Override
    public String type() {
        return "AWS::RDS::DBParameterGroup";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("DBParameterGroupName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("DBParameterGroupName", "Family", "Description");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("Parameters");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return resources.create(context, properties.draft());
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        return resources.update(context, name, after.draft());
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        return resources.delete(context, name);
    }
}
