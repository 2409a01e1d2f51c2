package dev.eventlabs.runtime.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.SqsEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The simulator against ElasticMQ. */
class OrderSimulatorIT {
    @AutoClose private static final SqsEngine ENGINE = SqsEngine.start();

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private String queue;

    @BeforeEach
    void createQueue() {
        queue = ENGINE.createQueue("orders-" + UUID.randomUUID());
    }

    @Test
    void sendsTheOrdersOfTheSampleEventAndAnswersHowMany() {
        String answer = simulate(RecordedEvents.text("simulate-orders.json"));

        List<String> bodies = ENGINE.drain(queue);
        long erroneous = bodies.stream().filter(body -> body.contains("\"price_per_item\":\"err\"")).count();
        assertThat(bodies).hasSize(20).doesNotHaveDuplicates();
        assertThat(erroneous).isPositive();
        assertThat(answer).isEqualTo("{\"sent\":20,\"erroneous\":" + erroneous + "}");
    }

    @Test
    void sendsNewOrdersOfNowEachTimeWhenThereIsNoSeed() {
        simulate("{}");
        simulate("null");

        List<String> bodies = ENGINE.drain(queue);
        assertThat(bodies).hasSize(40).doesNotHaveDuplicates().allMatch(body -> body.contains("2026-11-26T08:59:59.9")
                || body.contains("2026-11-26T09:00:00Z"));
        assertThat(new HashSet<>(bodies.stream().map(body -> body.substring(0, body.indexOf(','))).toList()))
                .hasSize(40);
    }

    @Test
    void sendsTheSameOrdersForTheSameSeed() {
        simulate("{\"orders\": 12, \"seed\": 7}");
        List<String> first = ENGINE.drain(queue);
        simulate("{\"orders\": 25, \"seed\": 7}");

        assertThat(first).hasSize(12);
        assertThat(ENGINE.drain(queue)).hasSize(25).containsAll(first);
    }

    @Test
    void sendsNumbersOfOrdersThatAreNoMultipleOfTen() {
        assertThat(simulate("{\"orders\": 2001, \"error_rate\": 0}")).isEqualTo("{\"sent\":2001,\"erroneous\":0}");
        assertThat(ENGINE.drain(queue)).hasSize(2001).doesNotHaveDuplicates();
        assertThat(simulate("{\"orders\": 0}")).isEqualTo("{\"sent\":0,\"erroneous\":0}");
        assertThat(simulate("{\"orders\": 3, \"error_rate\": 1}")).isEqualTo("{\"sent\":3,\"erroneous\":3}");
    }

    @Test
    void refusesWrongInputAndSendsNothing() {
        assertThatThrownBy(() -> simulate("{\"orders\": \"many\"}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders must be a whole number from 0 to 100000");
        assertThat(ENGINE.drain(queue)).isEmpty();
    }

    @Test
    void sendsAgainWhatSqsFailedOfABatchAndOnlyThat() {
        assertThat(simulate("{\"orders\": 30, \"seed\": 1}", new PartialFailures(2, false)))
                .startsWith("{\"sent\":30,");
        assertThat(ENGINE.drain(queue)).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void failsLoudlyWithTheNumberSentWhenSqsKeepsFailing() {
        assertThatThrownBy(
                () -> simulate("{\"orders\": 10, \"error_rate\": 0}", new PartialFailures(Integer.MAX_VALUE, false)))
                .isInstanceOf(OrdersNotSent.class).hasMessageContaining("9 of 10 orders were sent")
                .hasMessageContaining("InternalError");
        assertThat(ENGINE.drain(queue)).hasSize(9);
    }

    @Test
    void doesNotTryAgainWhatIsItsOwnFault() {
        var failures = new PartialFailures(Integer.MAX_VALUE, true);

        assertThatThrownBy(() -> simulate("{\"orders\": 10}", failures)).isInstanceOf(OrdersNotSent.class);
        assertThat(failures.batches()).isEqualTo(1);
    }

    @Test
    void failsLoudlyWhenThereIsNoQueue() {
        queue = queue + "-gone";

        assertThatThrownBy(() -> simulate("{}")).isInstanceOf(OrdersNotSent.class)
                .hasMessageContaining("0 of 20 orders were sent");
    }

    @Test
    void stopsBeforeTheInvocationsTimeIsOver() {
        var simulator = simulator();

        assertThatThrownBy(() -> simulator.handleRequest(Map.of(), new TestContext("r-1", 1_000)))
                .isInstanceOf(OrdersNotSent.class)
                .hasMessageContaining("0 of 20 orders were sent").hasMessageContaining("time");
    }

    @Test
    void warmsUpWithoutSendingAnything() {
        simulateOrders().warmUp();

        assertThat(ENGINE.drain(queue)).isEmpty();
    }

    private SimulateOrders simulateOrders(ExecutionInterceptor... faults) {
        return new SimulateOrders(new OrderQueue(ENGINE.client(faults), queue, Duration.ofMillis(1)),
                new SplittableRandom(),
                InstantSource.fixed(Instant.parse("2026-11-26T09:00:00Z")));
    }

    private OrderSimulator simulator(ExecutionInterceptor... faults) {
        return new OrderSimulator(simulateOrders(faults),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    @SuppressWarnings("unchecked")
    private String simulate(String input, ExecutionInterceptor... faults) {
        var answer = simulator(faults).handleRequest((Map<String, Object>) RecordedEvents.input(input, Map.class),
                new TestContext("r-1", 60_000));
        return RecordedEvents.answer(answer, Map.class);
    }
}
