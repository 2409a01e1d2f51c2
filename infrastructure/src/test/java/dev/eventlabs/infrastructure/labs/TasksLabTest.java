package dev.eventlabs.infrastructure.labs;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.GeneratedPage;
import dev.eventlabs.infrastructure.StateGraph;
import dev.eventlabs.infrastructure.Synthesised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/** The lab as a guest in somebody else's app, twice; and the states of its workflow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksLabTest {
    private final Stack stack = new Stack(new App(), "Theirs");
    private final TasksLab first = TasksLab.Builder.create(stack, "First").build();
    private final TasksLab second = TasksLab.Builder.create(stack, "Second")
            .stageName("test")
            .retryDelay(Duration.seconds(0))
            .maxAttempts(2)
            .build();
    private final Synthesised template = Synthesised.of(stack);
    private final StateGraph graph = StateGraph.of(template.properties("AWS::StepFunctions::StateMachine", "First"));
    private final Stack refused = new Stack(new App(), "Refused");

    @Test
    void canBeThereTwiceSinceNamesAreGenerated() {
        assertThat(template.resources("AWS::Lambda::Function")).hasSize(8);
        for (String name : new String[]{"QueueName", "TableName", "LogGroupName", "DashboardName", "RoleName",
                "StateMachineName"}) {
            assertThat(template.template().findValues(name)).as(name).isEmpty();
        }
        assertThat(template.resources("AWS::ApiGateway::RestApi").values())
                .extracting(api -> api.at("/Properties/Name").asText())
                .doesNotHaveDuplicates();
        assertThat(first.getWorkflow().getAlarms()).hasSize(2);
        assertThat(second.getApi().getAlarms()).hasSize(1);
    }

    @Test
    void appliesTheCallersWish() {
        StateGraph quick = StateGraph.of(template.properties("AWS::StepFunctions::StateMachine", "Second"));
        assertThat(quick.state("Wait").path("Seconds").asInt(-1)).isZero();
        assertThat(template.properties("AWS::ApiGateway::Stage", "Second").path("StageName").asText())
                .isEqualTo("test");
        assertThat(template.properties("AWS::Lambda::Function", "SecondTaskUpdater")
                .at("/Environment/Variables/MAX_ATTEMPTS").asText()).isEqualTo("2");
    }

    @Test
    void drawsTheWorkflowAsTheDocumentationShowsIt() {
        GeneratedPage.has("labs/tasks-workflow.md", "graph", "```mermaid\n" + graph.mermaid() + "```\n");
    }

    @Test
    void isOverAfterTenMinutes() {
        assertThat(graph.definition().path("TimeoutSeconds").asInt()).isEqualTo(600);
        assertThat(graph.definition().path("StartAt").asText()).isEqualTo("New or failed?");
    }

    @Test
    void activatesNewAndFailedTasksAndWaitsTenSeconds() {
        assertThat(graph.state("New or failed?").path("Choices").findValuesAsText("StringEquals"))
                .containsExactly("NEW", "FAILED");
        assertThat(graph.state("New or failed?").path("Choices").findValuesAsText("Next"))
                .containsExactly("Activate new task", "Activate failed task");
        assertThat(graph.state("Wait").path("Seconds").asInt()).isEqualTo(10);
        assertThat(graph.state("Wait").path("Next").asText()).isEqualTo("Call mock API");
    }

    @Test
    void takesSevenForASuccess() {
        JsonNode choice = graph.state("At most 7?").at("/Choices/0");
        assertThat(choice.path("Variable").asText()).isEqualTo("$.api.number");
        assertThat(choice.path("NumericLessThanEquals").asInt()).isEqualTo(7);
        assertThat(choice.path("Next").asText()).isEqualTo("Mark success");
        assertThat(graph.state("At most 7?").path("Default").asText()).isEqualTo("Mark failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Activate new task", "Activate failed task", "Mark success", "Mark failed",
            "Mark failed after error"})
    void tellsTheUpdaterWhichExecutionAsks(String state) {
        JsonNode asked = graph.state(state).path("Parameters");
        assertThat(asked.path("task_id.$").asText()).isEqualTo("$.task_id");
        assertThat(asked.path("workflow_step.$").asText()).isEqualTo("$.workflow_step");
        assertThat(asked.path("execution.$").asText()).isEqualTo("$$.Execution.Name");
        assertThat(asked.path("status").asText()).isEqualTo(state.startsWith("Activate") ? "ACTIVE"
                : state.equals("Mark success") ? "SUCCESS" : "FAILED");
        assertThat(graph.state(state).path("ResultPath").asText()).isEqualTo("$.task");
    }

    @Test
    void leavesNoTaskActiveBecauseSomethingBroke() {
        for (String state : new String[]{"Activate new task", "Activate failed task", "Call mock API", "Mark success",
                "Mark failed"}) {
            assertThat(graph.state(state).at("/Catch/0/ErrorEquals/0").asText()).isEqualTo("States.ALL");
            assertThat(graph.state(state).at("/Catch/0/Next").asText()).as(state).isEqualTo("Mark failed after error");
        }
        assertThat(graph.state("Mark failed after error").at("/Catch/0/Next").asText()).isEqualTo("Abandon");
        assertThat(graph.state("Mark failed after error").path("Next").asText()).isEqualTo("Error");
        assertThat(graph.state("Abandon").path("Resource").asText()).contains("dynamodb:updateItem");
        assertThat(graph.state("Abandon").path("Next").asText()).isEqualTo("Error");
        assertThat(graph.state("Abandon").at("/Catch/0/Next").asText()).isEqualTo("Error");
        assertThat(graph.state("Error").path("Type").asText()).isEqualTo("Fail");
    }

    @Test
    void triesEachTaskStateAgainAndIsStillOverInTime() {
        int[] worst = {120};
        graph.definition().path("States").properties().forEach(entry -> {
            JsonNode state = entry.getValue();
            if (state.path("Type").asText().equals("Task")) {
                JsonNode retry = state.at("/Retry/0");
                assertThat(retry.path("ErrorEquals").toString()).as(entry.getKey()).isEqualTo("[\"States.ALL\"]");
                assertThat(retry.path("MaxAttempts").asInt()).isEqualTo(3);
                assertThat(retry.path("BackoffRate").asInt()).isEqualTo(2);
            }
        });
        // The longest way: activate, wait, call, mark, mark after error, abandon.
        for (String state : new String[]{"Activate failed task", "Call mock API", "Mark success",
                "Mark failed after error", "Abandon"}) {
            worst[0] += 4 * graph.state(state).path("TimeoutSeconds").asInt() + 1 + 2 + 4;
        }
        assertThat(worst[0]).isLessThan(600);
    }

    @Test
    void refusesADelayThatLeavesNoTimeForRetries() {
        assertThatRefused(
                () -> TasksLab.Builder.create(refused, "Slow").retryDelay(Duration.seconds(121)).build())
                .hasMessage("Tasks lab Refused/Slow: retryDelay(2 minutes 1 second) was given; up to 2 minutes leave an"
                        + " execution time for all its retries before it is timed out after 10. Leave it out for 10 seconds.");
    }

    @Test
    void refusesLessThanNoAttempt() {
        assertThatRefused(() -> TasksLab.Builder.create(refused, "Never").maxAttempts(-1).build())
                .hasMessage(
                        "Tasks lab Refused/Never: maxAttempts(-1) was given; it must not be negative, and 0 tries no task"
                                + " again. Leave it out for 5.");
    }
}
