package dev.eventlabs.local.rds.front;

import java.io.EOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: start-up, then bytes both ways. */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** {@code authentication_timeout}'s default. */
    private static final Duration LONGEST_START_UP = Duration.ofMinutes(1);
    private static final int LARGEST_START_UP = 10_000;
    private static final int CANCEL = 80_877_102;
    private static final int TLS = 80_877_103;
    private static final int GSS = 80_877_104;
    /** The first byte of TLS's own greeting: a client that doesn't ask first. */
    private static final int TLS_HANDSHAKE = 22;

    private final Socket socket;
    private final Backend backend;
    private final Guard guard;
    private final Certificates certificates;

    Session(Socket socket, Backend backend, Guard guard, Certificates certificates) {
        this.socket = socket;
        this.backend = backend;
        this.guard = guard;
        this.certificates = certificates;
    }

    void run() {
        // The outer socket too: a handshake that fails may leave it open.
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) LONGEST_START_UP.toMillis());
            serve(Wire.of(socket, false));
        } catch (EOFException | SocketException | SocketTimeoutException | SSLException e) {
            LOG.debug("A client left: {}", e.toString());
        } catch (IOException | UncheckedIOException e) {
            LOG.info("A connection ended with an error: {}", e.toString());
        }
    }

    /** Until the start-up message has come, a client may ask for TLS, for GSS, or for an end of what another connection does. */
    private void serve(Wire client) throws IOException {
        int first = client.in().readUnsignedByte();
        if (first == TLS_HANDSHAKE && !client.tls()) {
            try (Wire encrypted = encrypted(new byte[]{(byte) first})) {
                serve(encrypted);
            }
            return;
        }
        int length = first << 24 | client.in().readUnsignedByte() << 16 | client.in().readUnsignedShort();
        if (length < 2 * Integer.BYTES || length > LARGEST_START_UP) {
            // PostgreSQL says nothing to who doesn't speak its protocol.
            LOG.info("invalid length of startup packet");
            return;
        }
        byte[] body = new byte[length - 2 * Integer.BYTES];
        int code = client.in().readInt();
        client.in().readFully(body);
        switch (code) {
            case TLS -> {
                if (client.tls()) {
                    return;
                }
                client.send('S');
                try (Wire encrypted = encrypted(new byte[0])) {
                    serve(encrypted);
                }
            }
            case GSS -> {
                client.send('N');
                serve(client);
            }
            case CANCEL -> cancel(length, code, body);
            default -> admit(client, code, body);
        }
    }

    private Wire encrypted(byte[] consumed) throws IOException {
        return Wire.of(certificates.serverSocket(socket, new ByteArrayInputStream(consumed)), true);
    }

    private void admit(Wire client, int version, byte[] body) throws IOException {
        try {
            Startup startup = Startup.of(version, body);
            if (startup.minor() > 0 || !startup.options().isEmpty()) {
                client.negotiate(startup.options());
            }
            backend.awaken();
            guard.check(client, startup, socket.getLocalPort());
            try (SocketChannel server = connect()) {
                write(server, startup.forServer());
                socket.setSoTimeout(0);
                Relay.between(client, server);
            }
        } catch (Refusal e) {
            client.fatal(e);
        }
    }

    private SocketChannel connect() {
        try {
            return backend.connect();
        } catch (IOException e) {
            LOG.debug("The server can't be reached", e);
            throw Refusal.notNow("the database system is starting up");
        }
    }

    /** The server knows the key; it answers nothing. */
    private void cancel(int length, int code, byte[] body) throws IOException {
        try (SocketChannel server = backend.connect()) {
            ByteBuffer request = ByteBuffer.allocate(length).putInt(length).putInt(code).put(body);
            write(server, request.array());
        }
    }

    private static void write(SocketChannel server, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            server.write(buffer);
        }
    }
}
