package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.terminal.Usage;
import picocli.CommandLine.Option;

/** How much of a list a command asks for. */
final class PageLength {

    private static final int MOST = 1000;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20",
            description = "How many at most, of the latest. Default: ${DEFAULT-VALUE}") private int limit;

    /** @throws Usage if it can't be */
    int checked() {
        if (limit < 1 || limit > MOST) {
            throw new Usage("--limit is 1 to " + MOST + ", not " + limit + ".");
        }
        return limit;
    }
}
