package dev.eventlabs.local.boot;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Engine;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.List;

/** {@code GET /_eventlabs/status}: what this process says of itself; what is in the cloud, its services tell. Thread-safe. */
final class StatusPage implements Service {

    private final Instant startedAt;
    private final List<Service> services;

    /** @param services as they will be when the first request comes */
    StatusPage(Instant startedAt, List<Service> services) {
        this.startedAt = startedAt;
        this.services = services;
    }

    @Override
    public String name() {
        return "eventlabs";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public List<Api> apis() {
        return List.of(
                new Api.Raw(request -> request.method().equals("GET") && request.path().equals("/_eventlabs/status"),
                        call -> AwsResponse.json(200, status())));
    }

    private Struct status() {
        return Struct.of("pid", ProcessHandle.current().pid())
                .with("home", System.getProperty("user.dir"))
                .with("startedAt", startedAt.toString())
                .with("services", services.stream().map(Service::name).distinct().sorted().toList())
                .with("engines",
                        services.stream().flatMap(service -> service.engines().stream()).map(StatusPage::engine)
                                .toList());
    }

    private static Struct engine(Engine engine) {
        Struct struct = Struct.of("name", engine.name()).with("started", engine.isStarted());
        engine.port().ifPresent(port -> struct.with("port", port));
        return struct;
    }
}
