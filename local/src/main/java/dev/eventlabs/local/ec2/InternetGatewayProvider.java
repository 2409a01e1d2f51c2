package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::InternetGateway}. */
final class InternetGatewayProvider implements ResourceProvider<InternetGatewayProvider.Properties> {

    private final Networks networks;

    InternetGatewayProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::InternetGateway";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("InternetGatewayId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return done(networks.add(context.scope(), Kind.INTERNET_GATEWAY, Struct.of("ownerId", context.scope().account())
                .with("attachmentSet", List.of()), Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(networks.change(context.scope(), Kind.INTERNET_GATEWAY, id,
                gateway -> gateway.tagged(Tag.of(context, after.tags()))));
    }

    private static Outcome done(Thing gateway) {
        return Outcome.done(gateway.id(), Map.of("InternetGatewayId", gateway.id()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.INTERNET_GATEWAY, id);
        return Outcome.done(id);
    }
}
