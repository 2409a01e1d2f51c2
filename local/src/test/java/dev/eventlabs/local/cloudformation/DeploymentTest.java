package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
    void tellsTimesThatPutEventsInOrder() {
        bench.create("S", "{\"A\": {\"Type\": \"Test::Thing::Box\"}, \"B\": {\"Type\": \"Test::Thing::Box\"}}");

        List<Double> times = bench.call("DescribeStackEvents", "{\"StackName\": \"S\"}").path("StackEvents")
                .findValues("Timestamp").stream().map(node -> node.asDouble()).toList();

        assertThat(times.reversed()).isSorted().doesNotHaveDuplicates();
    }
}
