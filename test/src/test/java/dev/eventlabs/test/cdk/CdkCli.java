package dev.eventlabs.test.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code npx cdk …} as typed in this checkout, with nothing of the user's own AWS settings. */
final class CdkCli {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final URI endpoint;

    CdkCli(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** @param assembly what to use in place of the app */
    Result run(Path assembly, String... arguments) {
        List<String> command = new ArrayList<>(List.of("npx", "--no-install", "cdk"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--app", assembly.toString(), "--no-notices", "--no-color"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CDK_"));
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param output standard output and error, as they came */
    record Result(int exit, String output) {}
}
