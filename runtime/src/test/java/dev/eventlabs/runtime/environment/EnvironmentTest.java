package dev.eventlabs.runtime.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void readsAVariable() {
        assertThat(new Environment(Map.of("ORDERS_QUEUE_URL", "http://q")).required("ORDERS_QUEUE_URL"))
                .isEqualTo("http://q");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatThrownBy(() -> new Environment(Map.of()).required("ORDERS_QUEUE_URL"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("ORDERS_QUEUE_URL is missing");
    }

    @Test
    void takesABlankVariableForAMistake() {
        assertThatThrownBy(() -> new Environment(Map.of("TABLE", " ")).required("TABLE"))
                .hasMessageContaining("TABLE is blank");
    }
}
