package dev.eventlabs.local.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.ActionCaller;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls actions without the network: what the front door does for clients, for services. Thread-safe. */
public final class InProcessCaller implements ActionCaller {

    private static final String ACCESS_KEY = "EVENTLABSINPROCESS00";
    /** Instants are told from numbers here, unlike on the wire. */
    private static final ObjectMapper ISO = Json.MAPPER.copy()
            .registerModule(new SimpleModule("iso").addSerializer(Instant.class, new Iso()));

    private final Supplier<List<Service>> services;
    private final Ids ids;

    /** @param services asked at each call: the caller is there before all services are */
    public InProcessCaller(Supplier<List<Service>> services, Ids ids) {
        this.services = services;
        this.ids = ids;
    }

    @Override
    public boolean has(String service, String action) {
        return find(service, action).isPresent();
    }

    @Override
    public JsonNode call(Scope scope, String service, String action, ObjectNode input) {
        return switch (find(service, action).orElseThrow(() -> AwsException.badRequest("UnknownOperationException",
                "The embedded AWS doesn't have the action " + action + " of " + service + "."))) {
            case Api.Actions actions -> ISO.valueToTree(actions.actions().get(action)
                    .handle(new Call(scope, ids.uuid(), ACCESS_KEY, request(scope, service, "", input)),
                            new Input(input, actions.validationCode())));
            case Api.Raw raw -> raw(raw, scope, service, action, input);
            case Api.Rest rest -> throw new IllegalStateException(service + " isn't called by actions.");
        };
    }

    private Optional<Api> find(String service, String action) {
        return services.get().stream().filter(each -> each.name().equals(service))
                .flatMap(each -> each.apis().stream())
                .filter(api -> switch (api) {
                    case Api.Actions actions -> actions.actions().containsKey(action);
                    case Api.Raw raw -> raw.json().isPresent() && raw.actions().get().contains(action);
                    case Api.Rest rest -> false;
                })
                .findFirst();
    }

    private JsonNode raw(Api.Raw raw, Scope scope, String service, String action, ObjectNode input) {
        AwsResponse answer = raw.handler().handle(new Call(scope, ids.uuid(), ACCESS_KEY,
                request(scope, service, raw.json().orElseThrow().targetPrefix() + "." + action, input)));
        try {
            JsonNode body = answer.body().length == 0 ? Json.object() : Json.parse(answer.body());
            if (answer.status() < 300) {
                return body;
            }
            String type = body.path("__type").asText("InternalFailure");
            throw new AwsException(type.substring(type.lastIndexOf('#') + 1), answer.status(),
                    body.path("message").asText(body.path("Message").asText("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AwsRequest request(Scope scope, String service, String target, ObjectNode input) {
        return new AwsRequest("POST", "/", Map.of(), "", Map.of(
                "content-type", List.of("application/x-amz-json-1.0"),
                "x-amz-target", List.of(target),
                "authorization", List.of("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/20260101/" + scope.region()
                        + "/" + service + "/aws4_request, SignedHeaders=host, Signature=none")),
                Json.bytes(input));
    }

    private static final class Iso extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }
}
