package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes of tags: of APIs, stages, API keys and usage plans. */
record TagRoutes(RestApis apis, UsagePlans plans) {

    private static final Pattern ARN = Pattern
            .compile(
                    "arn:aws[a-z-]*:apigateway:[a-z0-9-]+::/(restapis|apikeys|usageplans)/([a-z0-9]+)(?:/stages/(.+))?");

    List<Api.Route> routes() {
        return List.of(
                new Api.Route("GET", "/tags/{Arn+}",
                        (call, path) -> Answers.shown(Struct.of("tags", tags(call, path).deepCopy()))),
                new Api.Route("PUT", "/tags/{Arn+}", this::tag),
                new Api.Route("DELETE", "/tags/{Arn+}", this::untag));
    }

    private AwsResponse tag(Call call, Map<String, String> path) {
        ObjectNode given = Answers.body(call);
        synchronized (apis) {
            ObjectNode tags = tags(call, path);
            given.path("tags").properties().forEach(each -> tags.set(each.getKey(), each.getValue()));
        }
        return AwsResponse.empty(204);
    }

    private AwsResponse untag(Call call, Map<String, String> path) {
        synchronized (apis) {
            tags(call, path).remove(call.request().query().getOrDefault("tagKeys", List.of()));
        }
        return AwsResponse.empty(204);
    }

    private ObjectNode tags(Call call, Map<String, String> path) {
        Matcher matcher = ARN.matcher(path.get("Arn"));
        if (!matcher.matches()) {
            throw Errors.badRequest("Invalid ARN: " + path.get("Arn"));
        }
        String id = matcher.group(2);
        ObjectNode tagged = switch (matcher.group(1)) {
            case "apikeys" -> plans.keys(call.scope()).get(id);
            case "usageplans" -> plans.plans(call.scope()).get(id);
            default -> matcher.group(3) == null ? apis.get(call.scope(), id).document
                    : apis.get(call.scope(), id).stages.get(matcher.group(3));
        };
        return tagged.withObjectProperty("tags");
    }
}
