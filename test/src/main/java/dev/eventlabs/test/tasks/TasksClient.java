package dev.eventlabs.test.tasks;

import dev.eventlabs.test.client.Sdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** The deployed Tasks lab, used with nothing but HTTP and AWS's SDK. Thread-safe. */
public final class TasksClient implements AutoCloseable {

    private final Names names;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final SfnClient stepFunctions;
    private final DynamoDbClient dynamo;

    /** @param endpoint of the embedded AWS */
    public TasksClient(URI endpoint, Names names) {
        this.names = names;
        stepFunctions = Sdk.at(endpoint, SfnClient.builder());
        dynamo = Sdk.at(endpoint, DynamoDbClient.builder());
    }

    public Names names() {
        return names;
    }

    public SfnClient stepFunctions() {
        return stepFunctions;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    /** {@code POST /task}. */
    public HttpResponse<String> post(String body) {
        return send(HttpRequest.newBuilder(at("task")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** {@code GET /task/{id}}. */
    public HttpResponse<String> get(String id) {
        return send(HttpRequest.newBuilder(at("task/" + id)));
    }

    /** @param path below the stage */
    public URI at(String path) {
        return URI.create(names.endpoint() + path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The items of the table. */
    public List<Map<String, AttributeValue>> stored() {
        return dynamo.scanPaginator(scan -> scan.tableName(names.table()).consistentRead(true)).items().stream()
                .toList();
    }

    /** Every execution of the state machine, whole. */
    public List<DescribeExecutionResponse> executions() {
        return stepFunctions.listExecutionsPaginator(list -> list.stateMachineArn(names.stateMachine())).executions()
                .stream().map(each -> stepFunctions
                        .describeExecution(describe -> describe.executionArn(each.executionArn())))
                .toList();
    }

    @Override
    public void close() {
        http.close();
        stepFunctions.close();
        dynamo.close();
    }

    /**
     * What the stack's outputs say.
     *
     * @param endpoint of the stage, with a slash at its end
     */
    public record Names(String endpoint, String api, String table, String stateMachine) {

        /** @param outputs of the stack {@code TasksLab} */
        public static Names of(Map<String, String> outputs) {
            return new Names(outputs.get("EndpointURL"), outputs.get("RestAPIId"), outputs.get("AppTableName"),
                    outputs.get("StateMachineArn"));
        }
    }
}
