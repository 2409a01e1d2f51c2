package dev.eventlabs.local.stepfunctions.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.ActionCaller;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.Locale;

/** Tasks that call another service's action. Thread-safe. */
record ActionTasks(ActionCaller caller, Ids ids) {

    /** The errors and answers of these differ from those of the SDK integrations: they are older than those. */
    private enum Optimized {

        DYNAMODB("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"),
        SQS("SQS", "AmazonSQS", "AmazonSQSException"),
        STATES("StepFunctions", "AWSStepFunctions", "AWSStepFunctionsException");

        private final String errorPrefix;
        private final String client;
        private final String general;

        Optimized(String errorPrefix, String client, String general) {
            this.errorPrefix = errorPrefix;
            this.client = client;
            this.general = general;
        }

        private TaskError error(AwsException e, String requestId) {
            boolean modeled = !e.code().equals("ValidationException") && this != SQS;
            return new TaskError(errorPrefix + "." + (modeled ? SdkService.exception(e.code()) : general),
                    e.getMessage() + " (Service: " + client + "; Status Code: " + e.status() + "; Error Code: "
                            + e.code() + "; Request ID: " + requestId + "; Proxy: null)");
        }
    }

    JsonNode optimized(Scope scope, Resource resource, JsonNode arguments) throws TaskError {
        Optimized service = Optimized.valueOf(resource.service().toUpperCase(Locale.ROOT));
        ObjectNode input = members(arguments);
        if (service == Optimized.SQS) {
            input = withTextBody(input);
        }
        if (service == Optimized.STATES) {
            input = MemberNames.lower(withTextInput(input));
        }
        try {
            JsonNode answer = caller.call(scope, resource.service(), resource.apiAction(), input);
            return Metadata.optimized(service == Optimized.STATES ? MemberNames.upper(answer) : answer, 200,
                    ids.uuid());
        } catch (AwsException e) {
            throw service.error(e, ids.uuid());
        }
    }

    JsonNode sdk(Scope scope, Resource resource, JsonNode arguments) throws TaskError {
        SdkService service = SdkService.named(resource.service()).orElseThrow();
        ObjectNode input = members(arguments);
        if (service.lowerCamel()) {
            input = MemberNames.lower(input);
        } else if (service == SdkService.DYNAMODB) {
            input = (ObjectNode) AttributeValues.toApi(input);
        }
        try {
            JsonNode answer = caller.call(scope, service.signingName(), resource.apiAction(), input);
            return service.lowerCamel() ? MemberNames.upper(answer)
                    : service == SdkService.DYNAMODB ? AttributeValues.fromApi(answer) : answer;
        } catch (AwsException e) {
            throw new TaskError(service.error(e.code()), e.getMessage() + " (Service: " + service.clientName()
                    + ", Status Code: " + e.status() + ", Request ID: " + ids.uuid() + ")");
        }
    }

    private static ObjectNode members(JsonNode arguments) throws TaskError {
        if (arguments instanceof ObjectNode object) {
            return object;
        }
        throw new TaskError("States.Runtime", "The Parameters of a service integration must be a JSON object, but are "
                + arguments);
    }

    /** A message's body may be written as JSON; the queue gets text. */
    private static ObjectNode withTextBody(ObjectNode input) {
        JsonNode body = input.get("MessageBody");
        return body == null || body.isTextual() ? input : input.deepCopy().put("MessageBody", Json.text(body));
    }

    /** So may an execution's input. */
    private static ObjectNode withTextInput(ObjectNode input) {
        JsonNode given = input.get("Input");
        return given == null || given.isTextual() ? input : input.deepCopy().put("Input", Json.text(given));
    }
}
