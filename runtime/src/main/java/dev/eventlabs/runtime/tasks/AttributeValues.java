package dev.eventlabs.runtime.tasks;

import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.number.StorableNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON as DynamoDB's attributes and back: each type as its own, numbers exactly. */
final class AttributeValues {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    private static final int DEEPEST = 32;

    private AttributeValues() {}

    /** What DynamoDB couldn't keep of a value, if anything, with where it is. */
    static Optional<String> problem(String path, Json value) {
        return problem(path, value, 1);
    }

    private static Optional<String> problem(String path, Json value, int depth) {
        if (depth > DEEPEST) {
            return Optional.of("a value is nested deeper than " + DEEPEST + " levels");
        }
        return switch (value) {
            case Json.Numeric(BigDecimal number) -> StorableNumber.isStorable(number) ? Optional.empty()
                    : Optional.of(path + " is a number that DynamoDB can't keep: up to " + StorableNumber.MOST_DIGITS
                            + " digits between 1E-130 and 1E+126 are allowed");
            case Json.Array(List<Json> elements) -> {
                for (int i = 0; i < elements.size(); i++) {
                    Optional<String> problem = problem(path + "[" + i + "]", elements.get(i), depth + 1);
                    if (problem.isPresent()) {
                        yield problem;
                    }
                }
                yield Optional.empty();
            }
            case Json.Fields(Map<String, Json> byName) -> byName.entrySet().stream()
                    .map(field -> field.getKey().isEmpty() ? Optional.of(path + " has a field without a name")
                            : problem(path + "." + field.getKey(), field.getValue(), depth + 1))
                    .flatMap(Optional::stream).findFirst();
            case Json.Text text -> Optional.empty();
            case Json.Bool bool -> Optional.empty();
            case Json.Null none -> Optional.empty();
        };
    }

    static AttributeValue of(Json value) {
        return switch (value) {
            case Json.Text(String text) -> AttributeValue.fromS(text);
            case Json.Numeric(BigDecimal number) -> AttributeValue.fromN(number.stripTrailingZeros().toPlainString());
            case Json.Bool(boolean bool) -> AttributeValue.fromBool(bool);
            case Json.Null() -> AttributeValue.fromNul(true);
            case Json.Array(List<Json> elements) ->
                AttributeValue.fromL(elements.stream().map(AttributeValues::of).toList());
            case Json.Fields(Map<String, Json> byName) -> {
                var attributes = new LinkedHashMap<String, AttributeValue>();
                byName.forEach((name, field) -> attributes.put(name, of(field)));
                yield AttributeValue.fromM(attributes);
            }
        };
    }

    /** Sets become lists and bytes base64: another hand than the API's may have written them. */
    static Json json(AttributeValue value) {
        return switch (value.type()) {
            case S -> new Json.Text(value.s());
            case N -> number(value.n());
            case B -> bytes(value.b());
            case SS -> array(value.ss(), Json.Text::new);
            case NS -> array(value.ns(), AttributeValues::number);
            case BS -> array(value.bs(), AttributeValues::bytes);
            case M -> {
                var fields = new TreeMap<String, Json>();
                value.m().forEach((name, field) -> fields.put(name, json(field)));
                yield new Json.Fields(fields);
            }
            case L -> array(value.l(), AttributeValues::json);
            case BOOL -> new Json.Bool(value.bool());
            case NUL, UNKNOWN_TO_SDK_VERSION -> new Json.Null();
        };
    }

    private static Json number(String digits) {
        return new Json.Numeric(new BigDecimal(digits));
    }

    private static Json bytes(SdkBytes bytes) {
        return new Json.Text(Base64.getEncoder().encodeToString(bytes.asByteArray()));
    }

    private static <T> Json array(List<T> elements, Function<T, Json> toJson) {
        var all = new ArrayList<Json>(elements.size());
        elements.forEach(element -> all.add(toJson.apply(element)));
        return new Json.Array(all);
    }
}
