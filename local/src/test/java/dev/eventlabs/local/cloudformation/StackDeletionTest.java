package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackDeletionTest {

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void keepsWhatIsToBeRetained() {
        bench.create("S", """
                {"Kept": {"Type": "Test::Thing::Box", "DeletionPolicy": "Retain", "Properties": {"Name": "kept"}},
                 "Gone": {"Type": "Test::Thing::Box", "Properties": {"Name": "gone"}}}""");

        assertThat(bench.delete("S")).isEqualTo("DELETE_COMPLETE");

        assertThat(bench.boxes.boxes).containsOnlyKeys("kept");
    }

    @Test
    void failsADeletionByNameAndFinishesItWithRetainedResources() {
        bench.create("S", """
                {"Stuck": {"Type": "Test::Thing::Box", "Properties": {"Name": "s", "Contents": "stuck"}},
                 "Other": {"Type": "Test::Thing::Box", "Properties": {"Name": "o"}}}""");

        assertThat(bench.delete("S")).isEqualTo("DELETE_FAILED");
        assertThat(bench.describe("S").path("StackStatusReason").asText())
                .isEqualTo("The following resource(s) failed to delete: [Stuck]. ");
        assertThat(bench.boxes.boxes).containsOnlyKeys("s");

        String id = bench.describe("S").path("StackId").asText();
        bench.call("DeleteStack", "{\"StackName\": \"S\", \"RetainResources\": [\"Stuck\"]}");
        assertThat(bench.settled(id)).isEqualTo("DELETE_COMPLETE");
        assertThat(bench.boxes.boxes).containsOnlyKeys("s");
    }

    @Test
    void deletesAStackThatIsStillBeingCreated() throws InterruptedException {
        bench.call("CreateStack", Workbench.request("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}},
                 "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}}}"""));
        bench.boxes.slowOnes.await(10, TimeUnit.SECONDS);
        String id = bench.describe("S").path("StackId").asText();

        bench.call("DeleteStack", "{\"StackName\": \"S\"}");
        bench.boxes.gate.countDown();

        assertThat(bench.settled(id)).isEqualTo("DELETE_COMPLETE");
        assertThat(bench.boxes.boxes).isEmpty();
    }

    @Test
    void anUpdateIsWaitedForBeforeItsStackIsDeleted() throws InterruptedException {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}}");
        bench.call("UpdateStack", Workbench.request("S", """
                {"A": {"Type": "Test::Thing::Box"},
                 "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}},
                 "C": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}}}"""));
        bench.boxes.slowOnes.await(10, TimeUnit.SECONDS);
        String id = bench.describe("S").path("StackId").asText();

        assertThatThrownBy(() -> bench.delete("S"))
                .hasMessage("Stack [" + id + "] cannot be deleted while in status UPDATE_IN_PROGRESS");

        bench.boxes.gate.countDown();
        assertThat(bench.settled(id)).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void f147DoesntDeleteAProtectedStack() {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}}");
        bench.call("UpdateTerminationProtection", "{\"StackName\": \"S\", \"EnableTerminationProtection\": \"true\"}");

        assertThatThrownBy(() -> bench.delete("S"))
                .hasMessage("Stack [S] cannot be deleted while TerminationProtection is enabled");
        assertThat(bench.boxes.boxes).hasSize(1);
    }
}
