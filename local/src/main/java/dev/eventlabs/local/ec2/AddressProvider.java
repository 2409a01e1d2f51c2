package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::EC2::EIP}. */
final class AddressProvider implements ResourceProvider<AddressProvider.Properties> {

    private final Networks networks;

    AddressProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String domain, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::EIP";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Domain");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("AllocationId", "PublicIp");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        // Of the block that is reserved for documentation: nobody can take it for a real one.
        String ip = "203.0.113." + (1 + networks.all(context.scope(), Kind.ADDRESS).size() % 254);
        return done(networks.add(context.scope(), Kind.ADDRESS, Struct.of("publicIp", ip).with("domain", "vpc"),
                Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String ip, Properties before, Properties after) {
        return find(context, ip).map(address -> done(networks.change(context.scope(), Kind.ADDRESS, address.id(),
                each -> each.tagged(Tag.of(context, after.tags())))))
                .orElseGet(() -> Outcome.failed("The address " + ip + " is gone."));
    }

    @Override
    public Outcome delete(ResourceContext context, String ip, Properties properties) {
        find(context, ip).ifPresent(address -> networks.remove(context.scope(), Kind.ADDRESS, address.id()));
        return Outcome.done(ip);
    }

    private Optional<Thing> find(ResourceContext context, String ip) {
        return networks.all(context.scope(), Kind.ADDRESS).stream().filter(each -> each.text("publicIp").equals(ip))
                .findFirst();
    }

    private static Outcome done(Thing address) {
        return Outcome.done(address.text("publicIp"),
                Map.of("AllocationId", address.id(), "PublicIp", address.text("publicIp")));
    }
}
