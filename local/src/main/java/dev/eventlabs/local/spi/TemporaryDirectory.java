package dev.eventlabs.local.spi;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory below {@code java.io.tmpdir} that only this user may enter; closing it deletes it with all that is in it. Thread-safe.
 *
 * @param path absolute
 */
public record TemporaryDirectory(Path path) implements AutoCloseable {

    /** Short, since the path of a socket in it may have about 100 bytes. */
    private static final String PREFIX = "eventlabs-";

    /** @throws UncheckedIOException if there is no room for it */
    public static TemporaryDirectory make() {
        try {
            return new TemporaryDirectory(Files.createTempDirectory(PREFIX).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for temporary files", e);
        }
    }

    /** @throws UncheckedIOException if it can't be read */
    @Override
    public void close() {
        delete(path);
    }

    /** With all that is in it, if it is there. */
    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<File> all = files.sorted(Comparator.reverseOrder()).map(Path::toFile).toList();
            // What is in a directory that can't be written can't be deleted.
            all.stream().filter(File::isDirectory).forEach(each -> each.setWritable(true));
            all.forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
