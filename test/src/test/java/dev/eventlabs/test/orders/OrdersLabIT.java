package dev.eventlabs.test.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.test.orders.OrdersOnLocalCloud.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

@ExtendWith(OrdersOnLocalCloud.class)
@Execution(ExecutionMode.CONCURRENT)
class OrdersLabIT {

    private final Orders orders;
    private final OrdersClient client;

    OrdersLabIT(Orders orders) {
        this.orders = orders;
        client = orders.client();
    }

    @Test
    void aGoodOrderIsStoredWithItsNumbersExact() {
        OrderText order = OrderText.next().with("price_per_item", "12345678901234567890.123456789");

        client.queue().send(List.of(order.body()));

        soon().until(() -> isStored(order));
        assertThat(new BigDecimal(client.stored(order.id()).get("price_per_item").n()))
                .isEqualByComparingTo("12345678901234567890.123456789");
        assertThat(client.stored(order.id()).get("ordered_at").s()).isEqualTo("2026-11-26T09:00:00Z");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aBadOrderIsDeadLetteredUnchanged(String what, String body) {
        client.queue().send(List.of(body));

        afterThreeReceives().until(() -> orders.isDeadLettered(body));
    }

    static Stream<Arguments> aBadOrderIsDeadLetteredUnchanged() {
        return Stream.of(
                Arguments.of("without an id", OrderText.next().without("id").body()),
                Arguments.of("with a text for an id", OrderText.next().with("id", "\"seven\"").body()),
                Arguments.of("with a fractional id", OrderText.next().with("id", "7.5").body()),
                Arguments.of("with a fractional quantity", OrderText.next().with("quantity", "1.5").body()),
                Arguments.of("with no quantity at all", OrderText.next().with("quantity", "0").body()),
                Arguments.of("with err for a price", OrderText.next().with("price_per_item", "\"err\"").body()),
                Arguments.of("with a negative price", OrderText.next().with("price_per_item", "-0.01").body()),
                Arguments.of("without a time", OrderText.next().without("ordered_at").body()),
                Arguments.of("which is not JSON", "an order? {\"id\": 7, \u00e4\u20ac\uD83D\uDED2"),
                Arguments.of("which is half of one", OrderText.next().body().substring(0, 40)),
                Arguments.of("which is a list", "[" + OrderText.next().body() + "]"),
                Arguments.of("of nearly 1 MiB",
                        OrderText.next().with("product_name", "\"" + "x".repeat(1_048_000) + "\"").body()));
    }

    @Test
    void aMessageOverOneMebibyteIsRefusedWhenItIsSent() {
        String tooLong = "x".repeat(1_048_577);

        assertThatThrownBy(() -> client.sqs()
                .sendMessage(send -> send.queueUrl(client.queue().url()).messageBody(tooLong)))
                .isInstanceOf(SqsException.class).hasMessageContaining("1048576");
    }

    @Test
    void aBadOrderFailsAloneInItsBatch() {
        OrderText bad = OrderText.next().with("price_per_item", "\"err\"");
        List<OrderText> good = Stream.generate(OrderText::next).limit(9).toList();
        List<String> batch = new ArrayList<>(good.stream().map(OrderText::body).toList());
        batch.add(4, bad.body());

        client.queue().send(batch);

        soon().until(() -> good.stream().allMatch(this::isStored));
        afterThreeReceives().until(() -> orders.isDeadLettered(bad.body()));
        assertThat(good).noneMatch(order -> orders.isDeadLettered(order.body()));
        assertThat(client.stored(bad.id())).isEmpty();
    }

    @Test
    void aRedeliveredOrderChangesNothing() {
        OrderText order = OrderText.next();
        client.queue().send(List.of(order.body()));
        soon().until(() -> isStored(order));
        var first = client.stored(order.id());

        client.queue().send(List.of(order.body(), order.body()));
        String sentLater = OrderText.next().without("quantity").body();
        client.queue().send(List.of(sentLater));

        afterThreeReceives().until(() -> orders.isDeadLettered(sentLater));
        assertThat(orders.isDeadLettered(order.body())).isFalse();
        assertThat(client.stored(order.id())).isEqualTo(first);
    }

    @Test
    void anotherOrderWithATakenIdIsDeadLetteredAndTheFirstStays() {
        OrderText first = OrderText.next();
        OrderText second = first.with("quantity", "3");
        client.queue().send(List.of(first.body()));
        soon().until(() -> isStored(first));

        client.queue().send(List.of(second.body()));

        afterThreeReceives().until(() -> orders.isDeadLettered(second.body()));
        assertThat(client.stored(first.id()).get("quantity").n()).isEqualTo("2");
    }

    @Test
    void ofTwoOrdersWithOneIdInOneBatchOneIsStoredAndTheOtherDeadLettered() {
        OrderText one = OrderText.next();
        OrderText other = one.with("quantity", "3");

        client.queue().send(List.of(one.body(), other.body()));

        afterThreeReceives().until(() -> orders.isDeadLettered(one.body()) || orders.isDeadLettered(other.body()));
        String kept = client.stored(one.id()).get("quantity").n();
        assertThat(Map.of("2", other.body(), "3", one.body())).containsKey(kept);
        assertThat(orders.isDeadLettered(kept.equals("2") ? other.body() : one.body())).isTrue();
        assertThat(orders.isDeadLettered(kept.equals("2") ? one.body() : other.body())).isFalse();
    }

    private boolean isStored(OrderText order) {
        return !client.stored(order.id()).isEmpty();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    /** Three times hidden for eighteen seconds, on a machine that does other things too. */
    private static ConditionFactory afterThreeReceives() {
        return await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(200));
    }
}
