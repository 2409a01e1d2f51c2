package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;

/**
 * A mapping template: Velocity with API Gateway's variables. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html">mapping templates</a>
 */
final class MappingTemplate {

    private static final RuntimeInstance ENGINE = engine();
    /** What of these has no value is shown as nothing; other text that looks like a reference is text. */
    private static final String OURS = "^\\$!?\\{?(context|input|stageVariables|util)\\b.*";

    private final Template template = new Template();

    /** @throws IllegalArgumentException if it can't be parsed, with the place in its message */
    MappingTemplate(String text) {
        try {
            template.setRuntimeServices(ENGINE);
            template.setName("template");
            template.setData(ENGINE.parse(new StringReader(text), template));
            template.initDocument();
        } catch (ParseException | VelocityException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static RuntimeInstance engine() {
        RuntimeInstance engine = new RuntimeInstance();
        // A template comes from whoever deploys: it gets at its variables, at no class and at no file.
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME,
                "org.apache.velocity.util.introspection.SecureUberspector");
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "none");
        engine.setProperty("resource.loader.none.class",
                "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
        // Headers are overridden by their names. CDK's preflight for several origins does it.
        engine.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, true);
        engine.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, 1000);
        engine.init();
        return engine;
    }

    /** What a template makes. @param overrides of status and headers, which it may set */
    record Rendered(String text, JsonNode overrides) {}

    /** @throws IllegalArgumentException if it fails on this input */
    Rendered render(JsonNode context, JsonNode stageVariables, InputVariable input) {
        VelocityContext variables = new VelocityContext();
        Map<String, Object> all = members(context);
        Map<String, Object> response = new LinkedHashMap<>(Map.of("header", new LinkedHashMap<String, Object>()));
        all.put("responseOverride", response);
        variables.put("context", all);
        variables.put("stageVariables", members(stageVariables));
        variables.put("input", input);
        variables.put("util", new TemplateFunctions());
        EventCartridge events = new EventCartridge();
        events.addReferenceInsertionEventHandler(
                (ReferenceInsertionEventHandler) (context1, reference, value) -> value == null
                        && reference.matches(OURS) ? "" : value);
        events.attachToContext(variables);
        StringWriter out = new StringWriter();
        try {
            template.merge(variables, out);
        } catch (VelocityException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return new Rendered(out.toString(), Json.MAPPER.valueToTree(response));
    }

    private static Map<String, Object> members(JsonNode node) {
        Map<String, Object> all = new LinkedHashMap<>();
        node.properties().forEach(each -> all.put(each.getKey(),
                each.getValue().isNull() ? null : Json.MAPPER.convertValue(each.getValue(), Object.class)));
        return all;
    }
}
