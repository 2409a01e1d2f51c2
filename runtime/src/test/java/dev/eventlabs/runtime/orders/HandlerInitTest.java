package dev.eventlabs.runtime.orders;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HandlerInitTest {

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(OrderProcessor::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DYNAMODB_ORDERS_TABLE is missing");
        assertThatThrownBy(OrderSimulator::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ORDERS_QUEUE_URL is missing");
    }
}
