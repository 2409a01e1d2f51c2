package dev.eventlabs.cli.workspace;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.cli.terminal.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One checkout and its state directory. Thread-safe; several processes may use one at once. */
public final class Workspace {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    /** @param root the repository's root */
    public Workspace(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    /** What the build has put together for the embedded AWS: more than this command itself runs with. */
    public String cloudClassPath() {
        Path built = root.resolve("cli/target");
        return built.resolve("*") + File.pathSeparator + built.resolve("lib/*");
    }

    /** Whether the embedded AWS has been built anew since. */
    public boolean cloudBuiltAfter(Instant moment) {
        Path libraries = root.resolve("cli/target/lib");
        if (!Files.isDirectory(libraries)) {
            return false;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "eventlabs-local-*.jar")) {
            for (Path jar : jars) {
                if (Files.getLastModifiedTime(jar).toInstant().isAfter(moment)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file under {@code .lab/}, which git ignores; the directory is there afterwards. */
    public Path file(String name) {
        Path directory = root.resolve(".lab");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Failure("Can't make " + directory + ": " + e.getMessage(),
                    "Make " + root + " writable: the lab command keeps its state in .lab/ there.", e);
        }
        return directory.resolve(name);
    }

    public Path cloudLog() {
        return file("cloud.log");
    }

    public Path deployLog() {
        return file("deploy.log");
    }

    /** What is remembered of the embedded AWS that was started last; it may have died since. An unreadable record counts as none. */
    public Optional<CloudRecord> cloud() {
        Path record = root.resolve(".lab/cloud.json");
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(record.toFile(), CloudRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void remember(CloudRecord cloud) {
        try {
            Path draft = Files.createTempFile(file(""), "cloud", ".json");
            JSON.writeValue(draft.toFile(), cloud);
            Files.move(draft, file("cloud.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forgetCloud() {
        try {
            Files.deleteIfExists(file("cloud.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps other lab commands from starting, deploying to or stopping the embedded AWS of this checkout meanwhile. Held by the operating
     * system, so that a killed command leaves no lock behind.
     *
     * @param ifBusy called if another one is at it, before waiting for it
     */
    public <T> T exclusively(Runnable ifBusy, Supplier<T> work) {
        try (FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                ifBusy.run();
                channel.lock();
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
