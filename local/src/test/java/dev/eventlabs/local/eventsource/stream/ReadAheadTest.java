package dev.eventlabs.local.eventsource.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.eventsource.stream.Sieve.Sample;
import dev.eventlabs.local.eventsource.stream.Sieve.Sifted;
import dev.eventlabs.local.eventsource.stream.Sieve.Source;
import dev.eventlabs.local.spi.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int SIZE = 2;

    private final Queue<String> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Sifted> slices = new ConcurrentLinkedQueue<>();
    private final ReadAhead ahead = new ReadAhead(this::next, SIZE);

    private Sifted next(int max, Duration wait) {
        reads.add(max + " " + wait);
        return slices.remove();
    }

    private static Sifted slice(int first, int count) {
        return new Sifted(IntStream.range(first, first + count)
                .mapToObj(number -> new Sample("" + number, Instant.EPOCH, Optional.empty())).toList(),
                false);
    }

    private List<String> read(int max) throws InterruptedException {
        return ahead.read(max, LONG).records().stream().map(Sample::sequenceNumber).toList();
    }

    @Test
    void whoLagsBehindHasTheNextRecordsReadMeanwhile() throws Exception {
        slices.addAll(List.of(slice(0, 2), slice(2, 2), slice(4, 1), slice(5, 1)));

        assertThat(read(SIZE)).containsExactly("0", "1");
        await().untilAsserted(() -> assertThat(reads).containsExactly("2 PT20S", "2 PT0S"));
        assertThat(read(SIZE)).containsExactly("2", "3");
        await().untilAsserted(() -> assertThat(reads).hasSize(3));
        assertThat(read(1)).containsExactly("4");
        assertThat(read(1)).containsExactly("5");
        assertThat(reads).startsWith("2 PT20S", "2 PT0S", "2 PT0S", "1 PT20S");
    }

    @Test
    void whoHasCaughtUpWaits() throws Exception {
        slices.addAll(List.of(slice(0, 1), slice(1, 1)));

        assertThat(read(SIZE)).containsExactly("0");
        assertThat(read(SIZE)).containsExactly("1");
        assertThat(reads).containsExactly("2 PT20S", "2 PT20S");
    }

    @Test
    void whatWasReadAheadInVainIsReadAgainWithTheWait() throws Exception {
        slices.addAll(List.of(slice(0, 2), slice(2, 0), slice(2, 1)));

        assertThat(read(SIZE)).hasSize(2);
        assertThat(read(SIZE)).containsExactly("2");
        assertThat(reads).containsExactly("2 PT20S", "2 PT0S", "2 PT20S");
    }

    @Test
    void aFailureIsToldToWhoReadsNext() throws Exception {
        Queue<Sifted> first = new ConcurrentLinkedQueue<>(List.of(slice(0, 2)));
        try (ReadAhead failing = new ReadAhead((max, wait) -> {
            if (first.isEmpty()) {
                throw AwsException.badRequest("ResourceNotFoundException", "The stream is gone");
            }
            return first.remove();
        }, SIZE)) {
            failing.read(SIZE, LONG);

            assertThatThrownBy(() -> failing.read(SIZE, LONG)).isInstanceOf(AwsException.class)
                    .hasMessage("The stream is gone");
        }
    }

    @Test
    void closingLeavesNobodyReading() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Queue<Sifted> first = new ConcurrentLinkedQueue<>(List.of(slice(0, 2)));
        Source slow = (max, wait) -> {
            if (!first.isEmpty()) {
                return first.remove();
            }
            reading.countDown();
            go.await();
            return slice(2, 1);
        };
        ReadAhead behind = new ReadAhead(slow, SIZE);
        behind.read(SIZE, LONG);
        reading.await();

        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread closing = Thread.ofPlatform().start(() -> {
            behind.close();
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        await().until(() -> closing.getState() == Thread.State.WAITING);
        closing.interrupt();
        await().until(() -> closing.getState() == Thread.State.WAITING && !closing.isInterrupted());
        go.countDown();
        assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
        assertThat(stillInterrupted).isTrue();
    }
}
