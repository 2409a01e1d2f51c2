package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads definitions. */
public final class Definitions {

    private static final int LONGEST_SOURCE = 500;
    private static final Pattern UNKNOWN_TOKEN = Pattern.compile("Unrecognized token '([^']*)'");

    private Definitions() {}

    /** What the definition is used for; an Express machine may not wait for tokens, jobs and activities. */
    public enum Type {
        STANDARD, EXPRESS
    }

    /** What came of reading. */
    public sealed interface Reading {

        /** Warnings may be among them. */
        List<Diagnostic> diagnostics();
    }

    /** @param diagnostics warnings only */
    public record Valid(StateMachine machine, List<Diagnostic> diagnostics) implements Reading {}

    /** @param diagnostics at least one error */
    public record Invalid(List<Diagnostic> diagnostics) implements Reading {

        /** The text of {@code InvalidDefinition}: all errors, in the order of the definition. */
        public String message() {
            return "Invalid State Machine Definition: '" + String.join(", ",
                    diagnostics.stream()
                            .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                            .map(Diagnostic::toString)
                            .toList())
                    + "'";
        }
    }

    /**
     * Reads a definition and finds all that is wrong with it.
     *
     * @param json as a client sent it, whatever it is
     */
    public static Reading read(String json, Type type) {
        return read(json, type, ResourceCheck.ANY);
    }

    /**
     * @param resources refuses the integrations that aren't there
     */
    public static Reading read(String json, Type type, ResourceCheck resources) {
        Findings findings = new Findings();
        JsonNode definition;
        try {
            definition = Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            // What is nested too deeply has no place.
            String place = e.getLocation() == null ? null : place(json, e);
            findings.error("INVALID_JSON_DESCRIPTION", place,
                    e.getOriginalMessage() + (place == null ? "" : "\n at " + place));
            return new Invalid(findings.all());
        }
        if (definition instanceof ObjectNode object) {
            new DefinitionCheck(type, resources, findings).machine(object);
        } else {
            findings.schema(null, "Definition must be a valid JSON object");
        }
        return findings.hasErrors() ? new Invalid(findings.all())
                : new Valid(DefinitionReader.machine(definition), findings.all());
    }

    /** As the JSON parser that AWS uses puts it: it counts to the end of a token that it doesn't know. */
    private static String place(String json, JsonProcessingException error) {
        JsonLocation location = error.getLocation();
        Matcher unknown = UNKNOWN_TOKEN.matcher(error.getOriginalMessage());
        int column = location.getColumnNr() + (unknown.lookingAt() ? unknown.group(1).length() : 0);
        String start = json.length() > LONGEST_SOURCE
                ? json.substring(0, LONGEST_SOURCE) + "\"[truncated " + (json.length() - LONGEST_SOURCE) + " chars]"
                : json + "\"";
        return "[Source: (String)\"" + start + "; line: " + location.getLineNr() + ", column: " + column + "]";
    }
}
