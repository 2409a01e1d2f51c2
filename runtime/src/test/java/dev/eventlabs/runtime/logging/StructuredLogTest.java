package dev.eventlabs.runtime.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class StructuredLogTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final StructuredLog log = new StructuredLog(new PrintStream(written, true, UTF_8),
            InstantSource.fixed(Instant.parse("2026-11-26T09:00:00.250Z")));

    @Test
    void writesOneJsonObjectALineWithTheKeysThatLambdaFiltersBy() {
        log.line(Level.WARN, "order refused", "r-1").with("stored", 8).with("reason", "two\nlines and a \"quote\"")
                .write();

        assertThat(written.toString(UTF_8)).isEqualTo("""
                {"timestamp":"2026-11-26T09:00:00.250Z","level":"WARN","message":"order refused","AWSRequestId":"r-1",\
                "stored":8,"reason":"two\\nlines and a \\"quote\\""}
                """);
    }

    @Test
    void leavesTheRequestIdOutWhereThereIsNoRequest() {
        log.line(Level.INFO, "primed", null).write();

        assertThat(written.toString(UTF_8)).doesNotContain("AWSRequestId").endsWith("}\n");
    }
}
