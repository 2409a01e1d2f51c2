package dev.eventlabs.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudRecordTest {

    @TempDir private Path root;

    @Test
    void findsTheProcessThatItWasWrittenFor() {
        ProcessHandle self = ProcessHandle.current();
        CloudRecord record = new CloudRecord(self.pid(), 4566, self.info().startInstant().orElseThrow().toEpochMilli());

        new Workspace(root).remember(record);

        assertThat(new Workspace(root).cloud()).contains(record);
        assertThat(record.process()).contains(self);
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSamePidForIt() {
        CloudRecord record = new CloudRecord(ProcessHandle.current().pid(), 4566,
                Instant.parse("2020-01-01T00:00:00Z").toEpochMilli());

        assertThat(record.process()).isEmpty();
    }

    @Test
    void findsNoProcessThatHasEnded() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "exit 0").start();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        process.waitFor();

        assertThat(new CloudRecord(process.pid(), 4566, start).process()).isEmpty();
    }

    @Test
    void takesAnUnreadableRecordForNone() throws Exception {
        Workspace workspace = new Workspace(root);
        Files.writeString(workspace.file("cloud.json"), "{\"pid\": 12, ");

        assertThat(workspace.cloud()).isEmpty();
    }
}
