package dev.eventlabs.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the clouds of all tests of this JVM have in common, until the last test has run: the programs of their engines, and none of their data.
 *
 * @param directory as {@link dev.eventlabs.local.LocalCloud.Builder#shared} takes it
 */
record Shared(Path directory) implements AutoCloseable {

    static Shared make() {
        try {
            return new Shared(Files.createTempDirectory("eventlabs-shared-"));
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the engines' programs", e);
        }
    }

    @Override
    public void close() {
        Assembly.delete(directory);
    }
}
