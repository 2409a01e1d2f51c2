package dev.eventlabs.local.stepfunctions.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;

/** What the optimized integrations add to an answer: the HTTP headers and the request's id. */
final class Metadata {

    private Metadata() {}

    static ObjectNode optimized(JsonNode answer, int status, String requestId) {
        ObjectNode all = Json.object();
        all.setAll((ObjectNode) answer);
        ObjectNode http = all.putObject("SdkHttpMetadata");
        http.putObject("AllHttpHeaders").putArray("x-amzn-RequestId").add(requestId);
        http.putObject("HttpHeaders").put("x-amzn-RequestId", requestId);
        http.put("HttpStatusCode", status);
        all.putObject("SdkResponseMetadata").put("RequestId", requestId);
        return all;
    }
}
