package dev.eventlabs.test.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The embedded AWS of this checkout, on a free port, brought up and down with the real {@code ./lab}. Not thread-safe. */
final class Lab implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final int port = freePort();

    /** @param root of the checkout */
    Lab(Path root) {
        this.root = root;
    }

    URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    /** {@code ./lab up OrdersLab}; tells how long it took. */
    Duration up() {
        long start = System.nanoTime();
        lab("up", "OrdersLab", "--port", Integer.toString(port));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    ProcessHandle process() {
        return ProcessHandle.of(status().path("pid").asLong()).orElseThrow();
    }

    /** What its JVM was told about heap, compilers and collectors. */
    List<String> jvmFlags() {
        return Jvm.flags(process());
    }

    private JsonNode status() {
        try (InputStream status = endpoint().resolve("/_eventlabs/status").toURL().openStream()) {
            return JSON.readTree(status);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded AWS at " + endpoint() + " doesn't answer", e);
        }
    }

    private void lab(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("lab").toString()));
        command.addAll(List.of(arguments));
        try {
            // Its standard output isn't ours: that is for the table.
            Process process = new ProcessBuilder(command).directory(root.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lab("down");
    }
}
