package dev.eventlabs.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The lines that Lambda itself writes into a function's log.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">Log formats</a>
 */
final class PlatformLine {

    private static final Pattern TEXT = Pattern.compile("(?s)(INIT_START|START RequestId:|END RequestId:) .*");
    private static final Set<String> FIELDS = Set.of("time", "type", "record");

    private PlatformLine() {}

    /** Whether it says nothing but that all is well. */
    static boolean isOfNoInterest(String line) {
        if (TEXT.matcher(line).matches()) {
            return true;
        }
        if (!line.startsWith("{")) {
            return false;
        }
        try {
            JsonNode object = new ObjectMapper().readTree(line);
            Set<String> fields = new TreeSet<>();
            object.fieldNames().forEachRemaining(fields::add);
            // A function may have a field of that name as well.
            return fields.equals(FIELDS) && object.path("type").asText().startsWith("platform.")
                    && object.path("record").path("status").asText("success").equals("success");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
