package dev.eventlabs.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private static final Instant BUILT = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir private Path root;

    @Test
    void tellsWhetherTheEmbeddedAwsWasBuiltSince() throws IOException {
        Workspace workspace = new Workspace(root);
        assertThat(workspace.cloudBuiltAfter(BUILT)).as("never built").isFalse();

        Path libraries = Files.createDirectories(root.resolve("cli/target/lib"));
        Path jar = Files.createFile(libraries.resolve("eventlabs-local-1.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
        Files.createFile(libraries.resolve("eventlabs-runtime-1.jar"));

        assertThat(workspace.cloudBuiltAfter(BUILT.minusSeconds(1))).isTrue();
        assertThat(workspace.cloudBuiltAfter(BUILT.plusSeconds(1))).isFalse();
    }
}
