package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.Execution;
import dev.eventlabs.local.apigateway.execution.Stage;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.UrlForm;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code TestInvokeMethod}: a method as it is now, deployed or not. Thread-safe. */
record TestInvocation(RestApis apis, Execution execution) {

    ObjectNode run(Methods.Place at, Call call) {
        ObjectNode given = Answers.body(call);
        Stage stage;
        String template;
        synchronized (apis) {
            RestApi api = apis.get(at.scope(), at.apiId());
            api.integration(at.resourceId(), at.name());
            template = api.resources.get(at.resourceId()).path("path").asText();
            ObjectNode settings = Json.object();
            settings.set("variables", given.path("stageVariables").isObject() ? given.get("stageVariables")
                    : Json.object());
            stage = new Stage(at.scope(), api.id(), api.document.path("name").asText(), "test-invoke-stage", "",
                    settings, api.compile());
        }
        Execution.Trial trial = execution.attempt(stage, at.resourceId(), at.name(),
                request(at.name(), given, template), call.requestId());
        ObjectNode answer = Json.object().put("status", trial.answer().status())
                .put("body", new String(trial.answer().body(), StandardCharsets.UTF_8));
        answer.set("headers", Json.MAPPER.valueToTree(trial.answer().headers()));
        ObjectNode all = answer.putObject("multiValueHeaders");
        trial.answer().headers().forEach((name, value) -> all.putArray(name).add(value));
        trial.answer().repeated().forEach((name, values) -> values.forEach(all.withArrayProperty(name)::add));
        return answer.put("log", "Execution log for request " + call.requestId() + "\n"
                + String.join("\n", trial.log()) + "\n").put("latency", trial.latency().toMillis());
    }

    private static AwsRequest request(String method, ObjectNode given, String template) {
        String[] path = given.path("pathWithQueryString").asText(template).split("\\?", 2);
        Map<String, List<String>> headers = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        given.path("headers").properties().forEach(each -> {
            String name = each.getKey().toLowerCase(Locale.ROOT);
            headers.put(name, List.of(each.getValue().asText()));
            names.put(name, each.getKey());
        });
        given.path("multiValueHeaders").properties().forEach(each -> {
            String name = each.getKey().toLowerCase(Locale.ROOT);
            headers.put(name, each.getValue().valueStream().map(JsonNode::asText).toList());
            names.put(name, each.getKey());
        });
        String query = path.length > 1 ? path[1] : "";
        return new AwsRequest(method.equals("ANY") ? "GET" : method, path[0].startsWith("/") ? path[0] : "/" + path[0],
                UrlForm.decode(query), query, headers, names,
                given.path("body").asText("").getBytes(StandardCharsets.UTF_8));
    }
}
