package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;

/** The folder {@code events} of the checkout. */
record SampleEvents(Workspace workspace) {

    /** @throws Failure if it isn't there */
    String text(String name) {
        try {
            return Files.readString(workspace.root().resolve("events").resolve(name));
        } catch (IOException e) {
            throw new Failure("Can't read events/" + name + ": " + e.getMessage(),
                    "Get it back:  git checkout events/" + name, e);
        }
    }
}
