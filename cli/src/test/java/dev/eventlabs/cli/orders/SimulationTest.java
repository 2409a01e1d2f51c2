package dev.eventlabs.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final String LINE = "{\"timestamp\":\"2026-11-20T10:00:00Z\",\"level\":\"INFO\",\"message\":\"orders sent\","
            + "\"AWSRequestId\":\"1\",\"sent\":20,\"erroneous\":3,\"first_id\":8123456789000000}";

    @Test
    void findsTheIdsInTheLogTail() {
        Simulation simulation = new Simulation("{}", "START RequestId: 1\n" + LINE + "\nEND RequestId: 1\n", 20, 3);

        assertThat(simulation.ids()).contains(new IdRange(8_123_456_789_000_000L, 20));
    }

    @Test
    void findsNoneInOtherLines() {
        assertThat(Simulation.sentIn("START RequestId: {\"first_id\"")).isEmpty();
        assertThat(Simulation.sentIn("{\"message\":\"orders processed\"}")).isEmpty();
        assertThat(Simulation.sentIn("{\"first_id\":\"1\",\"sent\":2}")).isEmpty();
    }

    @Test
    void aRangeHoldsItsIdsAndNoOthers() {
        IdRange range = new IdRange(100, 20);

        assertThat(range.contains(new BigDecimal("100"))).isTrue();
        assertThat(range.contains(new BigDecimal("119"))).isTrue();
        assertThat(range.contains(new BigDecimal("1.1E+2"))).isTrue();
        assertThat(range.contains(new BigDecimal("120"))).isFalse();
        assertThat(range.contains(new BigDecimal("99"))).isFalse();
        assertThat(range.contains(new BigDecimal("100.5"))).isFalse();
    }

    @Test
    void readsTheOrderIdOfAMessageIfItHasOne() {
        assertThat(new Message("m", "{\"id\": 12}", 1).orderId()).contains(new BigDecimal("12"));
        assertThat(new Message("m", "{\"id\": \"12\"}", 1).orderId()).isEmpty();
        assertThat(new Message("m", "not JSON", 1).orderId()).isEmpty();
        assertThat(new Message("m", "not JSON", 1).member("price_per_item")).isEmpty();
    }
}
