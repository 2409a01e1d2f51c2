package dev.eventlabs.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandTest {

    @TempDir private Path root;

    @Test
    void aShellThatEvaluatesItTalksToTheEmbeddedAwsWhateverItWasSetToBefore() throws Exception {
        ProcessHandle self = ProcessHandle.current();
        Workspace workspace = new Workspace(root);
        workspace.remember(new CloudRecord(self.pid(), 4599, self.info().startInstant().orElseThrow().toEpochMilli()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EnvCommand(workspace, new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, Set.of(),
                Map.of())).call();

        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", "eval \"$1\"; echo "
                + "\"$AWS_ENDPOINT_URL $AWS_REGION $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID ${AWS_PROFILE-none} ${AWS_SESSION_TOKEN-none}\"",
                "sh", out.toString(StandardCharsets.UTF_8));
        shell.environment()
                .putAll(Map.of("AWS_PROFILE", "production", "AWS_SESSION_TOKEN", "token", "AWS_REGION", "eu-west-1"));
        String said = new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip()).isEqualTo("http://localhost:4599 us-east-1 us-east-1 local none none");
    }

    @Test
    void theOldAwsCliIsToldTheEndpointByItsOption() throws Exception {
        Process shell = new ProcessBuilder("sh", "-euc", "command() { shift; echo \"$@\"; }\n" + OldAwsCli.FUNCTION
                + "\nAWS_ENDPOINT_URL=http://localhost:4599; aws sqs list-queues; unset AWS_ENDPOINT_URL; aws s3 ls")
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines()).containsExactly("--endpoint-url http://localhost:4599 sqs list-queues", "s3 ls");
    }
}
