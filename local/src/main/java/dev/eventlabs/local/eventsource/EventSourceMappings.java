package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import java.util.List;

/** Lambda's event source mappings: a part of the service {@code lambda} of its own. Thread-safe. */
public final class EventSourceMappings implements Service {

    private final Mappings mappings;
    private final Api routes;

    public EventSourceMappings(Ports ports, Scaling scaling) {
        mappings = new Mappings(ports, scaling);
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
