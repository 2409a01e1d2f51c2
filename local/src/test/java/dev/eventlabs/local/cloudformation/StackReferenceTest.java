package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackReferenceTest {

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void keepsAnExportThatIsInUse() {
        bench.create("Producer", """
                {"Resources": {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}}},
                 "Outputs": {"O": {"Value": {"Ref": "A"}, "Export": {"Name": "the-box"}}}}""");
        bench.create("Consumer", """
                {"B": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Fn::ImportValue": "the-box"}}}}""");

        assertThat(bench.delete("Producer")).isEqualTo("CREATE_COMPLETE");
        assertThat(bench.describe("Producer").path("StackStatusReason").asText())
                .isEqualTo("Delete canceled. Cannot delete export the-box as it is in use by Consumer.");
        assertThat(bench.update("Producer",
                "{\"A\": {\"Type\": \"Test::Thing::Box\", \"Properties\": {\"Name\": \"a\"}}}"))
                .isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(bench.events("Producer"))
                .contains(
                        "Producer UPDATE_ROLLBACK_IN_PROGRESS Export the-box cannot be deleted as it is in use by Consumer.");
        assertThat(bench.call("ListImports", "{\"ExportName\": \"the-box\"}").path("Imports"))
                .hasToString("[\"Consumer\"]");
        assertThat(bench.delete("Consumer")).isEqualTo("DELETE_COMPLETE");
        assertThat(bench.delete("Producer")).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void refersWeaklyToAnOutputOfAnotherStack() {
        bench.create("Producer", """
                {"Resources": {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}}},
                 "Outputs": {"O": {"Value": {"Fn::GetAtt": ["A", "Arn"]}}}}""");

        bench.create("Consumer", """
                {"B": {"Type": "Test::Thing::Box", "Properties": {"Name": "b", "Contents":
                  {"Fn::GetStackOutput": {"StackName": "Producer", "OutputName": "O"}}}}}""");

        assertThat(bench.boxes.boxes.get("b").contents()).isEqualTo("arn:aws:box:us-east-1:000000000000:a");
        assertThat(bench.delete("Producer")).as("a weak reference keeps nothing").isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void resolvesDynamicReferencesOnlyForTheProvider() {
        bench.parameters.put("/secret", "hidden");
        bench.create("S",
                """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a", "Contents": "{{resolve:ssm:/secret}}"}}}""");

        assertThat(bench.boxes.boxes.get("a").contents()).isEqualTo("hidden");
        assertThat(bench.call("DescribeStackEvents", "{\"StackName\": \"S\"}").toString()).doesNotContain("hidden");
    }
}
