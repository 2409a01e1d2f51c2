package dev.eventlabs.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filter patterns: terms (all must occur), {@code ?term} (any), {@code -term} (none), {@code "a phrase"}, and JSON patterns
 * {@code { $.a.b = "x" && $.n > 3 }}. Space-delimited patterns and regular expressions are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">syntax</a>
 */
final class FilterPattern {

    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]+))\\s*");

    private FilterPattern() {}

    static Predicate<String> of(String pattern) {
        String text = pattern.strip();
        if (text.isEmpty()) {
            return message -> true;
        }
        if (text.startsWith("{")) {
            if (!text.endsWith("}")) {
                throw refused(pattern);
            }
            Predicate<JsonNode> json = new JsonPattern(text.substring(1, text.length() - 1)).parse();
            return message -> {
                JsonNode node = parse(message);
                return node != null && json.test(node);
            };
        }
        if (text.startsWith("[") || text.contains("%")) {
            throw refused(pattern);
        }
        return terms(text, pattern);
    }

    private static Predicate<String> terms(String text, String pattern) {
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!term.find(at) || term.start() != at) {
                throw refused(pattern);
            }
            String word = term.group(2) == null ? term.group(3) : term.group(2).replaceAll("\\\\(.)", "$1");
            switch (term.group(1)) {
                case "?" -> any.add(word);
                case "-" -> none.add(word);
                default -> all.add(word);
            }
            at = term.end();
        }
        // As on AWS, optional terms count for nothing once there is one that must be.
        return message -> all.stream().allMatch(message::contains) && none.stream().noneMatch(message::contains)
                && (any.isEmpty() || !all.isEmpty() || any.stream().anyMatch(message::contains));
    }

    private static JsonNode parse(String message) {
        int start = message.indexOf('{');
        if (start < 0 || !message.substring(0, start).isBlank()) {
            return null;
        }
        try {
            return Json.parse(message.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }

    static AwsException refused(String pattern) {
        return AwsException.badRequest("InvalidParameterException",
                "Invalid filter pattern, or one that the embedded AWS doesn't have "
                        + "(it has terms, ?terms, -terms, \"phrases\" and { $.json = \"patterns\" }): " + pattern);
    }
}
