package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StreamWritesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MovableTime time = new MovableTime();
    private final AtomicLong lastSequenceNumber = new AtomicLong();
    private final StreamWrites writes = new StreamWrites(time, lastSequenceNumber::get);

    @Test
    void aRecordArrivedInTheSecondOfItsWrite() {
        write(1);
        time.now = START.plusMillis(900);
        write(2);
        time.now = START.plusSeconds(3600);
        write(3);
        time.now = START.plusSeconds(3601);
        write(4);

        assertThat(writes.arrival(1)).contains(START);
        assertThat(writes.arrival(2)).contains(START);
        assertThat(writes.arrival(3)).contains(START.plusSeconds(3600));
        assertThat(writes.arrival(4)).contains(START.plusSeconds(3601));
    }

    @Test
    void nothingIsKnownOfWhatWasWrittenUnseen() {
        assertThat(writes.arrival(1)).isEmpty();
    }

    @Test
    void oldTimesAreForgotten() {
        write(1);
        time.now = START.plus(Duration.ofDays(2));
        write(2);
        time.now = START.plus(Duration.ofDays(3));
        write(3);

        assertThat(writes.arrival(1)).contains(START.plus(Duration.ofDays(2)));
    }

    @Test
    void aWriteSinceTheCountWasReadEndsTheWaitAtOnce() throws InterruptedException {
        long seen = writes.count();
        write(1);

        writes.await(seen, Duration.ofDays(1));
    }

    private void write(long sequenceNumber) {
        writes.before();
        lastSequenceNumber.set(sequenceNumber);
        writes.after();
    }

    private static final class MovableTime implements Time {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }
}
