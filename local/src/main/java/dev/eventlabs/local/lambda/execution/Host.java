package dev.eventlabs.local.lambda.execution;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where functions run.
 *
 * @param workDirectory for programs
 * @param java what JVMs start from, closed by who made it
 * @param endpoint of the front door, which functions find as {@code AWS_ENDPOINT_URL}
 * @param maxEnvironments how many environments may live at once
 */
public record Host(Path workDirectory, JavaPrograms java, Supplier<URI> endpoint, int maxEnvironments, Time time,
        Ids ids) {}
