package dev.eventlabs.local.eventsource.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a function with {@code ReportBatchItemFailures} answers.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch responses</a>
 */
final class PartialResponse {

    private PartialResponse() {}

    /** Nothing reported, in whatever form, is success; what names no record of the batch is failure of the whole. */
    static BatchOutcome read(Answer given, Set<String> ids) {
        JsonNode answer;
        try {
            answer = Json.parse(given.payload());
        } catch (IOException e) {
            return new BatchOutcome.FunctionFault("The function's answer isn't JSON.", given);
        }
        if (answer == null || answer.isMissingNode() || answer.isNull()
                || answer.isTextual() && answer.asText().isEmpty()) {
            return new BatchOutcome.AllDone(given);
        }
        if (!answer.isObject()) {
            return new BatchOutcome.FunctionFault("The function's answer isn't an object.", given);
        }
        JsonNode failures = answer.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull() || failures.isArray() && failures.isEmpty()) {
            return new BatchOutcome.AllDone(given);
        }
        if (!failures.isArray()) {
            return new BatchOutcome.FunctionFault("batchItemFailures isn't a list.", given);
        }
        Set<String> failed = new LinkedHashSet<>();
        for (JsonNode failure : failures) {
            String id = failure.path("itemIdentifier").asText("");
            if (!ids.contains(id)) {
                return new BatchOutcome.FunctionFault("batchItemFailures names no record of the batch: " + failure,
                        given);
            }
            failed.add(id);
        }
        return new BatchOutcome.SomeFailed(failed, given);
    }
}
