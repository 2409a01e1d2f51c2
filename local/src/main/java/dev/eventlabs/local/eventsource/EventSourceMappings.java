package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.util.List;

/** Lambda's event source mappings: a part of the service {@code lambda} of its own. Thread-safe. */
public final class EventSourceMappings implements Service {

    private final Mappings mappings;
    private final Api routes;

    public EventSourceMappings(FunctionInvoker functions, MessageQueues queues, Time time, Ids ids,
            Scaling scaling) {
        mappings = new Mappings(functions, queues, time, ids, scaling);
        routes = new MappingApi(mappings).routes();
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public List<Api> apis() {
        return List.of(routes);
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new EventSourceMappingProvider(mappings));
    }

    @Override
    public void close() {
        mappings.close();
    }
}
