package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.cloudwatch.CloudWatch;
import dev.eventlabs.local.gateway.InProcessCaller;
import dev.eventlabs.local.logs.Logs;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;

/** Step Functions with the services that it logs and reports to, functions that a test plays, and a clock that it moves. */
final class Workshop implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::000000000000:role/workshop";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final ManualTime time = new ManualTime();
    final PlayedFunctions functions = new PlayedFunctions();
    private final List<Service> services = new ArrayList<>();
    private final InProcessCaller caller;
    private int machines;

    Workshop() {
        Ids ids = new Ids(new SplittableRandom(7));
        caller = new InProcessCaller(() -> services, ids);
        Logs logs = new Logs(time);
        CloudWatch metrics = new CloudWatch(time);
        StepFunctions stepFunctions = new StepFunctions(
                new StepFunctions.Ports(functions, caller, logs.sink(), metrics.sink(), new NoObjects()), time, ids,
                new SplittableRandom(7));
        services.addAll(List.of(logs, metrics, stepFunctions));
    }

    private static final class NoObjects implements ObjectStore {
        @Override
        public Optional<byte[]> get(String bucket, String key) {
            return Optional.empty();
        }

        @Override
        public boolean hasBucket(String bucket) {
            return false;
        }

        @Override
        public void put(Scope scope, String bucket, String key, byte[] content) {
            throw new UnsupportedOperationException();
        }
    }

    JsonNode call(String action, ObjectNode input) {
        return of("states", action, input);
    }

    JsonNode of(String service, String action, ObjectNode input) {
        // As a client gets it: through text.
        return Json.parseOwn(Json.text(caller.call(Scope.standard(), service, action, input)));
    }

    /** @return the machine's ARN */
    String machine(String name, String definition) {
        return machine(name, "STANDARD", definition);
    }

    String machine(String name, String type, String definition) {
        return call("CreateStateMachine", Json.object().put("name", name).put("roleArn", ROLE).put("type", type)
                .put("definition", definition)).get("stateMachineArn").asText();
    }

    /** @return the execution's ARN */
    String start(String machine, String input) {
        return call("StartExecution", Json.object().put("stateMachineArn", machine).put("input", input))
                .get("executionArn").asText();
    }

    JsonNode describe(String execution) {
        return call("DescribeExecution", Json.object().put("executionArn", execution));
    }

    /** Waits for its end. */
    JsonNode ended(String execution) {
        return Awaitility.await().atMost(PATIENCE).until(() -> describe(execution),
                each -> !each.get("status").asText().equals("RUNNING"));
    }

    /** Moves the clock until it has ended, by a second each time. */
    JsonNode advanceUntilEnded(String execution) {
        return Awaitility.await().atMost(PATIENCE).until(() -> {
            time.advance(Duration.ofSeconds(1));
            return describe(execution);
        }, each -> !each.get("status").asText().equals("RUNNING"));
    }

    /** Runs a machine with one input to its end. */
    JsonNode run(String definition, String input) {
        return ended(start(machine("machine" + ++machines, definition), input));
    }

    List<JsonNode> history(String execution) {
        List<JsonNode> all = new ArrayList<>();
        call("GetExecutionHistory", Json.object().put("executionArn", execution).put("maxResults", 1000)).get("events")
                .forEach(all::add);
        return all;
    }

    /** The events as {@code <id> <- <previous> <type>}. */
    List<String> chain(String execution) {
        return history(execution).stream().map(each -> each.get("id").asText() + " <- "
                + each.get("previousEventId").asText() + " " + each.get("type").asText()).toList();
    }

    /** Waits until its history has an event of the type so many times. */
    void until(String execution, String type, int times) {
        Awaitility.await().atMost(PATIENCE).until(() -> history(execution).stream()
                .filter(each -> each.get("type").asText().equals(type)).count() >= times);
    }

    @Override
    public void close() {
        services.forEach(Service::close);
    }
}
