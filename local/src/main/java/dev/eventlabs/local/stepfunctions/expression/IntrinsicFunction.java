package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions there are. */
enum IntrinsicFunction {
    ARRAY("Array", 0, Integer.MAX_VALUE, (all, random) -> JsonNodeFactory.instance.arrayNode().addAll(all)),
    ARRAY_PARTITION("ArrayPartition", 2, (all, random) -> Lists.partition(all)),
    ARRAY_CONTAINS("ArrayContains", 2, (all, random) -> Lists.contains(all)),
    ARRAY_RANGE("ArrayRange", 3, (all, random) -> Lists.range(all)),
    ARRAY_GET_ITEM("ArrayGetItem", 2, (all, random) -> Lists.item(all)),
    ARRAY_LENGTH("ArrayLength", 1, (all, random) -> Lists.length(all)),
    ARRAY_UNIQUE("ArrayUnique", 1, (all, random) -> Lists.unique(all)),
    BASE64_ENCODE("Base64Encode", 1, (all, random) -> Texts.base64Encode(all)),
    BASE64_DECODE("Base64Decode", 1, (all, random) -> Texts.base64Decode(all)),
    HASH("Hash", 2, (all, random) -> Texts.hash(all)),
    JSON_MERGE("JsonMerge", 3, (all, random) -> Texts.merge(all)),
    STRING_TO_JSON("StringToJson", 1, (all, random) -> Texts.toJson(all)),
    JSON_TO_STRING("JsonToString", 1, (all, random) -> TextNode.valueOf(all.getFirst().toString())),
    MATH_RANDOM("MathRandom", 2, 3, Numbers::random),
    MATH_ADD("MathAdd", 2, (all, random) -> Numbers.add(all)),
    STRING_SPLIT("StringSplit", 2, (all, random) -> Texts.split(all)),
    UUID("UUID", 0, (all, random) -> TextNode.valueOf(random.ids().uuid())),
    FORMAT("Format", 1, Integer.MAX_VALUE, (all, random) -> Texts.format(all));

    /** What a function does; it throws an {@link IntrinsicException} if it can't. */
    private interface Body {
        JsonNode apply(List<JsonNode> arguments, Randomness randomness);
    }

    private final String name;
    private final int fewest;
    private final int most;
    private final Body body;

    IntrinsicFunction(String name, int arguments, Body body) {
        this(name, arguments, arguments, body);
    }

    IntrinsicFunction(String name, int fewest, int most, Body body) {
        this.name = "States." + name;
        this.fewest = fewest;
        this.most = most;
        this.body = body;
    }

    static Optional<IntrinsicFunction> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst();
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    JsonNode apply(List<JsonNode> arguments, Randomness randomness) {
        return body.apply(arguments, randomness);
    }
}
