package dev.eventlabs.test.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.test.orders.OrdersOnLocalCloud.Orders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the original lab does, step by step: each goes on where the one before it ended. */
@ExtendWith(OrdersOnLocalCloud.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(ExecutionMode.CONCURRENT)
class OrdersWalkIT {

    private final OrdersClient client;

    OrdersWalkIT(Orders orders) {
        client = orders.client();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(1)
    void twentyOrdersAreStoredOrDeadLetteredAndNoneIsLost() {
        client.processing(false);
        JsonNode answer = client.simulate(20, 0.3, 42);
        assertThat(answer.get("sent").asInt()).isEqualTo(20);
        List<String> sent = client.queue().takeAll();
        int erroneous = (int) sent.stream().filter(body -> body.contains("\"err\"")).count();
        assertThat(sent).hasSize(20);
        assertThat(answer.get("erroneous").asInt()).isEqualTo(erroneous).isPositive();
        client.queue().send(sent);

        client.processing(true);

        await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(200))
                .until(() -> client.queue().depth().total() == 0
                        && client.deadLetters().depth().visible() == erroneous);
        assertThat(Reckoning.of(sent, client.stored(), client.deadLetters().look()))
                .isEqualTo(new Reckoning(20, 20 - erroneous, erroneous, 0, List.of()));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    @Order(2)
    void deadLettersAreMovedBackToTheQueueTheyCameFrom() {
        await().until(() -> client.deadLetters().depth().inFlight() == 0);
        int letters = client.deadLetters().depth().visible();
        assertThat(letters).isPositive();
        client.processing(false);
        String source = client.sqs().getQueueAttributes(get -> get.queueUrl(client.deadLetters().url())
                .attributeNamesWithStrings("QueueArn")).attributesAsStrings().get("QueueArn");

        client.sqs().startMessageMoveTask(start -> start.sourceArn(source));

        await().atMost(Duration.ofSeconds(20)).until(() -> client.queue().depth().visible() == letters);
        assertThat(client.deadLetters().depth().total()).isZero();
        var task = client.sqs().listMessageMoveTasks(list -> list.sourceArn(source)).results().getFirst();
        assertThat(task.status()).isEqualTo("COMPLETED");
        assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(letters);
        assertThat(client.queue().takeAll()).hasSize(letters).allMatch(body -> body.contains("\"err\""));
    }
}
