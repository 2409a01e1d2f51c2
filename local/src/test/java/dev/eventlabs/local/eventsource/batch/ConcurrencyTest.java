package dev.eventlabs.local.eventsource.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {

    private final AtomicBoolean room = new AtomicBoolean(true);
    private final Concurrency concurrency = new Concurrency(8, room::get, Time.system());

    @Test
    void f30LetsFiveStartAtOnceAndOneMoreAfterAWhile() throws InterruptedException {
        acquire(Concurrency.START);

        CompletableFuture<Void> sixth = later();
        assertThat(sixth).isNotDone();
        await().atMost(Duration.ofSeconds(10)).until(sixth::isDone);
        assertThat(concurrency.busy()).isEqualTo(6);
    }

    @Test
    void doesNotGrowWithoutRoomButGoesOnWhenOneIsReleased() throws InterruptedException {
        room.set(false);
        acquire(Concurrency.START);

        CompletableFuture<Void> sixth = later();
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(5)).until(() -> !sixth.isDone());
        concurrency.release();

        await().until(sixth::isDone);
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
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(1)).until(() -> !second.isDone());
        concurrency.release();
        await().until(second::isDone);
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
}
