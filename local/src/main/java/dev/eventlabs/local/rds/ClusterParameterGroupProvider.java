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
 * {@code AWS::RDS::DBClusterParameterGroup}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbclusterparametergroup.html">the type</a>
 */
final class ClusterParameterGroupProvider implements ResourceProvider<ClusterParameterGroupProvider.Properties> {

    private final ParameterGroupResources resources;

    ClusterParameterGroupProvider(Groups groups) {
        resources = new ParameterGroupResources(groups, Level.CLUSTER);
    }

    record Properties(@JsonProperty("DBClusterParameterGroupName") String dbClusterParameterGroupName, String family,
            String description, Map<String, String> parameters, List<Tag> tags) {

        ParameterGroupResources.Draft draft() {
            return new ParameterGroupResources.Draft(dbClusterParameterGroupName, family, description, parameters,
                    tags);
        }
    }

    @Override
    public String type() {
        return "AWS::RDS::DBClusterParameterGroup";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("DBClusterParameterGroupName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("DBClusterParameterGroupName", "Family", "Description");
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
