package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.terminal.Usage;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Where the embedded AWS is to listen. */
public final class PortOption {

    private static final int HIGHEST = 65_535;

    @Option(names = "--port", paramLabel = "PORT",
            description = "Port of the embedded AWS. Default: 4566, or the one that it runs on.") private Integer port;

    /** @throws Usage if there is no such port */
    public OptionalInt port() {
        if (port == null) {
            return OptionalInt.empty();
        }
        if (port < 1 || port > HIGHEST) {
            throw new Usage("--port is a number from 1 to " + HIGHEST + ", not " + port + ".");
        }
        return OptionalInt.of(port);
    }
}
