package dev.eventlabs.local.cloudformation;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.secretsmanager.SecretsManager;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.PublicUrls;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** CloudFormation with boxes, called without a wire. */
final class Workbench implements AutoCloseable {

    final Boxes boxes = new Boxes();
    final Map<String, String> parameters = new ConcurrentHashMap<>();
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final CloudFormation cloudFormation;
    private final Scope scope = Scope.standard();

    Workbench() {
        this(null);
    }

    Workbench(FunctionInvoker functions) {
        this(functions, Time.system());
    }

    Workbench(FunctionInvoker functions, Time time) {
        ObjectStore store = new ObjectStore() {
            @Override
            public Optional<byte[]> get(String bucket, String key) {
                return Optional.ofNullable(objects.get(bucket + "/" + key));
            }

            @Override
            public boolean hasBucket(String bucket) {
                return objects.keySet().stream().anyMatch(each -> each.startsWith(bucket + "/"));
            }

            @Override
            public void put(Scope scope, String bucket, String key, byte[] content) {
                objects.put(bucket + "/" + key, content);
            }
        };
        cloudFormation = new CloudFormation(
                new CloudFormation.Ports(List.of(boxes), store,
                        (where, name) -> Optional.ofNullable(parameters.get(name)),
                        new SecretsManager(time, new Ids(new Random(2))).secrets(),
                        functions, PublicUrls.none(), () -> URI.create("http://localhost:1")),
                time, new Ids(new Random(1)));
    }

    /** Calls an action; the answer as JSON. */
    JsonNode call(String action, ObjectNode members) {
        Api.Actions actions = (Api.Actions) cloudFormation.apis().getFirst();
        AwsRequest request = new AwsRequest("POST", "/", Map.of(), "", Map.of(), new byte[0]);
        return Json.MAPPER.valueToTree(actions.actions().get(action).handle(new Call(scope, "request", "", request),
                new Input(members, actions.validationCode())));
    }

    JsonNode call(String action, String members) {
        return call(action, (ObjectNode) Json.parseOwn(members));
    }

    /** Creates a stack of these resources and waits for its end. */
    String create(String stack, String resources) {
        call("CreateStack", request(stack, resources));
        return settled(stack);
    }

    String update(String stack, String resources) {
        call("UpdateStack", request(stack, resources));
        return settled(stack);
    }

    String delete(String stack) {
        String id = describe(stack).path("StackId").asText();
        call("DeleteStack", Json.object().put("StackName", stack));
        return settled(id);
    }

    static ObjectNode request(String stack, String resources) {
        String template = resources.stripLeading().startsWith("{\"Resources\"") ? resources
                : "{\"Resources\": " + resources + "}";
        return Json.object().put("StackName", stack).put("TemplateBody", template);
    }

    JsonNode describe(String stack) {
        return call("DescribeStacks", Json.object().put("StackName", stack)).path("Stacks").path(0);
    }

    /** The stack's status once nothing goes on any more. */
    String settled(String stack) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5))
                .until(() -> !describe(stack).path("StackStatus").asText().endsWith("_IN_PROGRESS"));
        return describe(stack).path("StackStatus").asText();
    }

    /** Oldest first: logical id, status and reason. */
    List<String> events(String stack) {
        List<String> all = new ArrayList<>();
        call("DescribeStackEvents", Json.object().put("StackName", stack)).path("StackEvents")
                .forEach(event -> all
                        .add((event.path("LogicalResourceId").asText() + " " + event.path("ResourceStatus").asText()
                                + " " + event.path("ResourceStatusReason").asText("")).strip()));
        return all.reversed();
    }

    String physicalId(String stack, String logicalId) {
        return call("DescribeStackResource",
                Json.object().put("StackName", stack).put("LogicalResourceId", logicalId)).path("StackResourceDetail")
                .path("PhysicalResourceId").asText();
    }

    @Override
    public void close() {
        boxes.gate.countDown();
        cloudFormation.close();
    }
}
