package dev.eventlabs.infrastructure.constructs.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which records of a stream a consumer wants: Lambda's filter pattern, written in Java.
 *
 * <pre>{@code
 * RecordFilter.insert().and(RecordFilter.on("dynamodb", "NewImage", "status", "S").absent())
 * }</pre>
 *
 * <p>Conditions joined with {@link #and} must all hold; of several filters of a consumer, one is enough. A record that no
 * filter wants is passed over: it is neither delivered nor retried. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Lambda's syntax</a>
 */
public final class RecordFilter {
    /** Path to the rule at its end. Sorted, so that the same filter is the same template. */
    private final SortedMap<String, Condition> conditions;

    private record Condition(List<String> path, List<Object> rule, boolean numeric) {}

    private RecordFilter(SortedMap<String, Condition> conditions) {
        this.conditions = conditions;
    }

    /** New items of a table. */
    public static RecordFilter insert() {
        return on("eventName").equalTo("INSERT");
    }

    /** Changed items of a table. */
    public static RecordFilter modify() {
        return on("eventName").equalTo("MODIFY");
    }

    /** Deleted items of a table, also those whose time to live is over. */
    public static RecordFilter remove() {
        return on("eventName").equalTo("REMOVE");
    }

    /**
     * A field of the record, which the next call says something about. In a table's stream an attribute's type is the last
     * step, as in {@code on("dynamodb", "NewImage", "status", "S")}; in a Kinesis stream only the payload's fields can be
     * filtered by, if it is JSON, under {@code data}.
     */
    public static Field on(String... path) {
        if (path.length == 0 || Arrays.stream(path).anyMatch(step -> step == null || step.isEmpty())) {
            throw new IllegalArgumentException("The path " + Arrays.toString(path)
                    + " was given; a path has at least one step and none is empty, as in \"dynamodb\", \"NewImage\", \"status\", \"S\".");
        }
        return new Field(List.of(path));
    }

    /**
     * Both filters at once.
     *
     * @throws IllegalArgumentException when both say something about the same field, or one about a part of the other's
     */
    public RecordFilter and(RecordFilter other) {
        var both = new TreeMap<>(conditions);
        for (Condition added : other.conditions.values()) {
            for (Condition there : conditions.values()) {
                if (startsWith(added.path, there.path) || startsWith(there.path, added.path)) {
                    throw new IllegalArgumentException("Two conditions on " + String.join(".", there.path) + " and "
                            + String.join(".", added.path) + " were joined with and; a pattern has one a field."
                            + " Give all values at once, as in equalTo(\"A\", \"B\"), or use two filters, of which one is enough.");
                }
            }
            both.put(key(added.path), added);
        }
        return new RecordFilter(both);
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    private static String key(List<String> path) {
        return String.join("\0", path);
    }

    /** The pattern as Lambda takes it: nested objects with a list of rules at each leaf. */
    public Map<String, Object> pattern() {
        var pattern = new LinkedHashMap<String, Object>();
        for (Condition condition : conditions.values()) {
            Map<String, Object> at = pattern;
            for (String step : condition.path.subList(0, condition.path.size() - 1)) {
                at = descend(at, step);
            }
            at.put(condition.path.get(condition.path.size() - 1), condition.rule);
        }
        return pattern;
    }

    @SuppressWarnings("unchecked") // What is between two steps was put there by this method.
    private static Map<String, Object> descend(Map<String, Object> at, String step) {
        return (Map<String, Object>) at.computeIfAbsent(step, s -> new LinkedHashMap<String, Object>());
    }

    /**
     * Refuses what can never match, since Lambda would then pass over every record without a word.
     *
     * @throws IllegalArgumentException when a condition is about a field that records of this kind don't have, or compares an
     *             item's number, which is a text in the record
     */
    public void check(RecordSource.Kind kind) {
        for (Condition condition : conditions.values()) {
            String root = condition.path.get(0);
            String written = String.join(".", condition.path);
            if (FilterRoots.of(kind).stream().noneMatch(root::equals)) {
                throw new IllegalArgumentException("a filter on " + written + " was given; records of " + kind
                        + " can be filtered by " + String.join(", ", FilterRoots.of(kind)) + ". It would never match.");
            }
            if (kind == RecordSource.Kind.KINESIS && condition.path.size() == 1) {
                throw new IllegalArgumentException("a filter on " + written
                        + " as a whole was given; the payload of Kinesis can be filtered by its fields if it is JSON,"
                        + " and not at all if it isn't. Name a field, as in on(\"data\", \"type\").");
            }
            if (kind == RecordSource.Kind.DYNAMODB && condition.numeric
                    && condition.path.get(condition.path.size() - 1).equals("N")) {
                throw new IllegalArgumentException("a filter compares the number " + written
                        + ", but DynamoDB writes numbers as text, which never matches. Use equalTo(\"…\"), or compare in the"
                        + " function.");
            }
        }
    }

    /** A field of a record; each method makes a filter of it. */
    public static final class Field {
        private final List<String> path;

        private Field(List<String> path) {
            this.path = path;
        }

        /** It is one of these texts. */
        public RecordFilter equalTo(String value, String... orElse) {
            return filter(concat(value, orElse), false);
        }

        /** It is this number; not for numbers of a table's items, which are texts in the record. */
        public RecordFilter equalTo(long value) {
            return filter(List.of(Map.of("numeric", List.of("=", value))), true);
        }

        /** It is a number from {@code least} to {@code most}, both included. */
        public RecordFilter between(long least, long most) {
            if (least >= most) {
                throw new IllegalArgumentException("between(" + least + ", " + most
                        + ") was given; the first must be less than the second. For a single number say equalTo.");
            }
            return filter(List.of(Map.of("numeric", List.of(">=", least, "<=", most))), true);
        }

        /** It begins with one of these texts. */
        public RecordFilter startingWith(String prefix, String... orElse) {
            return filter(concat(prefix, orElse).stream().map(p -> (Object) Map.of("prefix", p)).toList(), false);
        }

        /** It is there, with a value that is none of these texts. */
        public RecordFilter anythingBut(String value, String... nor) {
            return filter(List.of(Map.of("anything-but", concat(value, nor))), false);
        }

        /** It is there. Only a leaf can be: of an item's attribute, its type. */
        public RecordFilter present() {
            return filter(List.of(Map.of("exists", true)), false);
        }

        /** It isn't there. Only a leaf can be missing: of an item's attribute, its type. */
        public RecordFilter absent() {
            return filter(List.of(Map.of("exists", false)), false);
        }

        private static List<Object> concat(String first, String... others) {
            var values = new ArrayList<Object>();
            values.add(Objects.requireNonNull(first));
            values.addAll(List.of(others));
            return values;
        }

        private RecordFilter filter(List<Object> rule, boolean numeric) {
            return new RecordFilter(new TreeMap<>(Map.of(key(path), new Condition(path, rule, numeric))));
        }
    }
}
