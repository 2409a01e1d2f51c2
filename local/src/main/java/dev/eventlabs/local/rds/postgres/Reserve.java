package dev.eventlabs.local.rds.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where servers come from: running, and prepared, with empty databases that nobody has used. It may start the next one in the background as soon as one is
 * taken. Thread-safe.
 */
public final class Reserve implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);

    private final Path directory;
    private final Binaries binaries;
    private final List<String> preparation;
    private final boolean ahead;
    private final AtomicInteger servers = new AtomicInteger();

    // Guarded by this.
    private Optional<FutureTask<Server>> next = Optional.empty();
    private boolean closed;

    private Reserve(Path directory, List<String> preparation, boolean ahead) {
        this.directory = directory;
        this.preparation = List.copyOf(preparation);
        this.ahead = ahead;
        binaries = new Binaries(directory.resolve("bin"));
    }

    /**
     * Each server is started for who asks for it.
     *
     * @param directory absolute, and a short path, since that of a socket may have about 100 bytes; made when needed
     * @param preparation SQL that each server begins with
     */
    public static Reserve onDemand(Path directory, List<String> preparation) {
        return new Reserve(directory, preparation, false);
    }

    /**
     * Once there was a first one, there is always a next one.
     *
     * @param directory as in {@link #onDemand}
     * @param preparation as in {@link #onDemand}
     */
    public static Reserve ahead(Path directory, List<String> preparation) {
        return new Reserve(directory, preparation, true);
    }

    /**
     * A server of one's own, which takes connections; whoever takes it closes it.
     *
     * @throws RuntimeException if PostgreSQL can't be unpacked or doesn't start, with its words
     */
    public Server take() {
        Optional<FutureTask<Server>> taken;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The embedded AWS is being closed: no database is started any more.");
            }
            taken = next;
            next = Optional.empty();
        }
        Server server = taken.flatMap(Reserve::running).orElseGet(this::started);
        if (ahead) {
            startNext();
        }
        return server;
    }

    private synchronized void startNext() {
        if (!closed && next.isEmpty()) {
            FutureTask<Server> task = new FutureTask<>(this::started);
            next = Optional.of(task);
            Thread.ofVirtual().name("postgres reserve").start(task);
        }
    }

    private Server started() {
        // A number and not the cluster's name: the path of a socket must be short.
        Server server = new Server(binaries, directory.resolve(Integer.toString(servers.incrementAndGet())));
        try {
            server.initialise();
            server.start();
            preparation.forEach(server::query);
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Nothing if it failed: then one is started for who asks, who hears of it if that fails, too. */
    private static Optional<Server> running(FutureTask<Server> task) {
        Server server;
        try {
            server = task.get();
        } catch (ExecutionException e) {
            LOG.warn("No PostgreSQL could be started in advance", e.getCause());
            return Optional.empty();
        } catch (InterruptedException e) {
            // Nobody has it now.
            Thread.ofVirtual().start(() -> end(task));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL starts", e);
        }
        try {
            // It may have died since, and be on its way back.
            server.start();
            return Optional.of(server);
        } catch (RuntimeException e) {
            LOG.warn("The PostgreSQL in reserve doesn't answer", e);
            server.close();
            return Optional.empty();
        }
    }

    /** Waits until it is there, or there is none: half a server can't be ended. */
    private static void end(FutureTask<Server> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get().close();
                    return;
                } catch (ExecutionException e) {
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends what nobody has taken. */
    @Override
    public void close() {
        Optional<FutureTask<Server>> left;
        synchronized (this) {
            closed = true;
            left = next;
            next = Optional.empty();
        }
        left.ifPresent(Reserve::end);
    }
}
