package dev.eventlabs.cli.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A message in an on-failure queue: Lambda gave up records of a stream, and says which.
 *
 * @param body as Lambda wrote it
 * @param receiptHandle to delete it with
 */
record FailureReport(String body, String receiptHandle) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    String condition() {
        return json().path("requestContext").path("condition").asText();
    }

    String shardId() {
        return batch().path("shardId").asText();
    }

    String startSequenceNumber() {
        return batch().path("startSequenceNumber").asText();
    }

    String endSequenceNumber() {
        return batch().path("endSequenceNumber").asText();
    }

    long batchSize() {
        return batch().path("batchSize").asLong();
    }

    /** The body on several lines. */
    String readable() {
        return json().isMissingNode() ? body : json().toPrettyString();
    }

    private JsonNode batch() {
        return json().path("DDBStreamBatchInfo");
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
