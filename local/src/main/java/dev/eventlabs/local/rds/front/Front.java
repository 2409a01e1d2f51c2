package dev.eventlabs.local.rds.front;

import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port of one cluster, on the loopback; any free one. Thread-safe. */
public final class Front implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final int BACKLOG = 1024;

    private final Backend backend;
    private final Certificates certificates;
    private final Guard guard;
    private final Runnable whenIdle;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param whenIdle called when the last connection has gone */
    public Front(Backend backend, Certificates certificates, Time time, Runnable whenIdle) {
        this.backend = backend;
        this.certificates = certificates;
        this.whenIdle = whenIdle;
        guard = new Guard(backend, time);
        try {
            listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a database", e);
        }
        Thread.ofVirtual().name("postgres-front").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections there are, also those that haven't logged in yet. */
    public int connections() {
        return open.size();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().name("postgres-session").start(() -> serve(socket));
            } catch (IOException e) {
                LOG.debug("Not accepted: {}", e.toString());
            }
        }
    }

    private void serve(Socket socket) {
        try {
            new Session(socket, backend, guard, certificates).run();
        } catch (RuntimeException e) {
            LOG.warn("A connection failed", e);
        } finally {
            open.remove(socket);
            if (open.isEmpty()) {
                whenIdle.run();
            }
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("A connection ended with an error", e);
        }
    }
}
