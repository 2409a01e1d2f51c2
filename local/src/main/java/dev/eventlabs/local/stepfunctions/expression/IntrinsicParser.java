package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic.Argument;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic.Call;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic.Constant;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic.Reference;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code States.Format('Hello, {}', $.name)}. Not thread-safe: one for one text. */
final class IntrinsicParser {

    private final String text;
    private int at;

    IntrinsicParser(String text) {
        this.text = text;
    }

    Call parse() {
        Call call = call();
        skipBlanks();
        if (at < text.length()) {
            throw error("something after the call");
        }
        return call;
    }

    private Call call() {
        int open = text.indexOf('(', at);
        if (open < 0) {
            throw error("no parenthesis");
        }
        String name = text.substring(at, open);
        IntrinsicFunction function = IntrinsicFunction.named(name)
                .orElseThrow(() -> error("no function '" + name + "'"));
        at = open + 1;
        List<Argument> arguments = arguments();
        if (!function.takes(arguments.size())) {
            throw error(name + " doesn't take " + arguments.size() + " arguments");
        }
        return new Call(function, arguments);
    }

    private List<Argument> arguments() {
        List<Argument> all = new ArrayList<>();
        skipBlanks();
        if (peek() == ')') {
            at++;
            return all;
        }
        while (true) {
            skipBlanks();
            all.add(argument());
            skipBlanks();
            char next = peek();
            at++;
            if (next == ')') {
                return all;
            }
            if (next != ',') {
                throw error("neither ',' nor ')'");
            }
        }
    }

    private Argument argument() {
        if (peek() == '\'') {
            return literal();
        }
        if (peek() == '$') {
            return reference();
        }
        if (text.startsWith("States.", at)) {
            return call();
        }
        int start = at;
        while (at < text.length() && ",) ".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return new Constant(switch (word) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            case "null" -> NullNode.instance;
            default -> number(word);
        });
    }

    private NumericNode number(String word) {
        try {
            BigDecimal number = new BigDecimal(word);
            if (number.scale() > 0 || number.precision() > 18) {
                return DecimalNode.valueOf(number);
            }
            long whole = number.longValueExact();
            return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
        } catch (ArithmeticException | NumberFormatException e) {
            throw error("'" + word + "' is no argument");
        }
    }

    private Text literal() {
        int start = ++at;
        while (peek() != '\'') {
            if (peek() == '\\') {
                at++;
                if ("'\\{}".indexOf(peek()) < 0) {
                    throw error("'\\" + peek() + "' is no escape; there are \\' \\\\ \\{ \\}");
                }
            }
            at++;
        }
        return new Text(text.substring(start, at++));
    }

    /** To the comma or parenthesis that ends the argument: filters have both within. */
    private Reference reference() {
        int start = at;
        int depth = 0;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                break;
            } else if (c == ')' || c == ']') {
                depth--;
            }
            at++;
        }
        return new Reference(Path.parse(text.substring(start, Math.min(at, text.length())).trim()));
    }

    static String unescape(String raw) {
        StringBuilder all = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\' && i + 1 < raw.length()) {
                i++;
            }
            all.append(raw.charAt(i));
        }
        return all.toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IntrinsicException error(String what) {
        return new IntrinsicException("Not an intrinsic function call, at character " + at + ": " + what);
    }
}
