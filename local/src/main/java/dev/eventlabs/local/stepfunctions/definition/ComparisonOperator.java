package dev.eventlabs.local.stepfunctions.definition;

import java.util.Arrays;
import java.util.Optional;

/**
 * The comparisons of a JSONPath state's Choice rule.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html">Choice</a>
 */
public record ComparisonOperator(Subject subject, Relation relation, boolean againstPath) {

    /** What is compared; a variable of another type is not equal, nor less, nor greater. */
    public enum Subject {
        STRING("String"), NUMERIC("Numeric"), BOOLEAN("Boolean"), TIMESTAMP("Timestamp"), TYPE("Is");

        private final String text;

        Subject(String text) {
            this.text = text;
        }
    }

    public enum Relation {
        EQUALS("Equals"), LESS_THAN("LessThan"), GREATER_THAN("GreaterThan"), LESS_THAN_EQUALS("LessThanEquals"),
        GREATER_THAN_EQUALS("GreaterThanEquals"),
        /** Of strings: with {@code *} for any characters. */
        MATCHES("Matches"),
        /** Of types. */
        NULL("Null"), PRESENT("Present"), NUMERIC("Numeric"), STRING("String"), BOOLEAN("Boolean"),
        TIMESTAMP("Timestamp");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        private boolean fits(Subject subject) {
            return switch (this) {
                case EQUALS -> subject != Subject.TYPE;
                case LESS_THAN, GREATER_THAN, LESS_THAN_EQUALS, GREATER_THAN_EQUALS -> subject == Subject.STRING
                        || subject == Subject.NUMERIC || subject == Subject.TIMESTAMP;
                case MATCHES -> subject == Subject.STRING;
                case NULL, PRESENT, NUMERIC, STRING, BOOLEAN, TIMESTAMP -> subject == Subject.TYPE;
            };
        }
    }

    /** Empty if there is no such operator. */
    public static Optional<ComparisonOperator> named(String name) {
        boolean path = name.endsWith("Path");
        String plain = path ? name.substring(0, name.length() - "Path".length()) : name;
        return Arrays.stream(Subject.values())
                .flatMap(subject -> Arrays.stream(Relation.values())
                        .filter(relation -> relation.fits(subject) && plain.equals(subject.text + relation.text))
                        .map(relation -> new ComparisonOperator(subject, relation, path)))
                .filter(each -> !path || each.subject != Subject.TYPE && each.relation != Relation.MATCHES)
                .findFirst();
    }

    /** As the definition spells it, for instance {@code NumericLessThanEqualsPath}. */
    public String text() {
        return subject.text + relation.text + (againstPath ? "Path" : "");
    }
}
