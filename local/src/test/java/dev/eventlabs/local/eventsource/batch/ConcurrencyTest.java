package dev.eventlabs.local.eventsource.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    private final StandingTime time = new StandingTime();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean room = new AtomicBoolean(true);
    private final Concurrency concurrency = new Concurrency(8, () -> {
        asked.incrementAndGet();
        return room.get();
    }, time);

    @Test
    void f30LetsFiveStartAtOnceAndOneMoreAfterAWhile() throws InterruptedException {
        acquire(Concurrency.START);

        CompletableFuture<Void> sixth = later();
        assertThat(sixth).isNotDone();
        await().atMost(GENEROUS).until(() -> {
            time.advance(Duration.ofSeconds(1));
            return sixth.isDone();
        });
        assertThat(concurrency.busy()).isEqualTo(6);
    }

    @Test
    void doesNotGrowWithoutRoomButGoesOnWhenOneIsReleased() throws InterruptedException {
        room.set(false);
        acquire(Concurrency.START);

        CompletableFuture<Void> sixth = later();
        await().atMost(GENEROUS).until(() -> {
            time.advance(Duration.ofSeconds(1));
            return asked.get() > 0;
        });
        assertThat(sixth).isNotDone();
        concurrency.release();

        await().atMost(GENEROUS).until(sixth::isDone);
        assertThat(concurrency.busy()).isEqualTo(Concurrency.START);
    }

    @Test
    void f29LowersTheLimitWhenThrottledAndKeepsItForAWhile() throws InterruptedException {
        acquire(2);
        concurrency.throttled();
        concurrency.release();
        concurrency.release();
        acquire(1);

        CompletableFuture<Void> second = later();
        await().during(Duration.ofMillis(500)).atMost(GENEROUS).until(() -> !second.isDone());
        concurrency.release();
        await().atMost(GENEROUS).until(second::isDone);
    }

    private void acquire(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            concurrency.acquire();
        }
    }

    private CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(() -> {
            try {
                concurrency.acquire();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, task -> Thread.ofVirtual().start(task));
    }

    /** A clock that only the test moves. */
    private static final class StandingTime implements Time {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException();
        }
    }
}
