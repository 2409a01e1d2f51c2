package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.spi.UrlForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * EC2, as far as networks go. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html">API reference</a>
 */
public final class Ec2 implements Service {

    private final Networks networks;
    private final Time time;
    private final Map<String, BiFunction<Call, Form, Struct>> actions = new TreeMap<>();

    public Ec2(Time time, Ids ids) {
        this.time = time;
        networks = new Networks(ids);
        new DescribeActions(networks).register(actions);
        new ChangeActions(networks).register(actions);
    }

    @Override
    public String name() {
        return "ec2";
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(request -> false, this::handle, () -> new TreeSet<>(actions.keySet())));
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        List<ResourceProvider<?>> all = new ArrayList<>(List.of(new VpcProvider(networks), new SubnetProvider(networks),
                new RouteTableProvider(networks), new RouteProvider(networks), new AssociationProvider(networks),
                new InternetGatewayProvider(networks), new GatewayAttachmentProvider(networks),
                new NatGatewayProvider(networks, time), new AddressProvider(networks),
                new SecurityGroupProvider(networks), new EndpointProvider(networks, time),
                new FlowLogProvider(networks, time)));
        all.add(new RuleProvider(networks, Rules.Direction.INGRESS));
        all.add(new RuleProvider(networks, Rules.Direction.EGRESS));
        return all;
    }

    private AwsResponse handle(Call call) {
        try {
            Form form = Form.of(call.request().method().equals("GET") ? call.request().query()
                    : UrlForm.decode(new String(call.request().body(), StandardCharsets.UTF_8)));
            String action = form.text("Action");
            BiFunction<Call, Form, Struct> handler = actions.get(action);
            if (handler == null) {
                throw AwsException.badRequest("InvalidAction",
                        "The embedded AWS's EC2 doesn't have the action " + action
                                + "; networks are made from templates. It has: " + String.join(", ", actions.keySet())
                                + ".");
            }
            if (form.optional("DryRun").filter("true"::equals).isPresent()) {
                throw new AwsException("DryRunOperation", 412,
                        "Request would have succeeded, but DryRun flag is set.");
            }
            return Wire.answer(action, handler.apply(call, form), call.requestId());
        } catch (AwsException e) {
            return Wire.error(e, call.requestId());
        }
    }
}
