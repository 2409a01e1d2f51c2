package dev.eventlabs.local.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads expressions. Not thread-safe: one for each text. */
final class Parser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)|([A-Za-z]\\w*)|'([^']*)'|\"([^\"]*)\""
                    + "|(<=|>=|==|!=|<>|&&|\\|\\||[-+*/^()\\[\\],<>]))");
    private static final List<Set<String>> LEVELS = List.of(Set.of("||"), Set.of("&&"),
            Set.of("<", ">", "<=", ">=", "==", "!="), Set.of("+", "-"), Set.of("*", "/"), Set.of("^"));
    private static final Set<String> WORDS = Set.of("LINEAR", "REPEAT");

    private record Token(String kind, String text) {}

    private final String whole;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Parser(String text) {
        whole = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(token(matcher));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw new MathException("It can't be read from \"" + text.substring(end).strip() + "\" on.");
        }
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Token("number", matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return switch (matcher.group(2)) {
                case "AND" -> new Token("symbol", "&&");
                case "OR" -> new Token("symbol", "||");
                default -> new Token("name", matcher.group(2));
            };
        }
        if (matcher.group(5) != null) {
            return new Token("symbol", matcher.group(5).equals("<>") ? "!=" : matcher.group(5));
        }
        return new Token("text", matcher.group(3) != null ? matcher.group(3) : matcher.group(4));
    }

    Expression parse() {
        Expression all = binary(0);
        if (at < tokens.size()) {
            throw new MathException("\"" + tokens.get(at).text() + "\" isn't expected there: " + whole);
        }
        return all;
    }

    private Expression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (at < tokens.size() && tokens.get(at).kind().equals("symbol")
                && LEVELS.get(level).contains(tokens.get(at).text())) {
            String operator = tokens.get(at++).text();
            left = new Expression.Binary(operator, left, binary(level + 1));
        }
        return left;
    }

    private Expression unary() {
        if (take("-")) {
            return new Expression.Binary("-", new Expression.Constant(new Value.Scalar(0)), unary());
        }
        return primary();
    }

    private Expression primary() {
        if (at == tokens.size()) {
            throw new MathException("It ends too early: " + whole);
        }
        if (take("(")) {
            Expression inner = binary(0);
            expect(")");
            return inner;
        }
        if (take("[")) {
            return new Expression.ListOf(until("]"));
        }
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case "number" -> new Expression.Constant(new Value.Scalar(Double.parseDouble(token.text())));
            case "text" -> new Expression.Constant(new Value.Text(token.text()));
            case "name" -> named(token.text());
            default -> throw new MathException("\"" + token.text() + "\" isn't expected there: " + whole);
        };
    }

    private Expression named(String name) {
        if (take("(")) {
            String function = name.toUpperCase(Locale.ROOT);
            Functions.check(function);
            return new Expression.Call(function, until(")"));
        }
        return WORDS.contains(name) ? new Expression.Constant(new Value.Text(name)) : new Expression.Reference(name);
    }

    private List<Expression> until(String end) {
        List<Expression> all = new ArrayList<>();
        if (take(end)) {
            return all;
        }
        do {
            all.add(binary(0));
        } while (take(","));
        expect(end);
        return all;
    }

    private boolean take(String symbol) {
        if (at < tokens.size() && tokens.get(at).equals(new Token("symbol", symbol))) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw new MathException("\"" + symbol + "\" is missing: " + whole);
        }
    }
}
