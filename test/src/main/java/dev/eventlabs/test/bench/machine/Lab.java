package dev.eventlabs.test.bench.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.client.Sdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** The embedded AWS of this checkout, on a free port, brought up and down with the real {@code ./lab}. Not thread-safe. */
public final class Lab implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final int port = freePort();

    /** @param root of the checkout */
    public Lab(Path root) {
        this.root = root;
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    /** {@code ./lab up NAME}; tells how long it took. */
    public Duration up(String name) {
        long start = System.nanoTime();
        lab("up", name, "--port", Integer.toString(port));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public ProcessHandle process() {
        return ProcessHandle.of(status().path("pid").asLong()).orElseThrow();
    }

    /** The outputs of a stack, by their names. */
    public Map<String, String> outputs(String stack) {
        try (CloudFormationClient stacks = Sdk.at(endpoint(), CloudFormationClient.builder())) {
            return stacks.describeStacks(describe -> describe.stackName(stack)).stacks().getFirst().outputs().stream()
                    .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    /** What its JVM was told about heap, compilers and collectors. */
    public List<String> jvmFlags() {
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
