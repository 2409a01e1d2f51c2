package dev.eventlabs.runtime.migration;

import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonObjects;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a custom resource answers CloudFormation.
 *
 * @param failure why it failed; nothing if it didn't
 * @param data what {@code Fn::GetAtt} gets
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Response objects</a>
 */
record CustomResourceAnswer(String physicalResourceId, Optional<String> failure, Map<String, String> data) {
    // The whole answer may have 4,096 bytes; ids and ARNs take up to half of that.
    private static final int LONGEST_REASON = 2_000;

    String json(CustomResourceRequest request) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("Status", new Json.Text(failure.isEmpty() ? "SUCCESS" : "FAILED"));
        failure.ifPresent(reason -> fields.put("Reason", new Json.Text(shortened(reason))));
        fields.put("PhysicalResourceId", new Json.Text(physicalResourceId));
        for (String name : new String[]{"StackId", "RequestId", "LogicalResourceId"}) {
            fields.put(name, new Json.Text(request.text(name).orElse("")));
        }
        var texts = new LinkedHashMap<String, Json>();
        new TreeMap<>(data).forEach((name, value) -> texts.put(name, new Json.Text(value)));
        fields.put("Data", new Json.Fields(texts));
        return new JsonObjects().text(new Json.Fields(fields));
    }

    /** To what has at most so many bytes. */
    private static String shortened(String reason) {
        int end = reason.length();
        while (reason.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            end = end * 3 / 4;
        }
        return end == reason.length() ? reason : reason.substring(0, end) + "…";
    }
}
