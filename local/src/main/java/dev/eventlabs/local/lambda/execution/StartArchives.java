package dev.eventlabs.local.lambda.execution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The local counterpart of SnapStart's snapshots: files with what a JVM has loaded and linked when it ran a function's code, from which later
 * processes of the same code start. As long as there is none, processes start without. Thread-safe.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514, ahead-of-time command-line ergonomics</a>
 */
final class StartArchives {

    private final Path directory;
    private final Set<Path> begun = ConcurrentHashMap.newKeySet();

    StartArchives(Path directory) {
        this.directory = directory;
    }

    /** The archive for this code and handler, if it has been made. */
    Optional<Path> find(EnvironmentSpec spec) {
        return Optional.of(path(spec)).filter(Files::exists);
    }

    /** A new one for this code and handler, unless it is there or somebody makes it. */
    Optional<Draft> begin(EnvironmentSpec spec) {
        Path archive = path(spec);
        return Files.exists(archive) || !begun.add(archive) ? Optional.empty() : Optional.of(new Draft(archive));
    }

    /** An archive that a JVM is to write; until it is closed, nobody else makes it. */
    final class Draft implements AutoCloseable {

        private final Path archive;

        private Draft(Path archive) {
            this.archive = archive;
        }

        /** Where to. */
        Path file() throws IOException {
            Files.createDirectories(directory);
            return draft("");
        }

        /** @return whether processes start from it now; not if the JVM wrote none */
        boolean publish() throws IOException {
            if (!Files.exists(draft(""))) {
                return false;
            }
            Files.move(draft(""), archive, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }

        @Override
        public void close() throws IOException {
            try {
                Files.deleteIfExists(draft(""));
                // What the JVM writes before, and leaves if it is killed.
                Files.deleteIfExists(draft(".config"));
            } finally {
                begun.remove(archive);
            }
        }

        private Path draft(String ending) {
            return archive.resolveSibling(archive.getFileName() + ".new" + ending);
        }
    }

    private Path path(EnvironmentSpec spec) {
        String key = spec.code() + "\n" + spec.handler();
        return directory.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".aot");
    }
}
