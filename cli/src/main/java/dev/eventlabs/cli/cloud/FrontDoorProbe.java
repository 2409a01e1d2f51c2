package dev.eventlabs.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Asks a port on the loopback who is there. Thread-safe. */
final class FrontDoorProbe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECT_MILLIS = 500;
    private static final int ANSWER_MILLIS = 5_000;

    /** Whether anybody listens there. */
    boolean isTaken(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the embedded AWS with this pid answers there. */
    boolean answers(int port, long pid) {
        return status(port).filter(status -> status.path("pid").asLong() == pid).isPresent();
    }

    /** What an embedded AWS says of itself; empty if none listens there. */
    Optional<JsonNode> status(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI
                    .create("http://127.0.0.1:" + port + "/_eventlabs/status")
                    .toURL()
                    .openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                return Optional.of(JSON.readTree(body)).filter(status -> status.hasNonNull("pid"));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
