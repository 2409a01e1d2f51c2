package dev.eventlabs.local.rds;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::RDS::DBSubnetGroup}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsubnetgroup.html">the type</a>
 */
final class SubnetGroupProvider implements ResourceProvider<SubnetGroupProvider.Properties> {

    private static final int LONGEST_NAME = 255;

    private final Groups groups;

    SubnetGroupProvider(Groups groups) {
        this.groups = groups;
    }

    record Properties(@JsonProperty("DBSubnetGroupName") String dbSubnetGroupName,
            @JsonProperty("DBSubnetGroupDescription") String dbSubnetGroupDescription, List<String> subnetIds,
            List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::RDS::DBSubnetGroup";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("DBSubnetGroupName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("DBSubnetGroupName");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.dbSubnetGroupName() == null ? context.generatedLowerCaseName(LONGEST_NAME)
                : properties.dbSubnetGroupName().toLowerCase(Locale.ROOT);
        groups.create(group(context, name, properties));
        return Outcome.done(name);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        groups.replace(group(context, name, after));
        return Outcome.done(name);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        groups.deleteSubnets(context.scope(), name);
        return Outcome.done(name);
    }

    private static SubnetGroup group(ResourceContext context, String name, Properties properties) {
        if (properties.dbSubnetGroupDescription() == null || properties.subnetIds() == null
                || properties.subnetIds().size() < 2) {
            throw Errors.invalidValue("A DB subnet group needs DBSubnetGroupDescription, and SubnetIds of at least two "
                    + "subnets in two Availability Zones.");
        }
        return new SubnetGroup(context.scope(), name, properties.dbSubnetGroupDescription(),
                List.copyOf(properties.subnetIds()), Tag.of(context, properties.tags()));
    }
}
