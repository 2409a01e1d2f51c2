package dev.eventlabs.local.lambda.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
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
        if (Files.exists(archive) || !begun.add(archive)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Draft(archive));
    }

    /** An archive that a JVM is to write. */
    final class Draft {

        private final Path archive;

        private Draft(Path archive) {
            this.archive = archive;
        }

        /** Where to. */
        Path file() {
            return archive.resolveSibling(archive.getFileName() + ".new");
        }

        /**
         * @param good whether the JVM says so
         * @return whether processes start from it now
         */
        boolean end(boolean good) throws IOException {
            try {
                if (good && Files.exists(file())) {
                    Files.move(file(), archive, StandardCopyOption.ATOMIC_MOVE);
                    return true;
                }
                Files.deleteIfExists(file());
                return false;
            } finally {
                begun.remove(archive);
            }
        }
    }

    private Path path(EnvironmentSpec spec) {
        String key = spec.code() + "\n" + spec.handler();
        return directory.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".aot");
    }
}
