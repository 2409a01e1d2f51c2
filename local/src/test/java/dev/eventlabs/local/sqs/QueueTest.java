package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What takes hours or days, with a clock that is moved. */
final class QueueTest {

    private final MovableTime time = new MovableTime();
    private final ElasticMq engine = new ElasticMq(time);
    private final Queues queues = new Queues(engine, (scope, namespace, metric, dimensions, value, unit) -> {}, time);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void f1ShowsAMessageAgainAfterTwelveHours() {
        Queue queue = queue("VisibilityTimeout", "43200");
        send(queue, "hidden");
        receive(queue, 0);

        time.move(Duration.ofSeconds(43_199));
        assertThat(receive(queue, 0)).isEmpty();
        time.move(Duration.ofSeconds(2));
        assertThat(receive(queue, 0)).extracting(Stored::receiveCount).containsExactly(2);
    }

    @Test
    void f1WakesWhoWaitsWhenTheClockIsMoved() {
        Queue queue = queue("VisibilityTimeout", "3600");
        send(queue, "hidden");
        receive(queue, 0);
        CompletableFuture<List<Stored>> waiting = CompletableFuture.supplyAsync(() -> receive(queue, 7200));

        time.move(Duration.ofHours(1).plusSeconds(5));

        assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join()).hasSize(1);
    }

    @Test
    void dropsMessagesOverTheirRetentionPeriodAndKeepsYoungerOnes() {
        Queue queue = queue("MessageRetentionPeriod", "345600");
        send(queue, "old");
        time.move(Duration.ofDays(4).minusMinutes(1));
        assertThat(receive(queue, 0)).hasSize(1);

        time.move(Duration.ofMinutes(2));

        assertThat(receive(queue, 0)).isEmpty();
        assertThat(queue.depth().visible()).isZero();
    }

    private Queue queue(String attribute, String value) {
        return queues.create(Scope.standard(), "q", Map.of(attribute, value), Map.of());
    }

    private static void send(Queue queue, String body) {
        queue.send(List.of(new Stored.New(UUID.randomUUID().toString(), body, Map.of(), 0, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static List<Stored> receive(Queue queue, int waitSeconds) {
        try {
            return queue.receive(10, Duration.ofSeconds(queue.number(QueueAttributes.VISIBILITY_TIMEOUT)),
                    Duration.ofSeconds(waitSeconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class MovableTime implements Time {

        private volatile Duration offset = Duration.ZERO;

        void move(Duration by) {
            offset = offset.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }
}
