package dev.eventlabs.cli.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CycleTest {

    @Test
    void addsUpTheTripsOfEachDriverAndGivesThemFourFifths() {
        Cycle cycle = new Cycle(List.of(trip(510_102, "0.01"), trip(510_101, "9000000000.01"), trip(510_102, "0.02"),
                trip(510_101, "90.10")), List.of(), List.of(), List.of());

        assertThat(cycle.sums()).hasToString("{510101=9000000090.11, 510102=0.03}");
        // 7200000072.088 and 0.024
        assertThat(cycle.shares()).hasToString("{510101=7200000072.09, 510102=0.02}");
    }

    @Test
    void roundsToTheNearestCent() {
        assertThat(
                new Cycle(List.of(trip(1, "0.04"), trip(2, "0.02"), trip(3, "0.03")), List.of(), List.of(), List.of())
                        .shares())
                .hasToString("{1=0.03, 2=0.02, 3=0.02}");
    }

    @Test
    void countsTheRidesOfAllBillsAndKnowsNoDriverTwice() {
        Cycle cycle = new Cycle(List.of(), List.of(), List.of(bill(510_101, 2), bill(510_102, 3)), List.of());

        assertThat(cycle.ridesBilled()).isEqualTo(5);
        assertThat(cycle.billed()).hasToString("{510101=1.00, 510102=1.00}");
        assertThatThrownBy(new Cycle(List.of(), List.of(), List.of(bill(7, 1), bill(7, 1)), List.of())::billed)
                .hasMessageContaining("two rows");
    }

    private static Map<String, Object> trip(long driver, String amount) {
        return Map.of("driver_id", driver, "total_amount", new BigDecimal(amount));
    }

    private static Map<String, Object> bill(long driver, long rides) {
        return Map.of("driver_id", driver, "rides_total", rides, "billing_amount", new BigDecimal("1.00"));
    }
}
