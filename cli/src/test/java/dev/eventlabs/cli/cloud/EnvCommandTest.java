package dev.eventlabs.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandTest {

    @TempDir private Path root;

    @Test
    void aShellThatEvaluatesItTalksToTheEmbeddedAwsWhateverItWasSetToBefore() throws Exception {
        String said = evaluate(env("aws-cli/2.31.0 Python/3.13"),
                "echo \"$AWS_ENDPOINT_URL $AWS_REGION $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID "
                        + "${AWS_PROFILE-none} ${AWS_SESSION_TOKEN-none}\"");

        assertThat(said).isEqualTo("http://localhost:4599 us-east-1 us-east-1 local none none");
    }

    @Test
    void tellsTheFirstVersionOfTheAwsCliTheEndpointAgainSinceItForgetsItForSqs() throws Exception {
        String said = evaluate(env("aws-cli/1.45.11 Python/3.11"), "aws sqs 'list  queues'");

        assertThat(said).isEqualTo("--endpoint-url=http://localhost:4599\nsqs\nlist  queues");
    }

    @Test
    void tellsAVersionOfTheAwsCliTheEndpointAgainThatDoesNotKnowTheVariable() throws Exception {
        for (String version : List.of("aws-cli/2.9.19 Python/3.11.2", "aws-cli/2.12.7 Python/3.11")) {
            assertThat(evaluate(env(version), "aws sqs list-queues")).as(version)
                    .isEqualTo("--endpoint-url=http://localhost:4599\nsqs\nlist-queues");
        }
        assertThat(env("aws-cli/2.13.0 Python/3.11")).doesNotContain("aws()");
    }

    @Test
    void leavesLaterVersionsAlone() throws Exception {
        assertThat(env("aws-cli/2.31.0 Python/3.13")).doesNotContain("aws()");
        assertThat(evaluate(env("aws-cli/2.31.0 Python/3.13"), "aws sqs list-queues")).isEqualTo("sqs\nlist-queues");
    }

    private String env(String version) throws Exception {
        Path aws = root.resolve("aws");
        Files.writeString(aws, "#!/bin/sh\n[ \"$1\" = --version ] && echo '" + version
                + "' && exit 0\nfor word in \"$@\"; do echo \"$word\"; done\n");
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessHandle self = ProcessHandle.current();
        Workspace workspace = new Workspace(root);
        workspace.remember(new CloudRecord(self.pid(), 4599, self.info().startInstant().orElseThrow().toEpochMilli()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EnvCommand(workspace,
                new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, Set.of(), Map.of()),
                new AwsCli(aws.toString())).call();
        return out.toString(StandardCharsets.UTF_8);
    }

    private String evaluate(String env, String then) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", "eval \"$1\"; " + then, "sh", env);
        shell.environment()
                .putAll(Map.of("AWS_PROFILE", "production", "AWS_SESSION_TOKEN", "token", "AWS_REGION", "eu-west-1",
                        "PATH", root + ":" + System.getenv("PATH")));
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
