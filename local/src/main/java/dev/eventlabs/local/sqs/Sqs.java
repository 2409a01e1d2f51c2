package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Engine;
import dev.eventlabs.local.spi.Gauges;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Amazon SQS. Thread-safe. */
public final class Sqs implements Service {

    private final ElasticMq engine;
    private final Queues queues;
    private final SqsProtocol protocol;
    private final MessageQueues port;
    private final List<ResourceProvider<?>> resources;

    /**
     * @param metrics where counts of messages go, in the namespace {@code AWS/SQS}
     * @param endpoint what queue URLs begin with; asked for when one is given out
     */
    public Sqs(Time time, Ids ids, MetricSink metrics, Supplier<URI> endpoint) {
        engine = new ElasticMq(time);
        queues = new Queues(engine, metrics, time);
        QueueUrls urls = new QueueUrls(queues, endpoint);
        Actions actions = new Actions();
        new QueueActions(queues, urls).register(actions);
        new SendActions(urls, ids).register(actions);
        new ReceiveActions(urls).register(actions);
        new SettleActions(urls, time).register(actions);
        new PermissionActions(queues, urls).register(actions);
        new MoveTaskActions(queues, time, ids).register(actions);
        protocol = new SqsProtocol(actions);
        port = new QueuePort(queues, ids);
        resources = List.of(new QueueProvider(queues, urls), new QueuePolicyProvider(queues, urls));
    }

    /** The port through which other services use queues. */
    public MessageQueues messageQueues() {
        return port;
    }

    /** The queues' depths, for whoever keeps metrics. */
    public Gauges gauges() {
        return new QueueGauges(queues);
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(SqsProtocol::claims, protocol::handle, protocol::actions,
                Optional.of(new Api.JsonProtocol("AmazonSQS", "1.0"))));
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return resources;
    }

    @Override
    public List<Engine> engines() {
        return List.of(engine);
    }

    @Override
    public void close() {
        queues.close();
        engine.close();
    }
}
