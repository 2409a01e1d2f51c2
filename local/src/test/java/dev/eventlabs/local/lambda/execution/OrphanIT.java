package dev.eventlabs.local.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.lambda.handlers.Probe;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does when the process that started it is gone, were it by kill -9. */
final class OrphanIT {

    @TempDir private Path directory;

    @Test
    void aWorkerEndsWhenItsStandardInputDoes() throws IOException, InterruptedException {
        try (ServerSocket api = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process worker = start(api);
            try (Socket connection = api.accept()) {
                assertThat(connection.getInputStream().read()).as("it asks for its first event").isEqualTo('G');

                worker.getOutputStream().close();

                assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aWorkerEndsWhenTheRuntimeApiDoes() throws IOException, InterruptedException {
        try (ServerSocket api = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process worker = start(api);
            api.accept().close();

            assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start(ServerSocket api) throws IOException {
        JavaRuntimes runtimes = new JavaRuntimes(JavaPrograms.forOne(directory));
        EnvironmentSpec spec = new EnvironmentSpec(Scope.standard(), "f", "arn", "$LATEST", "1", "java25",
                Probe.class.getName(), "role", Map.of(), 128, Duration.ofSeconds(3),
                new EnvironmentSpec.Logging("g", false, "", ""), false,
                Path.of(URI
                        .create(Probe.class.getProtectionDomain().getCodeSource().getLocation().toString())));
        ProcessBuilder builder = new ProcessBuilder(runtimes.command(spec));
        builder.environment().clear();
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getLocalPort());
        builder.environment().put("_HANDLER", spec.handler());
        return builder.start();
    }
}
