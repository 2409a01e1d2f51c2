package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * Takes the connections of those who don't speak HTTP/1.1, and tells them so. Helidon would hang up on them without a word, or wait for the
 * end of a line that never comes (of {@code https://}, for one). Thread-safe.
 */
final class Strangers implements ServerConnectionSelector {

    private static final int TLS_HANDSHAKE = 0x16;

    @Override
    public int bytesToIdentifyConnection() {
        return 1;
    }

    @Override
    public Support supports(BufferData start) {
        int first = start.get(0);
        if (first < 'A' || first > 'z') {
            return Support.SUPPORTED;
        }
        int end = start.indexOf((byte) '\n');
        return end >= 0 && !start.readString(end).endsWith(" HTTP/1.1\r") ? Support.SUPPORTED : Support.UNSUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Refusal(context);
    }

    private record Refusal(ConnectionContext context) implements ServerConnection {

        @Override
        public void handle(Limit limit) {
            BufferData start = context.dataReader().getBuffer(context.dataReader().available());
            String line = start.readString(Math.min(start.available(), 1 << 10), StandardCharsets.ISO_8859_1);
            boolean otherVersion = line.lines().findFirst().orElse("").contains(" HTTP/");
            String message = !line.isEmpty() && line.charAt(0) == TLS_HANDSHAKE
                    ? "This port speaks HTTP, not HTTPS: write http:// in the endpoint."
                    : "This port speaks HTTP/1.1, and nothing else.";
            byte[] body = Json.bytes(Struct.of("__type", "MalformedHttpRequestException").with("message", message));
            byte[] head = ("HTTP/1.1 " + (otherVersion ? "505 HTTP Version Not Supported" : "400 Bad Request")
                    + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                    + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            context.dataWriter().writeNow(BufferData.create(BufferData.create(head), BufferData.create(body)));
        }

        @Override
        public Duration idleTime() {
            return Duration.ZERO;
        }

        @Override
        public void close(boolean interrupt) {
            // Helidon closes the socket once the refusal is written.
        }
    }
}
