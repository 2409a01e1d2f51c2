package dev.eventlabs.runtime.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.runtime.engine.RecordedEvents;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationInputTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"orders\":null,\"error_rate\":null,\"seed\":null}"})
    void hasDefaultsForEverything(String json) {
        assertThat(read(json)).isEqualTo(new SimulationRequest.Valid(20, 0.15, Optional.empty()));
    }

    @Test
    void readsTheSampleEvent() {
        assertThat(read(RecordedEvents.text("simulate-orders.json")))
                .isEqualTo(new SimulationRequest.Valid(20, 0.15, Optional.of(42L)));
    }

    @Test
    void takesTheLimitsThemselves() {
        assertThat(read("{\"orders\":100000,\"error_rate\":1,\"seed\":-9223372036854775808}"))
                .isEqualTo(new SimulationRequest.Valid(100_000, 1, Optional.of(Long.MIN_VALUE)));
        assertThat(read("{\"orders\":0,\"error_rate\":0.0,\"seed\":9223372036854775807}"))
                .isEqualTo(new SimulationRequest.Valid(0, 0, Optional.of(Long.MAX_VALUE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            {"orders": -1}                     | orders must be a whole number from 0 to 100000 (invoke again for more), but is -1
            {"orders": 100001}                 | orders must be a whole number from 0 to 100000 (invoke again for more), but is 100001
            {"orders": 1.5}                    | orders must be a whole number from 0 to 100000 (invoke again for more), but is 1.5
            {"orders": "20"}                   | orders must be a whole number from 0 to 100000 (invoke again for more), but is "20"
            {"orders": [20]}                   | but is [20]
            {"error_rate": 1.01}               | error_rate must be a number from 0 to 1, but is 1.01
            {"error_rate": -0.5}               | error_rate must be a number from 0 to 1, but is -0.5
            {"error_rate": 1e999}              | error_rate must be a number from 0 to 1
            {"error_rate": true}               | error_rate must be a number from 0 to 1, but is true
            {"seed": 9223372036854775808}      | seed must be a whole number of 64 bits, but is 9223372036854775808
            {"seed": 0.5}                      | seed must be a whole number of 64 bits, but is 0.5
            {"order": 20}                      | "order" is unknown, allowed are orders, error_rate and seed
            {"key1": "value1", "orders": "x"}  | orders must be a whole number from 0 to 100000 (invoke again for more), but is "x"; "key1" is unknown
            """)
    void saysWhatWasGivenAndWhatIsAllowed(String json, String reason) {
        assertThat(((SimulationRequest.Invalid) read(json)).reason()).contains(reason);
    }

    @SuppressWarnings("unchecked")
    private static SimulationRequest read(String json) {
        return new SimulationInput((Map<String, Object>) RecordedEvents.input(json, Map.class)).read();
    }
}
