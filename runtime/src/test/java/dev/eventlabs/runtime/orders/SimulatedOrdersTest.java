package dev.eventlabs.runtime.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedOrdersTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    @Test
    void areAsTheProcessorExpectsThem() {
        var orders = new SimulatedOrders(3, 0, NOW);
        var reader = new OrderReader();

        assertThat(LongStream.range(0, 1_000).mapToObj(n -> reader.read(orders.order(n).body())))
                .allMatch(OrderReading.Valid.class::isInstance);
    }

    @Test
    void areRefusedForThePriceAloneWhenErroneous() {
        String body = new SimulatedOrders(3, 1, NOW).order(0).body();

        assertThat(body).contains("\"price_per_item\":\"err\"");
        assertThat(new OrderReader().read(body))
                .isEqualTo(
                        new OrderReading.Invalid("price_per_item must be a decimal number of at least 0, but is text"));
    }

    @Test
    void areTheSameForTheSameSeed() {
        var first = new SimulatedOrders(42, 0.15, NOW);
        var second = new SimulatedOrders(42, 0.15, NOW);

        assertThat(LongStream.range(0, 100).mapToObj(first::order)).containsExactlyElementsOf(
                LongStream.range(0, 100).mapToObj(second::order).toList());
    }

    @Test
    void differInThePriceAloneUnderAnotherErrorRate() {
        String good = new SimulatedOrders(42, 0, NOW).order(5).body();
        String erroneous = new SimulatedOrders(42, 1, NOW).order(5).body();

        assertThat(good.replaceFirst("\"price_per_item\":[^,]*", ""))
                .isEqualTo(erroneous.replaceFirst("\"price_per_item\":[^,]*", ""));
    }

    @Test
    void haveIdsOfTheirOwnForEachSeed() {
        var ids = new HashSet<Long>();
        for (long seed = -500; seed < 500; seed++) {
            long first = new SimulatedOrders(seed, 0, NOW).firstId();
            assertThat(first % 1_000_000).isZero();
            assertThat(first + 999_999).isPositive().isLessThan(1L << 53);
            ids.add(first);
        }
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void areErroneousAsOftenAsAskedButAtRandom() {
        var orders = new SimulatedOrders(7, 0.15, NOW);

        assertThat(LongStream.range(0, 20_000).filter(n -> orders.order(n).erroneous()).count()).isBetween(2_800L,
                3_200L);
        assertThat(LongStream.range(0, 50).mapToObj(seed -> {
            var some = new SimulatedOrders(seed, 0.15, NOW);
            return LongStream.range(0, 20).filter(n -> some.order(n).erroneous()).count();
        }).distinct().count()).isGreaterThan(3);
    }
}
