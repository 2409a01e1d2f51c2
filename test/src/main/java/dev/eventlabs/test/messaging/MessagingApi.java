package dev.eventlabs.test.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lab's API over HTTP. Thread-safe. */
public final class MessagingApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    /** @param url of the stage, with a slash at its end */
    MessagingApi(String url) {
        this.url = url;
    }

    /** An answer in JSON. */
    public record Answer(int status, String text) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("No JSON: " + text, e);
            }
        }

        public String field(String name) {
            return json().path(name).asText();
        }

        /** Of each element of a list one field. */
        public List<String> each(String list, String field) {
            List<String> values = new ArrayList<>();
            json().path(list).forEach(element -> values.add(element.path(field).asText()));
            return values;
        }
    }

    /** {@code GET /api/message_groups}, and where it says to go on, until the end; the elements of all pages. */
    public List<JsonNode> groups(Person caller) {
        return pages(caller, "api/message_groups", "message_groups");
    }

    /** {@code GET /api/messages/{group}}, to the end. */
    public List<JsonNode> messages(Person caller, String group) {
        return pages(caller, "api/messages/" + group, "messages");
    }

    private List<JsonNode> pages(Person caller, String path, String list) {
        List<JsonNode> elements = new ArrayList<>();
        String query = "";
        Answer page;
        do {
            page = get(caller, path + query);
            if (page.status() != 200) {
                throw new IllegalStateException("GET " + path + query + " answered " + page);
            }
            page.json().path(list).forEach(elements::add);
            query = "?next=" + URLEncoder.encode(page.field("next"), StandardCharsets.UTF_8);
        } while (page.json().has("next"));
        return elements;
    }

    /** @param path below the stage, with its query */
    public Answer get(Person caller, String path) {
        return send(caller, request(path));
    }

    /** {@code POST /api/messages} to somebody. */
    public Answer start(Person caller, String handle, String message) {
        return post(caller, json(Map.of("handle", handle, "message", message)));
    }

    /** {@code POST /api/messages} to a conversation. */
    public Answer add(Person caller, String group, String message) {
        return post(caller, json(Map.of("message_group_uuid", group, "message", message)));
    }

    public Answer post(Person caller, String body) {
        return send(caller, request("api/messages").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    }

    /** @param caller null for nobody */
    public Answer send(Person caller, HttpRequest.Builder request) {
        if (caller != null) {
            request.header("Authorization", caller.token());
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, String> fields) {
        return JSON.valueToTree(fields).toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
