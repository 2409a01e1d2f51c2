package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StackUpdateTest {

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void changesOnlyWhatIsDifferent() {
        bench.create("S",
                """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": "x"}}, "B": {"Type": "Test::Thing::Box"}}""");
        bench.boxes.log.clear();

        assertThat(bench.update("S",
                """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": "y"}}, "B": {"Type": "Test::Thing::Box"}}"""))
                .isEqualTo("UPDATE_COMPLETE");

        assertThat(bench.boxes.log).containsExactly("update A x>y");
        assertThat(bench.events("S")).endsWith("A UPDATE_IN_PROGRESS", "A UPDATE_COMPLETE",
                "S UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "S UPDATE_COMPLETE");
    }

    @Test
    void replacesByCreatingSwitchingAndDeleting() {
        bench.create("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "old"}},
                 "User": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Ref": "A"}}}}""");
        bench.boxes.log.clear();

        assertThat(bench.update("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "new"}},
                 "User": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Ref": "A"}}}}"""))
                .isEqualTo("UPDATE_COMPLETE");

        assertThat(bench.boxes.log).containsExactly("create A", "update User old>new", "delete A");
        assertThat(bench.boxes.boxes).containsKey("new").doesNotContainKey("old");
        assertThat(bench.physicalId("S", "A")).isEqualTo("new");
    }

    @Test
    void f142RestoresPropertiesReplacementsAndAdditionsAfterAFailedUpdate() {
        bench.create("S", """
                {"Changed": {"Type": "Test::Thing::Box", "Properties": {"Name": "c", "Contents": "before"}},
                 "Replaced": {"Type": "Test::Thing::Box", "Properties": {"Name": "old"}},
                 "Removed": {"Type": "Test::Thing::Box", "Properties": {"Name": "r"}}}""");

        assertThat(bench.update("S", """
                {"Changed": {"Type": "Test::Thing::Box", "Properties": {"Name": "c", "Contents": "after"}},
                 "Replaced": {"Type": "Test::Thing::Box", "Properties": {"Name": "new"}},
                 "Added": {"Type": "Test::Thing::Box", "Properties": {"Name": "added"}},
                 "Bad": {"Type": "Test::Thing::Box", "DependsOn": ["Changed", "Replaced", "Added"],
                         "Properties": {"Contents": "broken"}}}""")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");

        assertThat(bench.boxes.boxes).containsOnlyKeys("c", "old", "r");
        assertThat(bench.boxes.boxes.get("c").contents()).isEqualTo("before");
        assertThat(bench.physicalId("S", "Replaced")).isEqualTo("old");
        assertThat(bench.events("S")).containsSubsequence("Bad CREATE_FAILED Box Bad is broken.",
                "S UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad].",
                "S UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "S UPDATE_ROLLBACK_COMPLETE");
        assertThatThrownBy(() -> bench.physicalId("S", "Added")).hasMessageContaining("does not exist for stack S");
        assertThat(bench.delete("S")).isEqualTo("DELETE_COMPLETE");
        assertThat(bench.boxes.boxes).isEmpty();
    }

    @Test
    void f143LeavesEverythingWithRollbackDisabledUntilItIsRolledBack() {
        bench.call("CreateStack", Workbench.request("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}},
                 "Bad": {"Type": "Test::Thing::Box", "DependsOn": "A", "Properties": {"Contents": "broken"}}}""")
                .put("DisableRollback", true));
        assertThat(bench.settled("S")).isEqualTo("CREATE_FAILED");
        assertThat(bench.boxes.boxes).containsOnlyKeys("a");

        bench.call("RollbackStack", Json.object().put("StackName", "S"));

        assertThat(bench.settled("S")).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(bench.boxes.boxes).isEmpty();
    }

    @Test
    void f143GoesOnWhereItStoppedWhenTheNextUpdateRepairsIt() {
        bench.call("CreateStack", Workbench.request("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}},
                 "Bad": {"Type": "Test::Thing::Box", "DependsOn": "A", "Properties": {"Contents": "broken"}}}""")
                .put("DisableRollback", true));
        bench.settled("S");

        assertThat(bench.update("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}},
                 "Bad": {"Type": "Test::Thing::Box", "DependsOn": "A", "Properties": {"Name": "b"}}}"""))
                .isEqualTo("UPDATE_COMPLETE");

        assertThat(bench.boxes.boxes).containsOnlyKeys("a", "b");
        assertThat(bench.boxes.log).containsExactly("create A", "create Bad", "create Bad");
    }
}
