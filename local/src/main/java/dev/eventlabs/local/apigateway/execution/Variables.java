package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code $context.…}, {@code $stageVariables.…} and {@code method.request.…} stand for.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">variables</a>
 */
record Variables(JsonNode context, JsonNode stageVariables, Function<String, Optional<String>> requestParameters) {

    private static final Pattern REFERENCE = Pattern.compile(
            "\\$(\\{)?((?:context|stageVariables|method\\.request)(?:\\.[A-Za-z0-9_-]+)+)\\}?");

    /** @param nothing what stands for a variable without a value */
    String substitute(String text, String nothing) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder all = new StringBuilder();
        while (matcher.find()) {
            boolean braced = matcher.group(1) != null;
            // A brace belongs to the text unless the reference has opened it.
            String rest = !braced && matcher.group().endsWith("}") ? "}" : "";
            matcher.appendReplacement(all,
                    Matcher.quoteReplacement(value(matcher.group(2)).orElse(nothing) + rest));
        }
        return matcher.appendTail(all).toString();
    }

    /** A parameter mapping: a text in single quotes, or the name of a variable. */
    Optional<String> parameter(String mapping) {
        if (mapping.length() >= 2 && mapping.startsWith("'") && mapping.endsWith("'")) {
            return Optional.of(mapping.substring(1, mapping.length() - 1));
        }
        return value(mapping);
    }

    /** @param name without the dollar sign */
    Optional<String> value(String name) {
        if (name.startsWith("context.")) {
            return text(context, name.substring("context.".length()));
        }
        if (name.startsWith("stageVariables.")) {
            return text(stageVariables, name.substring("stageVariables.".length()));
        }
        return name.startsWith("method.request.") ? requestParameters.apply(name.substring("method.request.".length()))
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode node, String path) {
        JsonNode at = node;
        for (String step : path.split("\\.")) {
            at = at.path(step);
        }
        return at.isMissingNode() || at.isNull() ? Optional.empty()
                : Optional.of(at.isContainerNode() ? at.toString() : at.asText());
    }
}
