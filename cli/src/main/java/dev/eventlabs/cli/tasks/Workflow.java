package dev.eventlabs.cli.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.cli.aws.Clients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The lab's state machine and its executions. Thread-safe. */
final class Workflow {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clients clients;
    private final String arn;

    Workflow(Clients clients, String arn) {
        this.clients = clients;
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    DescribeStateMachineResponse describe() {
        return clients.stepFunctions().describeStateMachine(request -> request.stateMachineArn(arn));
    }

    /**
     * The executions of these tasks, in the order of their starts.
     *
     * @param since when the first of the tasks was created; executions that began before aren't looked at
     */
    List<Attempt> attempts(Set<String> taskIds, Instant since) {
        List<Attempt> attempts = new ArrayList<>();
        for (ExecutionListItem item : clients.stepFunctions()
                .listExecutionsPaginator(request -> request.stateMachineArn(arn)).executions()) {
            if (item.startDate().isBefore(since)) {
                // The latest are listed first.
                break;
            }
            Attempt attempt = attempt(item.executionArn());
            if (taskIds.contains(attempt.taskId())) {
                attempts.add(attempt);
            }
        }
        attempts.sort(Comparator.comparing(Attempt::start));
        return attempts;
    }

    private Attempt attempt(String executionArn) {
        DescribeExecutionResponse execution = clients.stepFunctions()
                .describeExecution(request -> request.executionArn(executionArn));
        JsonNode input = json(execution.input());
        return new Attempt(executionArn, execution.name(), input.path("task_id").asText(),
                input.path("workflow_step").asText(), execution.statusAsString(), execution.startDate());
    }

    List<HistoryEvent> history(Attempt attempt) {
        return clients.stepFunctions()
                .getExecutionHistoryPaginator(request -> request.executionArn(attempt.arn()))
                .events().stream().toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Step Functions keeps only JSON, but this isn't: " + text, e);
        }
    }
}
