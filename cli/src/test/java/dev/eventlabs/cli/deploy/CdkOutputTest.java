package dev.eventlabs.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CdkOutputTest {

    private final List<String> notes = new ArrayList<>();
    private final CdkOutput output = new CdkOutput(notes::add);

    @Test
    void notesTheResourceThatItIsAt() {
        output.accept(
                "\u001b[32mOrdersLab |  3/24 | 10:00:00 AM | CREATE_COMPLETE      | AWS::SQS::Queue | Orders/Queue (OrdersQueue12)\u001b[39m");
        output.accept(
                "OrdersLab | 24/24 | 10:00:01 AM | CREATE_COMPLETE      | AWS::CloudFormation::Stack | OrdersLab");

        assertThat(notes.getFirst()).isEqualTo("3/24 AWS::SQS::Queue Orders/Queue (OrdersQueue12)");
        assertThat(output.summary()).isEqualTo(": 1 resources");
    }

    @Test
    void keepsWhyItFailed() {
        output.accept("OrdersLab | 1/3 | 10:00:00 AM | CREATE_FAILED | AWS::Foo::Bar | Foo (Foo1) unknown type");
        output.accept("OrdersLab | 2/3 | 10:00:00 AM | ROLLBACK_COMPLETE | AWS::CloudFormation::Stack | OrdersLab");
        output.accept("❌  OrdersLab failed: ToolkitError: The stack named OrdersLab failed creation");

        assertThat(output.reasons()).hasSize(2);
        assertThat(output.reasons().getFirst()).contains("AWS::Foo::Bar", "unknown type");
    }

    @Test
    void takesTheLastLinesForTheReasonsWhenNoneIsRecognised() {
        for (int line = 1; line <= 30; line++) {
            output.accept("line " + line);
        }

        assertThat(output.reasons()).hasSize(12).startsWith("line 19").endsWith("line 30");
    }

    @Test
    void saysThatNothingHasChanged() {
        output.accept(" ✅  OrdersLab (no changes)");

        assertThat(output.summary()).isEqualTo(": no changes");
    }
}
