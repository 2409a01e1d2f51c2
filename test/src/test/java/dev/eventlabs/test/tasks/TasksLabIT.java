package dev.eventlabs.test.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.tasks.TasksOnLocalCloud.Tasks;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

@ExtendWith(TasksOnLocalCloud.class)
class TasksLabIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TasksClient client;

    TasksLabIT(Tasks tasks) {
        client = tasks.client();
    }

    @Test
    void aTaskIsTakenWorkedOnAndComesToRest() throws IOException {
        HttpResponse<String> created = client
                .post("{\"task_id\": \"100\", \"weight\": 12345678901234567890.123, \"tags\": [\"a\", null, true]}");

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(created.body()).path("task_id").asText()).isEqualTo("100");
        assertThat(created.body()).contains("12345678901234567890.123");
        resting().until(() -> Set.of("SUCCESS", "ABANDONED").contains(status("100")));
        JsonNode task = JSON.readTree(client.get("100").body());
        assertThat(task.path("updated_datetime").asText()).endsWith("Z");
        assertThat(task.path("tags").toString()).isEqualTo("[\"a\",null,true]");
        assertThat(client.get("100").body()).contains("12345678901234567890.123");
        var executions = client.executions().stream().filter(each -> each.input().contains("\"100\"")).toList();
        assertThat(executions).hasSize(1 + task.path("attempts").asInt(0));
        assertThat(executions).allMatch(each -> each.status() == ExecutionStatus.SUCCEEDED);
        List<HistoryEventType> history = client.stepFunctions()
                .getExecutionHistory(get -> get.executionArn(executions.getFirst().executionArn())).events().stream()
                .map(each -> each.type()).toList();
        assertThat(history).startsWith(HistoryEventType.EXECUTION_STARTED, HistoryEventType.CHOICE_STATE_ENTERED)
                .contains(HistoryEventType.WAIT_STATE_ENTERED).endsWith(HistoryEventType.EXECUTION_SUCCEEDED);
    }

    @Test
    void anIdThatIsTakenIsAConflictAndTheStoredTaskStays() throws IOException {
        assertThat(client.post("{\"task_id\": \"taken\", \"by\": \"the first\"}").statusCode()).isEqualTo(201);

        HttpResponse<String> second = client.post("{\"task_id\": \"taken\", \"by\": \"the second\"}");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(second.body()).path("error").asText()).isEqualTo("task_exists");
        assertThat(JSON.readTree(second.body()).path("message").asText()).contains("taken");
        assertThat(JSON.readTree(client.get("taken").body()).path("by").asText()).isEqualTo("the first");
    }

    @Test
    void anUnknownTaskIsNotFound() throws IOException {
        HttpResponse<String> answer = client.get("nobody%20posted%20this");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo("task_not_found");
        assertThat(JSON.readTree(answer.body()).path("message").asText()).contains("nobody posted this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"task_id\": \"\"}", "{\"task_id\": 7}", "[1]", "{\"task_id\": \"x\"", "nonsense",
            "",
            "{\"task_id\": \"x\", \"workflow_status\": \"SUCCESS\"}", "{\"task_id\": \"x\", \"PK\": \"TASK#y\"}"})
    void whatIsNoTaskIsRefusedWithAReason(String body) throws IOException {
        HttpResponse<String> answer = client.post(body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = JSON.readTree(answer.body());
        assertThat(error.path("error").asText()).isNotEmpty();
        assertThat(error.path("message").asText()).isNotEmpty();
    }

    @Test
    void f90_aPathOrMethodThatIsntThereIsAnsweredAsOnAws() {
        HttpResponse<String> path = client.send(HttpRequest.newBuilder(client.at("tusk")));
        HttpResponse<String> method = client.send(HttpRequest.newBuilder(client.at("task")).DELETE());

        for (HttpResponse<String> answer : List.of(path, method)) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
            assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
                    .hasValue("MissingAuthenticationTokenException");
        }
    }

    private String status(String id) throws IOException {
        return JSON.readTree(client.get(id).body()).path("workflow_status").asText();
    }

    private static ConditionFactory resting() {
        return await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(250));
    }
}
