package dev.eventlabs.local.rds.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes both ways, until the server has said its last. */
final class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BUFFER_BYTES = 16 << 10;

    private Relay() {}

    /** Returns once the server has ended the connection, as it does when the client has. Both ends are left to the caller to close. */
    static void between(Wire client, SocketChannel server) throws IOException {
        Thread.ofVirtual().name("postgres-client").start(() -> toServer(client.input(), server));
        OutputStream out = client.out();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (server.read(buffer) >= 0) {
            out.write(buffer.array(), 0, buffer.position());
            out.flush();
            buffer.clear();
        }
    }

    private static void toServer(InputStream client, SocketChannel server) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            try {
                for (int count = client.read(buffer); count >= 0; count = client.read(buffer)) {
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                    while (bytes.hasRemaining()) {
                        server.write(bytes);
                    }
                }
            } finally {
                // The server then ends its side, and with it the other direction.
                if (server.isOpen()) {
                    server.shutdownOutput();
                }
            }
        } catch (IOException e) {
            LOG.debug("A client or the server left: {}", e.toString());
        }
    }
}
