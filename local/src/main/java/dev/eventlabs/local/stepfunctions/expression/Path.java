package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.eventlabs.local.spi.Json;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSONPath: into the input ({@code $.a}), the context object ({@code $$.Execution.Id}) or a variable ({@code $name.a}). Immutable.
 *
 * <p>AWS evaluates paths with Jayway's library too, whose words are in AWS's error messages.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html">Paths</a>
 */
public final class Path {

    private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)(.*)", Pattern.DOTALL);
    /** What can be written to: names and indexes only. */
    private static final Pattern REFERENCE = Pattern
            .compile("\\$(\\.[^.\\[\\]()*@,:?\\s]+|\\[\\s*(\\d+|'[^']*'|\"[^\"]*\")\\s*])*");

    private static final Pattern QUOTED = Pattern.compile("\\['(?:[^'\\\\]|\\\\.)*']");
    private static final Pattern LONE_BACKSLASH = Pattern.compile("(?<!\\\\)\\\\(?![\\\\'])");

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.MAPPER))
            .mappingProvider(new JacksonMappingProvider(Json.MAPPER))
            .build();

    private enum Root {
        INPUT, CONTEXT, VARIABLE
    }

    private final String text;
    private final Root root;
    private final String variable;
    private final JsonPath compiled;

    private Path(String text, Root root, String variable, String below) {
        this.text = text;
        this.root = root;
        this.variable = variable;
        try {
            this.compiled = JsonPath.compile(literally(below));
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new PathException(e.getMessage());
        }
    }

    /** @throws PathException if the text isn't a path */
    public static Path parse(String text) {
        if (text.startsWith("$$")) {
            return new Path(text, Root.CONTEXT, null, text.substring(1));
        }
        Matcher named = VARIABLE.matcher(text);
        if (named.matches()) {
            return new Path(text, Root.VARIABLE, named.group(1), "$" + named.group(2));
        }
        if (!text.startsWith("$")) {
            throw new PathException("Path must start with '$': " + text);
        }
        return new Path(text, Root.INPUT, null, text);
    }

    /** Whether it names one place: {@code $.a.b[0]['c']}, without wildcards, filters and functions. */
    public static boolean isReference(String text) {
        Matcher named = VARIABLE.matcher(text);
        String below = text.startsWith("$$") ? text.substring(1) : named.matches() ? "$" + named.group(2) : text;
        return REFERENCE.matcher(below).matches();
    }

    /**
     * What is there; an array of all that is there, if the path may lead to several places, which may be empty.
     *
     * @throws PathException if there is nothing at the one place that it leads to; the message is the one that AWS puts into its own
     */
    public JsonNode read(Scope scope) {
        JsonNode document = switch (root) {
            case INPUT -> scope.input();
            case CONTEXT -> scope.context();
            case VARIABLE -> scope.variables().get(variable);
        };
        if (document == null) {
            throw new PathException("No results for path: $['" + variable + "']");
        }
        if (compiled.getPath().equals("$")) {
            return document;
        }
        if (document.isValueNode() && compiled.isDefinite()) {
            throw new PathException("Expected to find an object or an array in path $ but found '"
                    + document.getNodeType().name().toLowerCase(Locale.ROOT) + "'");
        }
        try {
            Object found = compiled.read(document, CONFIGURATION);
            return found instanceof JsonNode node ? node : Json.MAPPER.valueToTree(found);
        } catch (JsonPathException e) {
            if (!compiled.isDefinite()) {
                return JsonNodeFactory.instance.arrayNode();
            }
            throw new PathException(e.getMessage());
        }
    }

    /** A backslash in a name in brackets is one, for AWS, unless an apostrophe or another follows. */
    private static String literally(String path) {
        return QUOTED.matcher(path).replaceAll(quoted -> Matcher.quoteReplacement(
                LONE_BACKSLASH.matcher(quoted.group()).replaceAll("\\\\\\\\")));
    }

    /** Whether it leads into the context object. */
    public boolean ofContext() {
        return root == Root.CONTEXT;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
