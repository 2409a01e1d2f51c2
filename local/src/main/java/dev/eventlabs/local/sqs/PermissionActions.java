package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;

/** Statements of a queue's policy by label. The policy is kept and shown; nothing is refused by it yet. */
final class PermissionActions {

    private final Queues queues;
    private final QueueUrls urls;

    PermissionActions(Queues queues, QueueUrls urls) {
        this.queues = queues;
        this.urls = urls;
    }

    void register(Actions actions) {
        actions.on("AddPermission", this::add).on("RemovePermission", this::remove);
    }

    private Object add(Call call, Input input) {
        Queue queue = urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
        String label = Parameters.required(input, "Label");
        ObjectNode policy = policy(queue);
        ArrayNode statements = policy.withArray("Statement");
        for (JsonNode statement : statements) {
            if (statement.path("Sid").asText().equals(label)) {
                throw Errors.invalid(label, "Label", "Already exists.");
            }
        }
        statements.add(Json.MAPPER.<JsonNode>valueToTree(Struct.of("Sid", label)
                .with("Effect", "Allow")
                .with("Principal", Struct.of("AWS", one(input.texts("AWSAccountIds").stream()
                        .map(account -> "arn:aws:iam::" + account + ":root").toList())))
                .with("Action", one(input.texts("Actions").stream().map(action -> "SQS:" + action).toList()))
                .with("Resource", queue.arn())));
        queues.set(queue, Map.of(QueueAttributes.POLICY, policy.toString()));
        return Struct.of();
    }

    private Object remove(Call call, Input input) {
        Queue queue = urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
        String label = Parameters.required(input, "Label");
        ObjectNode policy = policy(queue);
        ArrayNode left = Json.MAPPER.createArrayNode();
        policy.withArray("Statement").forEach(statement -> {
            if (!statement.path("Sid").asText().equals(label)) {
                left.add(statement);
            }
        });
        if (left.size() == policy.withArray("Statement").size()) {
            throw Errors.invalid(label, "Label", "can't find label.");
        }
        policy.set("Statement", left);
        queues.set(queue, Map.of(QueueAttributes.POLICY, left.isEmpty() ? "" : policy.toString()));
        return Struct.of();
    }

    private static ObjectNode policy(Queue queue) {
        String policy = queue.attributes().get(QueueAttributes.POLICY);
        if (policy != null) {
            return (ObjectNode) Json.parseOwn(policy);
        }
        return Json.object().put("Version", "2008-10-17").put("Id", queue.arn() + "/SQSDefaultPolicy");
    }

    /** One value stands alone. */
    private static Object one(List<String> values) {
        return values.size() == 1 ? values.getFirst() : values;
    }
}
