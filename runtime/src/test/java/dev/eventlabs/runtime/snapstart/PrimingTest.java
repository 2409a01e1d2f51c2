package dev.eventlabs.runtime.snapstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PrimingTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final StructuredLog log = new StructuredLog(new PrintStream(written, true, UTF_8), InstantSource.system());

    @Test
    void warmsUpBeforeTheSnapshotAndNotBefore() {
        var warmUps = new AtomicInteger();
        var priming = Priming.register(warmUps::incrementAndGet, log);

        assertThat(warmUps).hasValue(0);
        priming.beforeCheckpoint(null);
        priming.afterRestore(null);
        assertThat(warmUps).hasValue(1);
    }

    @Test
    void doesNotFailTheSnapshotWhenTheWarmUpFails() {
        Priming.register(() -> {
            throw new IllegalStateException("no route to DynamoDB");
        }, log).beforeCheckpoint(null);

        assertThat(written.toString(UTF_8)).contains("\"WARN\"", "priming failed", "no route to DynamoDB");
    }
}
