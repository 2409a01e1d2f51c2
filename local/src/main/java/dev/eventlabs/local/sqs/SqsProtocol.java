package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Action;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Both of SQS's protocols over one set of actions. SQS differs from the other services in each: its JSON errors carry the query protocol's code
 * in a header, its XML has no {@code member} elements, and a query may go to the path of its queue.
 */
final class SqsProtocol {

    private static final String TARGET_PREFIX = "AmazonSQS.";
    private static final String JSON_TYPE = "application/x-amz-json-1.0";
    private static final String VALIDATION_CODE = "InvalidParameterValue";

    private final Actions actions;

    SqsProtocol(Actions actions) {
        this.actions = actions;
    }

    /** Whether an unsigned request is for SQS. */
    static boolean claims(AwsRequest request) {
        return request.header("x-amz-target").orElse("").startsWith(TARGET_PREFIX)
                || QueueUrls.isPath(request.path()) && (request.query().containsKey("Action")
                        || request.method().equals("POST"));
    }

    Set<String> actions() {
        return actions.names();
    }

    AwsResponse handle(Call call) {
        Optional<String> target = call.request().header("x-amz-target");
        return target.isPresent() ? json(call, target.get()) : query(call);
    }

    private AwsResponse json(Call call, String target) {
        try {
            String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
            return jsonAnswer(200, run(call, name, members(call.request().body())), call);
        } catch (AwsException e) {
            Struct body = Struct.of("__type", "com.amazonaws.sqs#" + e.code()).with("message", e.getMessage());
            return jsonAnswer(e.status(), body, call)
                    .with("x-amzn-query-error", Errors.queryCode(e.code()) + ";" + fault(e));
        }
    }

    private static ObjectNode members(byte[] body) {
        try {
            if (body.length == 0) {
                return Json.object();
            }
            if (Json.parse(body) instanceof ObjectNode object) {
                return object;
            }
            throw AwsException.badRequest("SerializationException", "The body must be a JSON object.");
        } catch (IOException e) {
            throw AwsException.badRequest("SerializationException", "The body isn't JSON: " + Json.complaint(e));
        }
    }

    private static AwsResponse jsonAnswer(int status, Object body, Call call) {
        return AwsResponse.bytes(status, JSON_TYPE, Json.bytes(body)).with("x-amzn-RequestId", call.requestId());
    }

    private AwsResponse query(Call call) {
        try {
            Map<String, List<String>> form = QueryForm.parameters(call.request());
            if (!form.containsKey("Action")) {
                throw AwsException.badRequest("MissingAction",
                        "The request has neither an Action parameter nor an X-Amz-Target header.");
            }
            String name = form.get("Action").getFirst();
            ObjectNode members = QueryForm.members(name, form);
            if (!members.has("QueueUrl") && QueueUrls.isPath(call.request().path())) {
                members.put("QueueUrl", call.request().path());
            }
            return QueryXml.result(name, run(call, name, members), call.requestId());
        } catch (AwsException e) {
            return QueryXml.error(e, fault(e), call.requestId());
        }
    }

    private Object run(Call call, String name, ObjectNode members) {
        Action action = actions.find(name).orElseThrow(() -> AwsException.badRequest("InvalidAction",
                "The action " + name + " is not valid for this endpoint. The embedded SQS has: "
                        + String.join(", ", actions.names()) + "."));
        return action.handle(call, new Input(members, VALIDATION_CODE));
    }

    private static String fault(AwsException e) {
        return e.status() < 500 ? "Sender" : "Receiver";
    }
}
