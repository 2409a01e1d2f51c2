package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule of a composite alarm. Immutable.
 *
 * @param holds whether it does, given whether an alarm is in a state
 * @param alarms the alarms that it names, by name or ARN as they stand there
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html">rules</a>
 */
record CompositeRule(Node holds, List<String> alarms) {

    /** A part of a rule: whether it holds. */
    @FunctionalInterface
    interface Node {
        boolean test(BiPredicate<String, String> alarmInState);
    }

    static CompositeRule parse(String rule) {
        Parser parser = new Parser(rule);
        return new CompositeRule(parser.parse(), List.copyOf(parser.alarms));
    }

    static String name(String nameOrArn) {
        int at = nameOrArn.indexOf(":alarm:");
        return nameOrArn.startsWith("arn:") && at >= 0 ? nameOrArn.substring(at + 7) : nameOrArn;
    }

    private static final class Parser {

        private static final Pattern STATE = Pattern
                .compile("(OK|ALARM|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s()\"']+))\\s*\\)");
        private static final Pattern WORD = Pattern.compile("AND|OR|NOT|TRUE|FALSE|[()]");

        private final String rule;
        private final List<String> alarms = new ArrayList<>();
        private int at;

        Parser(String rule) {
            this.rule = rule;
        }

        Node parse() {
            Node all = or();
            skip();
            if (at < rule.length()) {
                throw wrong();
            }
            return all;
        }

        private Node or() {
            Node left = and();
            while (take("OR")) {
                Node one = left;
                Node other = and();
                left = states -> one.test(states) || other.test(states);
            }
            return left;
        }

        private Node and() {
            Node left = not();
            while (take("AND")) {
                Node one = left;
                Node other = not();
                left = states -> one.test(states) && other.test(states);
            }
            return left;
        }

        private Node not() {
            if (take("NOT")) {
                Node inner = not();
                return states -> !inner.test(states);
            }
            return primary();
        }

        private Node primary() {
            skip();
            Matcher state = STATE.matcher(rule).region(at, rule.length());
            if (state.lookingAt()) {
                at = state.end();
                String alarm = state.group(2) != null ? state.group(2)
                        : state.group(3) != null ? state.group(3) : state.group(4);
                String wanted = state.group(1);
                alarms.add(alarm);
                return states -> states.test(name(alarm), wanted);
            }
            if (take("TRUE")) {
                return states -> true;
            }
            if (take("FALSE")) {
                return states -> false;
            }
            if (take("(")) {
                Node inner = or();
                if (take(")")) {
                    return inner;
                }
            }
            throw wrong();
        }

        private boolean take(String word) {
            skip();
            Matcher next = WORD.matcher(rule).region(at, rule.length());
            if (next.lookingAt() && next.group().equals(word)) {
                at = next.end();
                return true;
            }
            return false;
        }

        private void skip() {
            while (at < rule.length() && Character.isWhitespace(rule.charAt(at))) {
                at++;
            }
        }

        private AwsException wrong() {
            return AwsException.badRequest("ValidationError",
                    "The AlarmRule can't be read from \"" + rule.substring(at)
                            + "\" on. It takes ALARM(name), OK(name),"
                            + " INSUFFICIENT_DATA(name), AND, OR, NOT, TRUE, FALSE and parentheses.");
        }
    }
}
