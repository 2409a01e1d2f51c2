package dev.eventlabs.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the braces of a JSON filter pattern. Parses once; not thread-safe, what it gives is. */
final class JsonPattern {

    private static final Pattern TOKEN = Pattern
            .compile("\\s*(&&|\\|\\||\\(|\\)|\\$(?:\\.[\\w-]+|\\[(?:\\d+|\"[^\"]+\")])+"
                    + "|!=|<=|>=|=|<|>|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s()&|=<>!\"]+)\\s*");

    private final String text;
    private final Matcher tokens;
    private String token;
    private int at;

    JsonPattern(String text) {
        this.text = text;
        tokens = TOKEN.matcher(text);
        next();
    }

    Predicate<JsonNode> parse() {
        Predicate<JsonNode> all = either();
        if (token != null) {
            throw FilterPattern.refused("{" + text + "}");
        }
        return all;
    }

    private Predicate<JsonNode> either() {
        Predicate<JsonNode> left = both();
        while ("||".equals(token)) {
            next();
            left = left.or(both());
        }
        return left;
    }

    private Predicate<JsonNode> both() {
        Predicate<JsonNode> left = one();
        while ("&&".equals(token)) {
            next();
            left = left.and(one());
        }
        return left;
    }

    private Predicate<JsonNode> one() {
        if ("(".equals(token)) {
            next();
            Predicate<JsonNode> inner = either();
            if (!")".equals(token)) {
                throw FilterPattern.refused("{" + text + "}");
            }
            next();
            return inner;
        }
        if (token == null || !token.startsWith("$")) {
            throw FilterPattern.refused("{" + text + "}");
        }
        String path = pointer(next());
        String operator = required();
        String value = required();
        if (operator.equals("IS")) {
            return word(path, value);
        }
        if (operator.equals("NOT") && value.equals("EXISTS")) {
            return node -> node.at(path).isMissingNode();
        }
        return comparison(path, operator, value);
    }

    private Predicate<JsonNode> word(String path, String word) {
        return switch (word) {
            case "TRUE" -> node -> node.at(path).isBoolean() && node.at(path).booleanValue();
            case "FALSE" -> node -> node.at(path).isBoolean() && !node.at(path).booleanValue();
            case "NULL" -> node -> node.at(path).isNull();
            default -> throw FilterPattern.refused("{" + text + "}");
        };
    }

    private Predicate<JsonNode> comparison(String path, String operator, String value) {
        boolean quoted = value.startsWith("\"");
        String plain = quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
        BigDecimal number = quoted ? null : number(plain);
        if (number != null) {
            return switch (operator) {
                case "=" -> node -> compare(node.at(path), number) == 0;
                case "!=" -> node -> node.at(path).isNumber() && compare(node.at(path), number) != 0;
                case "<" -> node -> node.at(path).isNumber() && compare(node.at(path), number) < 0;
                case "<=" -> node -> node.at(path).isNumber() && compare(node.at(path), number) <= 0;
                case ">" -> node -> node.at(path).isNumber() && compare(node.at(path), number) > 0;
                case ">=" -> node -> node.at(path).isNumber() && compare(node.at(path), number) >= 0;
                default -> throw FilterPattern.refused("{" + text + "}");
            };
        }
        Pattern wildcard = Pattern.compile(Pattern.quote(plain).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        return switch (operator) {
            case "=" -> node -> node.at(path).isTextual() && wildcard.matcher(node.at(path).asText()).matches();
            case "!=" -> node -> node.at(path).isTextual() && !wildcard.matcher(node.at(path).asText()).matches();
            default -> throw FilterPattern.refused("{" + text + "}");
        };
    }

    /** A node that isn't a number is equal to none. */
    private static int compare(JsonNode node, BigDecimal number) {
        return node.isNumber() ? node.decimalValue().compareTo(number) : -1;
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code $.a.b[0]} as a JSON pointer. */
    private static String pointer(String selector) {
        StringBuilder pointer = new StringBuilder();
        Matcher step = Pattern.compile("\\.([\\w-]+)|\\[(\\d+)]|\\[\"([^\"]+)\"]").matcher(selector);
        while (step.find()) {
            String name = step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3);
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private String required() {
        if (token == null) {
            throw FilterPattern.refused("{" + text + "}");
        }
        return next();
    }

    /** @return the token before, which is used up */
    private String next() {
        String before = token;
        if (at >= text.length()) {
            token = null;
            return before;
        }
        if (!tokens.find(at) || tokens.start() != at) {
            throw FilterPattern.refused("{" + text + "}");
        }
        token = tokens.group(1);
        at = tokens.end();
        return before;
    }
}
