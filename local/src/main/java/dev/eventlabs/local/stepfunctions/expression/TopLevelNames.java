package dev.eventlabs.local.stepfunctions.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the names that an expression reads of its context where there is none: {@code phone.number}, unlike {@code $states.input.phone}.
 * AWS refuses them when a definition is created. Reads tokens only; the expression must be known to parse. Not thread-safe.
 */
final class TopLevelNames {

    private static final Set<String> WORDS = Set.of("true", "false", "null", "and", "or", "in", "function", "λ");

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    /** For each open bracket: whether there is a context within. */
    private final Deque<Boolean> contexts = new ArrayDeque<>();
    private int at;
    /** The token before: a word, a sign; {@code ""} at the start. */
    private String before = "";
    /** Between the bars of a transformation names are of what is transformed. */
    private boolean transforming;

    TopLevelNames(String text) {
        this.text = text;
        contexts.push(false);
    }

    Set<String> find() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at) + 2;
            } else if (c == '"' || c == '\'') {
                skipTo(c);
                before = "'";
            } else if (c == '/' && !afterOperand()) {
                skipTo('/');
                before = "'";
            } else if (c == '`') {
                int start = at + 1;
                at = text.indexOf('`', start) + 1;
                name(text.substring(start, at - 1));
            } else if (c == '$' || Character.isLetter(c) || c == '_') {
                word();
            } else if (Character.isDigit(c)) {
                at++;
                before = "0";
            } else {
                sign(c);
            }
        }
        return names;
    }

    private void word() {
        int start = at++;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_'
                || text.charAt(at) == '$' && at == start + 1)) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.startsWith("$")) {
            // Bare $ and $$ are the context itself.
            if (word.equals("$$") || word.equals("$") && !contexts.getFirst()) {
                names.add(word);
            }
            before = "$";
        } else if (WORDS.contains(word) && !before.equals(".")
                && (afterOperand() || !Set.of("and", "or", "in").contains(word))) {
            before = Set.of("true", "false", "null").contains(word) ? "0" : word;
        } else {
            name(word);
        }
    }

    private void name(String name) {
        if (!before.equals(".") && !contexts.getFirst() && !transforming) {
            names.add(name);
        }
        before = "name";
    }

    private void sign(char c) {
        at++;
        if (c == '(' || c == '[' || c == '{') {
            boolean of = before.equals(".") || before.equals("^") || c != '(' && afterOperand() && !before.equals(")f");
            contexts.push(of || contexts.getFirst());
            before = String.valueOf(c);
            // What function( opens closes with a sign of its own, so that its body isn't taken for a grouping.
        } else if (c == ')' || c == ']' || c == '}') {
            contexts.pop();
            before = c == ')' && isParameterList() ? ")f" : ")";
        } else {
            if (c == '|') {
                transforming = !transforming || text.indexOf('|', at) >= 0;
            }
            before = c == '.' && at < text.length() && text.charAt(at) == '.' || c == '.' && before.equals("..") ? ".."
                    : String.valueOf(c);
        }
    }

    /** Whether the parenthesis just closed is that of {@code function($a, $b)}. */
    private boolean isParameterList() {
        int open = text.lastIndexOf('(', at - 1);
        return open >= 0 && text.substring(0, open).stripTrailing().matches("(?s).*(function|λ)");
    }

    private boolean afterOperand() {
        return Set.of(")", "'", "0", "name", "$").contains(before);
    }

    private void skipTo(char end) {
        at++;
        while (at < text.length() && text.charAt(at) != end) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
