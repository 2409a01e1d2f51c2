package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.util.List;

/**
 * Kinesis Data Streams. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html">API reference</a>
 */
public final class Kinesis implements Service {

    /** Room for the largest {@code PutRecords}: 10 MiB in base64, and what is around it. */
    private static final long LARGEST_BODY = 24L << 20;

    private final Streams streams;
    private final Address address;
    private final Traffic traffic;
    private final Resharding resharding;

    /** @param metrics where counts of records go, in the namespace {@code AWS/Kinesis} */
    public Kinesis(Time time, MetricSink metrics) {
        streams = new Streams(time);
        address = new Address(streams);
        traffic = new Traffic(metrics);
        resharding = new Resharding(streams);
    }

    /** The port through which event sources read streams. */
    public RecordStreams streams() {
        return new StreamPort(address, traffic);
    }

    @Override
    public String name() {
        return "kinesis";
    }

    @Override
    public long maxBodyBytes() {
        return LARGEST_BODY;
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder().json("Kinesis_20131202", "1.1")
                .validationCode(Errors.VALIDATION);
        new StreamActions(streams, address).register(actions);
        new SettingActions(address).register(actions);
        new ShardActions(address, resharding).register(actions);
        new PutActions(address, traffic).register(actions);
        new GetActions(address, traffic).register(actions);
        new TagActions(address).register(actions);
        return List.of(actions.build());
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new StreamProvider(streams, resharding), new ResourcePolicyProvider(address));
    }

    /** Ends every wait for records. */
    @Override
    public void close() {
        streams.close();
    }
}
