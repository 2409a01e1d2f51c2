package dev.eventlabs.test.orders;

import dev.eventlabs.test.client.Workers;
import dev.eventlabs.test.orders.OrdersOnLocalCloud.Orders;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OrdersOnLocalCloud.class)
@Isolated("it kills every worker of this JVM")
class OrdersUnderFireIT {

    private static final int ORDERS = 600;

    private final OrdersClient client;

    OrdersUnderFireIT(Orders orders) {
        client = orders.client();
    }

    @Test
    void noOrderIsLostOrStoredTwiceWhileWorkersAreKilled() {
        client.processing(false);
        client.simulate(ORDERS, 0.15, 4711);
        List<String> sent = client.queue().takeAll();
        client.queue().send(sent);
        assertThat(sent).hasSize(ORDERS);
        Workers workers = new Workers(ProcessHandle.current());
        SplittableRandom random = new SplittableRandom(11);
        AtomicInteger killed = new AtomicInteger();

        try (ScheduledExecutorService executioner = Executors.newSingleThreadScheduledExecutor()) {
            executioner.scheduleWithFixedDelay(() -> killed.addAndGet(workers.killOne(random) ? 1 : 0), 300, 900,
                    TimeUnit.MILLISECONDS);
            client.processing(true);
            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(250))
                    .until(() -> client.queue().depth().total() == 0);
            executioner.shutdownNow();
        }

        Reckoning reckoning = Reckoning.of(sent, client.stored(), client.deadLetters().takeAll());
        assertThat(reckoning.violations()).isEmpty();
        assertThat(killed).as("workers killed").hasValueGreaterThan(3);
    }
}
