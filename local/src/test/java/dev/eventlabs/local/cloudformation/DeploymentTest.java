package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentTest {

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void f139TellsOfACreationInTheOrderOfAws() {
        assertThat(bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}}")).isEqualTo("CREATE_COMPLETE");

        assertThat(bench.events("S")).containsExactly("S CREATE_IN_PROGRESS User Initiated", "A CREATE_IN_PROGRESS",
                "A CREATE_IN_PROGRESS Resource creation Initiated", "A CREATE_COMPLETE", "S CREATE_COMPLETE");
    }

    @Test
    void f145CreatesWhatIsReferredToFirstAndDeletesItLast() {
        bench.create("S", """
                {"C": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Ref": "B"}}},
                 "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": {"Fn::GetAtt": ["A", "Arn"]}}},
                 "A": {"Type": "Test::Thing::Box", "Properties": {"Name": "a"}}}""");

        assertThat(bench.boxes.log).containsExactly("create A", "create B", "create C");
        assertThat(bench.boxes.boxes.get(bench.physicalId("S", "B")).contents())
                .isEqualTo("arn:aws:box:us-east-1:000000000000:a");
        bench.boxes.log.clear();
        assertThat(bench.delete("S")).isEqualTo("DELETE_COMPLETE");
        assertThat(bench.boxes.log).containsExactly("delete C", "delete B", "delete A");
        assertThat(bench.boxes.boxes).isEmpty();
    }

    @Test
    void f145CreatesIndependentResourcesSideBySide() throws InterruptedException {
        bench.call("CreateStack", Workbench.request("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}},
                 "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}}}"""));

        assertThat(bench.boxes.slowOnes.await(10, TimeUnit.SECONDS)).as("both are being made at once").isTrue();
        bench.boxes.gate.countDown();
        assertThat(bench.settled("S")).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void f152NamesWhatHasNoNameAfterStackAndLogicalId() {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}}");

        assertThat(bench.physicalId("S", "A")).matches("S-A-[A-Z0-9]{12}");
    }

    @Test
    void f141RollsAFailedCreationBackAndLeavesNothing() {
        String status = bench.create("S", """
                {"A": {"Type": "Test::Thing::Box"},
                 "B": {"Type": "Test::Thing::Box", "DependsOn": "A"},
                 "Bad": {"Type": "Test::Thing::Box", "DependsOn": "B", "Properties": {"Contents": "broken"}}}""");

        assertThat(status).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(bench.boxes.boxes).isEmpty();
        assertThat(bench.events("S")).containsSubsequence("Bad CREATE_FAILED Box Bad is broken.",
                "S ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. Rollback requested by user.",
                "B DELETE_IN_PROGRESS", "B DELETE_COMPLETE", "A DELETE_IN_PROGRESS", "A DELETE_COMPLETE",
                "S ROLLBACK_COMPLETE");
    }

    @Test
    void f141CancelsSiblingsAndDeletesWhatTheyStillMade() {
        bench.call("CreateStack", Workbench.request("S", """
                {"Slow": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}},
                 "First": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}},
                 "Bad": {"Type": "Test::Thing::Box", "DependsOn": "Quick", "Properties": {"Contents": "broken"}},
                 "Quick": {"Type": "Test::Thing::Box"}}"""));
        await().until(() -> bench.events("S").contains("Slow CREATE_FAILED Resource creation cancelled"));
        bench.boxes.gate.countDown();

        assertThat(bench.settled("S")).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(bench.boxes.boxes).isEmpty();
        assertThat(bench.events("S")).contains("Slow DELETE_COMPLETE")
                .doesNotContain("Slow CREATE_COMPLETE", "Slow CREATE_IN_PROGRESS Resource creation Initiated");
    }

    @Test
    void f150FailsAnUnknownTypeByNameBeforeAnythingIsMade() {
        String status = bench.create("S", """
                {"A": {"Type": "Test::Thing::Box"}, "U": {"Type": "Test::Thing::Bax"}}""");

        assertThat(status).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(bench.boxes.log).isEmpty();
        assertThat(bench.events("S")).anySatisfy(event -> assertThat(event).startsWith("U CREATE_FAILED")
                .contains("Unrecognized resource types: [Test::Thing::Bax]").contains("Test::Thing::Box"));
    }

    @Test
    void refusesAnUnknownPropertyByNameAndSaysWhatThereIs() {
        bench.create("S",
                "{\"A\": {\"Type\": \"Test::Thing::Box\", \"Properties\": {\"Lid\": {\"Colour\": \"red\"}}}}");

        assertThat(bench.events("S"))
                .contains("A CREATE_FAILED Properties validation failed for resource A with message:\n"
                        + "[#/Lid: extraneous key [Colour] is not permitted] Of Test::Thing::Box's Lid, the embedded AWS takes:"
                        + " Locked, Screws.");
    }

    @Test
    void refusesAValueOfTheWrongType() {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\", \"Properties\": {\"Size\": \"big\"}}}");

        assertThat(bench.events("S"))
                .contains("A CREATE_FAILED Properties validation failed for resource A with message:\n"
                        + "[#/Size: expected type: Number, found: String (big)]");
    }

    @Test
    void takesTextForNumbersAndBooleansAndTheReverse() {
        bench.create("S", """
                {"A": {"Type": "Test::Thing::Box", "Properties":
                  {"Name": "a", "Contents": 12, "Size": "3", "Lid": {"Locked": "true"}}}}""");

        assertThat(bench.boxes.boxes.get("a"))
                .isEqualTo(new Boxes.Properties("a", "12", 3, new Boxes.Lid(true, null), null));
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
    void rollsACreationBackThatTakesLongerThanItsTimeout() throws InterruptedException {
        CountDownLatch minutes = new CountDownLatch(1);
        try (Workbench hurried = new Workbench(null, new Time() {
            @Override
            public Instant instant() {
                return Instant.EPOCH;
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                assertThat(duration).isEqualTo(Duration.ofMinutes(3));
                minutes.await();
            }
        })) {
            hurried.call("CreateStack", Workbench.request("S", """
                    {"A": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}},
                     "B": {"Type": "Test::Thing::Box", "Properties": {"Contents": "slow"}}}""").put("TimeoutInMinutes",
                    3));
            hurried.boxes.slowOnes.await(10, TimeUnit.SECONDS);
            minutes.countDown();
            await().until(() -> hurried.events("S").contains("A CREATE_FAILED Resource creation cancelled"));
            hurried.boxes.gate.countDown();

            assertThat(hurried.settled("S")).isEqualTo("ROLLBACK_COMPLETE");
            assertThat(hurried.boxes.boxes).isEmpty();
        }
    }

    @Test
    void refusesAParameterThatItDoesntHave() {
        assertThatThrownBy(() -> bench.call("CreateStack",
                Workbench.request("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}}").put("StackPolicyBody", "{}")))
                .hasMessage("The embedded AWS doesn't have the parameter StackPolicyBody.");
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

    @Test
    void f147DoesntDeleteAProtectedStack() {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}}");
        bench.call("UpdateTerminationProtection", "{\"StackName\": \"S\", \"EnableTerminationProtection\": \"true\"}");

        assertThatThrownBy(() -> bench.delete("S"))
                .hasMessage("Stack [S] cannot be deleted while TerminationProtection is enabled");
        assertThat(bench.boxes.boxes).hasSize(1);
    }

    @Test
    void tellsTimesThatPutEventsInOrder() {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}, \"B\": {\"Type\": \"Test::Thing::Box\"}}");

        List<Double> times = bench.call("DescribeStackEvents", "{\"StackName\": \"S\"}").path("StackEvents")
                .findValues("Timestamp").stream().map(node -> node.asDouble()).toList();

        assertThat(times.reversed()).isSorted().doesNotHaveDuplicates();
    }
}
