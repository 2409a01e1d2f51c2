package dev.eventlabs.local.rds.postgres;

import dev.eventlabs.local.spi.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL server with data of its own, as a child process that is started again when it dies. It listens on a Unix-domain socket in
 * a directory that only this user may enter, and trusts who comes through it. Thread-safe.
 */
public final class Server implements AutoCloseable {

    /** Its superuser, as on Aurora: nobody's but the service's. */
    public static final String ADMIN = "rdsadmin";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(30);
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);

    private final Binaries binaries;
    private final Path directory;
    private final Object administration = new Object();
    private Process process;
    private volatile Link link;
    private volatile boolean wanted;

    /** @param directory of its own; a short path, since that of a socket may have about 100 bytes */
    Server(Binaries binaries, Path directory) {
        this.binaries = binaries;
        this.directory = directory;
    }

    /** Makes the data directory. */
    void initialise() {
        try {
            Files.createDirectories(directory);
            Files.createDirectory(sockets(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            copy(binaries.emptyDatabase(), data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // With its permissions: PostgreSQL insists on them.
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Starts it if it isn't running, and returns when it takes connections. */
    public void start() {
        synchronized (this) {
            if (!wanted) {
                process = launch();
                wanted = true;
                Process first = process;
                Thread.ofVirtual().name("postgres-supervisor").start(() -> supervise(first));
            }
        }
        awaitReady();
    }

    /** Stops it if it is running; its connections end. */
    public synchronized void stop() {
        wanted = false;
        notifyAll();
        if (process == null) {
            return;
        }
        dropLink();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /** Whether it is to run; it may still be starting, again too. */
    public boolean isWanted() {
        return wanted;
    }

    /** A connection for whoever speaks the protocol himself. */
    public SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(sockets().resolve(".s.PGSQL.5432")));
    }

    /**
     * As the superuser, in the database {@code postgres}.
     *
     * @return the rows as text, null being null
     * @throws SqlException if PostgreSQL refuses
     * @throws UncheckedIOException if it can't be reached
     */
    public List<List<String>> query(String sql) {
        synchronized (administration) {
            try {
                Link last = link;
                if (last == null) {
                    last = new Link(connect(), ADMIN, "postgres");
                    link = last;
                }
                return last.query(sql);
            } catch (IOException e) {
                // The server may have died since the last time.
                dropLink();
                return retry(sql);
            }
        }
    }

    private List<List<String>> retry(String sql) {
        try {
            Link next = new Link(connect(), ADMIN, "postgres");
            link = next;
            return next.query(sql);
        } catch (IOException e) {
            dropLink();
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() {
        stop();
        try {
            TemporaryDirectory.delete(directory);
        } catch (UncheckedIOException e) {
            LOG.warn("Data of a deleted cluster stay in {}", directory, e);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres").toString(), "-D",
                data().toString()));
        for (String setting : List.of("listen_addresses=", "unix_socket_directories=" + sockets(),
                "unix_socket_permissions=0700", "max_connections=400", "superuser_reserved_connections=5",
                "timezone=UTC", "log_timezone=UTC", "log_min_messages=fatal",
                // The data live no longer than this process: a crash of PostgreSQL mustn't lose them, one of the machine may.
                "fsync=off", "full_page_writes=off",
                // PostgreSQL's own defaults, which initdb scales down with small segments.
                "max_wal_size=1GB", "min_wal_size=80MB")) {
            command.add("-c");
            command.add(setting);
        }
        return Launch.tied(command, log());
    }

    private void supervise(Process first) {
        Process running = first;
        try {
            while (true) {
                running.waitFor();
                running.getOutputStream().close();
                if (!wanted) {
                    return;
                }
                LOG.warn("PostgreSQL has ended by itself and is started again: {}", lastLines());
                synchronized (this) {
                    // Its children need a moment to notice, and hold the shared memory until then.
                    wait(BETWEEN_STARTS.toMillis());
                    // Stopped meanwhile, and perhaps started again under another watch.
                    if (!wanted || process != running) {
                        return;
                    }
                    process = launch();
                    running = process;
                }
            }
        } catch (InterruptedException | IOException e) {
            LOG.warn("PostgreSQL is no longer watched", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try (Link _ = new Link(connect(), ADMIN, "postgres")) {
                return;
            } catch (IOException | SqlException e) {
                if (!wanted || System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL doesn't start: " + lastLines(), e);
                }
            }
            try {
                waitForAnotherTry();
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
    }

    /** By the machine's clock and not by the cloud's: PostgreSQL goes by no other. */
    private synchronized void waitForAnotherTry() throws InterruptedException {
        if (wanted) {
            wait(BETWEEN_TRIES.toMillis());
        }
    }

    private void dropLink() {
        Link last = link;
        link = null;
        try {
            if (last != null) {
                last.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection to PostgreSQL ended with an error", e);
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "it has no log";
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while PostgreSQL starts");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path sockets() {
        return directory.resolve("s");
    }

    private Path log() {
        return directory.resolve("log");
    }
}
