package dev.eventlabs.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the functions of a cloud logged, for whoever reads why a test failed. Without a stack trace of its own. */
final class FunctionLogs extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int MOST_LINES = 40;

    private FunctionLogs(String message) {
        super(message, null, false, false);
    }

    /** @return empty if nothing was logged, or the logs can't be read any more */
    static Optional<FunctionLogs> of(URI endpoint) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<String> parts = new ArrayList<>();
            for (JsonNode group : call(http, endpoint, "DescribeLogGroups", "{}").path("logGroups")) {
                String name = group.path("logGroupName").asText();
                List<String> lines = new ArrayList<>();
                call(http, endpoint, "FilterLogEvents", new ObjectMapper().createObjectNode().put("logGroupName", name)
                        .toString()).path("events").forEach(event -> lines.add(event.path("message").asText().strip()));
                lines.removeIf(PlatformLine::isOfNoInterest);
                if (!lines.isEmpty()) {
                    List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
                    parts.add(name + (last.size() < lines.size() ? " (the last " + MOST_LINES + " events)" : "")
                            + "\n    "
                            + String.join("\n    ", last));
                }
            }
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FunctionLogs("What was logged:\n  " + String.join("\n  ", parts)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonNode call(HttpClient http, URI endpoint, String action, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("X-Amz-Target", "Logs_20140328." + action).header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
