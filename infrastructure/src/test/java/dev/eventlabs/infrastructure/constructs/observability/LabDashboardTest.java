package dev.eventlabs.infrastructure.constructs.observability;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.database.AuroraPostgres;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import dev.eventlabs.infrastructure.constructs.stream.RecordStream;
import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import dev.eventlabs.infrastructure.constructs.workflow.Workflow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.stepfunctions.Pass;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabDashboardTest {
    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final Stack servicesStack = new Stack(app, "Services");

    LabDashboardTest() {
        LabDashboard.Builder.create(minimalStack, "D")
                .queue("Parcels", DurableQueue.Builder.create(minimalStack, "Q").build())
                .build();
        JavaFunction sorter = JavaFunction.Builder.create(maximalStack, "F", "com.example.Sorter").build();
        RecordStream stream = RecordStream.Builder.create(maximalStack, "S").build();
        LabDashboard.Builder.create(maximalStack, "D")
                .dashboardName("depot")
                .function("Sorter", sorter)
                .consumer("Sorter", sorter.consume(stream, consumer -> {}))
                .stream("Belt", stream)
                .queue("Parcels", DurableQueue.Builder.create(maximalStack, "Q").build())
                .build();
        JavaFunction depot = JavaFunction.Builder.create(servicesStack, "F", "com.example.Depot").build();
        LabDashboard.Builder.create(servicesStack, "D")
                .api("Depot", LambdaApi.Builder.create(servicesStack, "A").apiName("depot").get("/", depot).build())
                .workflow("Way", Workflow.Builder.create(servicesStack, "W", new Pass(servicesStack, "Go")).build())
                .database("Ledger", AuroraPostgres.Builder
                        .create(servicesStack, "L", PrivateNetwork.Builder.create(servicesStack, "N").build(), "ledger")
                        .build())
                .users("Staff", UserDirectory.Builder.create(servicesStack, "U").build())
                .build();
    }

    private String body(Stack stack) {
        return Synthesised.of(stack).properties("AWS::CloudWatch::Dashboard", "D").path("DashboardBody").toString();
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("dashboard-minimal", Synthesised.of(minimalStack).only("AWS::CloudWatch::Dashboard"));
        Snapshot.matches("dashboard-maximal", Synthesised.of(maximalStack).only("AWS::CloudWatch::Dashboard"));
        Snapshot.matches("dashboard-services", Synthesised.of(servicesStack).only("AWS::CloudWatch::Dashboard"));
    }

    @Test
    void showsWhatAFunctionDoes() {
        assertThat(body(maximalStack)).contains("Sorter: Invocations", "Sorter: Duration", "Sorter: Errors",
                "Sorter: Throttles");
    }

    @Test
    void showsHowDeepAndHowOldAQueueIs() {
        assertThat(body(minimalStack)).contains("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage",
                "Parcels: age of the oldest message");
        assertThat(Synthesised.references(Synthesised.of(minimalStack).properties("AWS::CloudWatch::Dashboard", "D")))
                .anyMatch(id -> id.startsWith("QDeadLetters"));
    }

    @Test
    void showsHowFarAConsumerIsBehindAndWhatItGaveUp() {
        assertThat(body(maximalStack)).contains("Sorter: iterator age", "IteratorAge", "Sorter: failures waiting");
        assertThat(Synthesised.references(Synthesised.of(maximalStack).properties("AWS::CloudWatch::Dashboard", "D")))
                .anyMatch(id -> id.startsWith("FSConsumerOnFailure"));
    }

    @Test
    void showsWhatAnApiAnswersAndHowItsWorkflowsEnd() {
        assertThat(body(servicesStack)).contains("Depot: calls", "5XXError", "Depot: latency", "Way: executions",
                "Way: failed or timed out", "ExecutionsTimedOut", "Way: time");
    }

    @Test
    void showsHowMuchADatabaseNeedsOfWhatItMayHave() {
        assertThat(body(servicesStack)).contains("Ledger: capacity units", "ServerlessDatabaseCapacity",
                "Ledger: percent of the most units", "ACUUtilization", "Ledger: connections", "DatabaseConnections");
    }

    @Test
    void showsWhoComes() {
        assertThat(body(servicesStack)).contains("Staff: sign-ups", "SignUpSuccesses", "Staff: sign-ins",
                "SignInSuccesses");
    }

    @Test
    void showsWhatComesIntoAStream() {
        assertThat(body(maximalStack)).contains("Belt: records in", "IncomingRecords", "Belt: records turned away",
                "WriteProvisionedThroughputExceeded");
    }

    @Test
    void appliesTheCallersWishAndKeepsTheRows() {
        Stack stack = new Stack(new App(), "Wished");
        LabDashboard.Builder.create(stack, "D")
                .queue("Parcels", DurableQueue.Builder.create(stack, "Q").build())
                .dashboard(d -> d.defaultInterval(Duration.days(7)).widgets(List.of()))
                .build();

        String body = Synthesised.of(stack).properties("AWS::CloudWatch::Dashboard", "D").path("DashboardBody")
                .toString();
        assertThat(body).contains("-P7D", "Parcels: messages waiting");
    }

    @Test
    void refusesToShowNothing() {
        assertThatRefused(() -> LabDashboard.Builder.create(new Stack(new App(), "Refused"), "D").build())
                .hasMessage(
                        "Dashboard Refused/D: nothing was given to show. Add at least one .function(title, function) or"
                                + " .queue(title, queue).");
    }
}
