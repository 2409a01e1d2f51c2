package dev.eventlabs.infrastructure.constructs.workflow;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.stepfunctions.Pass;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowTest {
    private static final String MACHINE = "AWS::StepFunctions::StateMachine";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final Workflow minimal = workflow(minimalStack, w -> w);
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final Stack refused = new Stack(new App(), "Refused");

    WorkflowTest() {
        workflow(maximalStack, w -> w.stateMachineName("parcels")
                .description("The way of a parcel")
                .express()
                .timeout(Duration.seconds(30))
                .lifecycle(DataLifecycle.RETAINED)
                .stateMachine(s -> s.tracingEnabled(false)));
        minimal.grantStart(role("Starter"));
        minimal.grantDescribe(role("Describer"));
    }

    private static Workflow workflow(Stack stack, UnaryOperator<Workflow.Builder> wish) {
        return wish.apply(Workflow.Builder.create(stack, "W", new Pass(stack, "Sorted"))).build();
    }

    private Role role(String id) {
        return Role.Builder.create(minimalStack, id).assumedBy(new AccountRootPrincipal()).build();
    }

    private JsonNode machine(Stack stack) {
        return Synthesised.of(stack).properties(MACHINE, "W");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("workflow-minimal", Synthesised.of(minimalStack).under("W"));
        Snapshot.matches("workflow-maximal", Synthesised.of(maximalStack).under("W"));
    }

    @Test
    void runsEachStateOnceUnlessItIsExpress() {
        assertThat(machine(minimalStack).path("StateMachineType").asText()).isEqualTo("STANDARD");
        assertThat(machine(maximalStack).path("StateMachineType").asText()).isEqualTo("EXPRESS");
    }

    @Test
    void endsItsExecutionsInTime() {
        assertThat(machine(minimalStack).path("DefinitionString").asText()).contains("\"TimeoutSeconds\":3600");
        assertThat(machine(maximalStack).path("DefinitionString").asText()).contains("\"TimeoutSeconds\":30");
    }

    @Test
    void logsEachEventToAGroupOfItsOwnThatGoesWithTheStackOrStays() {
        JsonNode logging = machine(minimalStack).path("LoggingConfiguration");
        assertThat(logging.path("Level").asText()).isEqualTo("ALL");
        assertThat(logging.path("IncludeExecutionData").asBoolean()).isTrue();
        assertThat(Synthesised.references(logging.path("Destinations"))).singleElement().asString()
                .startsWith("WLogGroup");
        JsonNode group = Synthesised.of(minimalStack).resource("AWS::Logs::LogGroup", "W");
        assertThat(group.at("/Properties/RetentionInDays").asInt()).isEqualTo(7);
        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
        JsonNode retained = Synthesised.of(maximalStack).resource("AWS::Logs::LogGroup", "W");
        assertThat(retained.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(retained.at("/Properties/LogGroupName").asText()).isEqualTo("/aws/vendedlogs/states/parcels");
    }

    @Test
    void isTracedUnlessToldOtherwise() {
        assertThat(machine(minimalStack).at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
        assertThat(machine(maximalStack).at("/TracingConfiguration/Enabled").asBoolean()).isFalse();
    }

    @Test
    void raisesAnAlarmWhenAnExecutionFailsOrTakesTooLong() {
        for (String[] alarm : new String[][]{{"WFailed", "ExecutionsFailed"}, {"WTimedOut", "ExecutionsTimedOut"}}) {
            JsonNode properties = Synthesised.of(minimalStack).properties("AWS::CloudWatch::Alarm", alarm[0]);
            assertThat(properties.path("MetricName").asText()).isEqualTo(alarm[1]);
            assertThat(properties.path("Statistic").asText()).isEqualTo("Sum");
            assertThat(properties.path("Threshold").asInt()).isEqualTo(1);
            assertThat(properties.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        }
        assertThat(minimal.getAlarms()).hasSize(2);
    }

    @Test
    void grantsSingleActionsOnItself() {
        Synthesised template = Synthesised.of(minimalStack);
        assertThat(template.allowedActions("Starter")).containsExactly("states:StartExecution");
        assertThat(template.allowedActions("Describer")).containsExactly("states:DescribeStateMachine");
        assertThat(Synthesised.references(template.properties("AWS::IAM::Policy", "Starter")
                .at("/PolicyDocument/Statement/0/Resource"))).singleElement().asString().startsWith("WStateMachine");
    }

    @Test
    void refusesATimeoutThatStepFunctionsDoesNotKnow() {
        assertThatRefused(() -> Workflow.Builder.create(refused, "Year", new Pass(refused, "A"))
                .timeout(Duration.days(366))
                .build())
                .hasMessage(
                        "Workflow Refused/Year: timeout(366 days) was given; Step Functions allows 1 second to 365 days."
                                + " Leave it out for 1 hour.");
        assertThatRefused(() -> Workflow.Builder.create(refused, "Long", new Pass(refused, "B"))
                .express()
                .timeout(Duration.minutes(6))
                .build())
                .hasMessage(
                        "Workflow Refused/Long: timeout(6 minutes) was given; Step Functions allows an Express workflow 1"
                                + " second to 5 minutes. For longer work leave .express() out.");
    }
}
