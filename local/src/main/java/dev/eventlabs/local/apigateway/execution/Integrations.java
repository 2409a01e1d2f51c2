package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gets the answer from what is behind a method. Thread-safe. */
final class Integrations {

    private static final ObjectReader LENIENT = Json.MAPPER.reader()
            .with(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).with(JsonReadFeature.ALLOW_SINGLE_QUOTES);

    private final FunctionCalls functions;

    Integrations(FunctionCalls functions) {
        this.functions = functions;
    }

    /** @throws GatewayError if there is none */
    AwsResponse answer(Exchange exchange) {
        return switch (exchange.method().integration().kind()) {
            case LAMBDA_PROXY -> proxy(exchange);
            case LAMBDA -> custom(exchange);
            case MOCK -> mock(exchange);
        };
    }

    private AwsResponse proxy(Exchange exchange) {
        return switch (functions.integrate(exchange, Json.bytes(ProxyEvent.of(exchange)))) {
            case Invocation.Returned returned -> ProxyAnswer.read(exchange, returned.payload());
            case Invocation.Faulted faulted -> throw GatewayError.malformedAnswer();
            case Invocation.Throttled throttled -> throw GatewayError.misconfigured();
        };
    }

    private AwsResponse custom(Exchange exchange) {
        byte[] event = requestBody(exchange);
        if (exchange.variables().parameter(exchange.method().integration().requestParameters()
                .getOrDefault("integration.request.header.X-Amz-Invocation-Type", "''")).orElse("").equals("Event")) {
            functions.send(exchange, event);
            return respond(exchange, response(exchange, ""), "{}".getBytes(StandardCharsets.UTF_8));
        }
        return switch (functions.integrate(exchange, event)) {
            case Invocation.Returned returned -> respond(exchange, response(exchange, ""), returned.payload());
            case Invocation.Faulted faulted -> respond(exchange, response(exchange, errorMessage(faulted.payload())),
                    faulted.payload());
            case Invocation.Throttled throttled -> throw GatewayError.misconfigured();
        };
    }

    private static String errorMessage(byte[] payload) {
        try {
            return Json.parse(payload).path("errorMessage").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    /** A mock answers with the response of the status that its request template has made. */
    private AwsResponse mock(Exchange exchange) {
        int status;
        try {
            // What the console writes isn't quite JSON ({statusCode: 200}), and works on AWS.
            JsonNode made = LENIENT.readTree(requestBody(exchange));
            status = made.path("statusCode").asInt();
        } catch (IOException e) {
            throw GatewayError.misconfigured();
        }
        Integration.Response response = response(exchange, Integer.toString(status));
        return respond(exchange, response, new byte[0]);
    }

    /** The default response, unless one is for the error (or for a mock's status). */
    private static Integration.Response response(Exchange exchange, String error) {
        var responses = exchange.method().integration().responses();
        return responses.stream().filter(each -> !error.isEmpty() && each.selects(error)).findFirst()
                .or(() -> responses.stream().filter(
                        each -> each.selection().isEmpty() && error.equals(Integer.toString(each.status())))
                        .findFirst())
                .or(() -> responses.stream().filter(each -> each.selection().isEmpty()).findFirst())
                .orElseThrow(GatewayError::misconfigured);
    }

    /** The body for what is behind: by the template for its type, or as it came if the integration lets it pass. */
    private static byte[] requestBody(Exchange exchange) {
        Integration integration = exchange.method().integration();
        String type = exchange.request().header("content-type").map(MediaTypes::plain).orElse("application/json");
        MappingTemplate template = integration.requestTemplates().get(type);
        if (template == null) {
            boolean passes = switch (integration.passthrough()) {
                case "WHEN_NO_MATCH" -> true;
                case "WHEN_NO_TEMPLATES" -> integration.requestTemplates().isEmpty();
                default -> false;
            };
            if (!passes) {
                throw GatewayError.of(ResponseType.UNSUPPORTED_MEDIA_TYPE);
            }
            return exchange.request().body().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8)
                    : exchange.request().body();
        }
        return render(exchange, template, exchange.request().body()).text().getBytes(StandardCharsets.UTF_8);
    }

    private static MappingTemplate.Rendered render(Exchange exchange, MappingTemplate template, byte[] body) {
        try {
            return template.render(exchange.context(), exchange.stage().variables(), exchange.input(body));
        } catch (IllegalArgumentException e) {
            throw GatewayError.misconfigured();
        }
    }

    private static AwsResponse respond(Exchange exchange, Integration.Response response, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        String type = response.templates().isEmpty() || response.templates().containsKey("application/json")
                ? "application/json"
                : response.templates().keySet().iterator().next();
        headers.put("Content-Type", type);
        response.parameters().forEach((target, source) -> {
            String prefix = "method.response.header.";
            if (target.startsWith(prefix)) {
                value(exchange, source, body).filter(HeaderRules::isValue)
                        .ifPresent(each -> headers.put(target.substring(prefix.length()), each));
            }
        });
        MappingTemplate template = response.templates().get(type);
        if (template == null) {
            return new AwsResponse(response.status(), headers, body);
        }
        MappingTemplate.Rendered rendered = render(exchange, template, body);
        rendered.overrides().path("header").properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asText()));
        return new AwsResponse(rendered.overrides().path("status").asInt(response.status()), headers,
                rendered.text().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> value(Exchange exchange, String source, byte[] body) {
        String prefix = "integration.response.body.";
        return source.startsWith(prefix)
                ? Optional.of(
                        exchange.input(body).json("$." + source.substring(prefix.length())).replaceAll("^\"|\"$", ""))
                : exchange.variables().parameter(source);
    }
}
