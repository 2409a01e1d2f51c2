package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.terminal.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out who has a port that is wanted. */
final class PortHolder {

    private static final int ASK_SECONDS = 5;

    private final FrontDoorProbe probe;

    PortHolder(FrontDoorProbe probe) {
        this.probe = probe;
    }

    Failure failure(int port) {
        return new Failure("Port " + port + " is taken: " + holder(port) + ".",
                "Stop that, or take another port:  ./lab up --port " + free());
    }

    private String holder(int port) {
        return probe.status(port)
                .map(status -> "the embedded AWS of the checkout " + status.path("home").asText("(unknown)")
                        + " (pid " + status.path("pid").asLong() + ") listens there")
                .or(() -> said("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fcp")
                        .map(fields -> "the process " + fields.lines()
                                .filter(line -> line.startsWith("c"))
                                .findFirst()
                                .map(line -> line.substring(1))
                                .orElse("?") + " (pid " + fields.lines().findFirst().orElse("p?").substring(1)
                                + ") listens there"))
                .or(() -> said("ss", "-ltnpH", "sport = :" + port)
                        .filter(line -> line.contains("users:"))
                        .map(line -> "the process " + line.replaceAll("(?s).*users:\\(\\(\"([^\"]*)\",pid=(\\d+).*",
                                "$1 (pid $2)") + " listens there"))
                .orElse("something that isn't an embedded AWS listens there");
    }

    private static Optional<String> said(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean fine = process.waitFor(ASK_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return Optional.of(output).filter(text -> fine && !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
