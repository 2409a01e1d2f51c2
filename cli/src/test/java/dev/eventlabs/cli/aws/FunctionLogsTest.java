package dev.eventlabs.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.cli.terminal.Failure;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FunctionLogsTest {

    private static final List<String> FUNCTIONS = List.of("Invoices-BookkeeperFunction4C68-2G87", "orders",
            "orders-simulator");

    @Test
    void aFunctionIsFoundByItsNameOrAPartThatNoOtherOneHas() {
        assertThat(FunctionLogs.meant("orders", FUNCTIONS)).isEqualTo("orders");
        assertThat(FunctionLogs.meant("ORDERS", FUNCTIONS)).isEqualTo("orders");
        assertThat(FunctionLogs.meant("simulator", FUNCTIONS)).isEqualTo("orders-simulator");
        assertThat(FunctionLogs.meant("bookkeeper", FUNCTIONS)).isEqualTo("Invoices-BookkeeperFunction4C68-2G87");
    }

    @Test
    void whoIsNotFoundIsToldWhomThereIs() {
        assertFails("order", FUNCTIONS, "More than one function has order in its name.",
                "Functions: orders, orders-simulator");
        assertFails("taxi", FUNCTIONS, "There is no function taxi.",
                "Functions: Invoices-BookkeeperFunction4C68-2G87, orders, orders-simulator");
        assertFails("taxi", List.of(), "There is no function taxi.", "Nothing is deployed. Deploy the labs:  ./lab up");
    }

    private static void assertFails(String name, List<String> functions, String message, String advice) {
        assertThatThrownBy(() -> FunctionLogs.meant(name, functions)).hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(Failure.class)).extracting(Failure::advice)
                .isEqualTo(advice);
    }
}
