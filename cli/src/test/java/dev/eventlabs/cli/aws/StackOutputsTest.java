package dev.eventlabs.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.cli.terminal.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOutputsTest {

    private static final StackOutputs INVOICES = new StackOutputs("Invoices",
            Map.of("QueueUrl", "http://localhost/invoices"));
    private static final StackOutputs ORDERS = new StackOutputs("OrdersLab", Map.of());

    @Test
    void findsAStackThatIsNoLab() {
        assertThat(StackOutputs.named("Invoices", List.of(ORDERS, INVOICES))).isEqualTo(INVOICES);
    }

    @Test
    void namesTheStacksThatThereAreInsteadOfPromisingToDeployOneThatItDoesNotKnow() {
        assertThatThrownBy(() -> StackOutputs.named("Invoice", List.of(INVOICES, ORDERS)))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.advice())
                        .isEqualTo("Stacks: Invoices, OrdersLab"));
    }
}
