package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The intrinsic functions on arrays. */
final class Lists {

    /** AWS's limit for what {@code States.ArrayRange} and {@code $range} make. */
    static final int LONGEST_RANGE = 1000;

    private Lists() {}

    static JsonNode partition(List<JsonNode> arguments) {
        ArrayNode array = array(arguments.get(0));
        long size = Numbers.rounded(arguments.get(1), "chunk size");
        if (size <= 0) {
            throw new IntrinsicException("The chunk size must be a positive integer but was: " + arguments.get(1));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < array.size(); i++) {
            if (i % size == 0) {
                all.addArray();
            }
            ((ArrayNode) all.get(all.size() - 1)).add(array.get(i));
        }
        return all;
    }

    static JsonNode contains(List<JsonNode> arguments) {
        for (JsonNode each : array(arguments.get(0))) {
            if (Numbers.same(each, arguments.get(1))) {
                return BooleanNode.TRUE;
            }
        }
        return BooleanNode.FALSE;
    }

    static JsonNode range(List<JsonNode> arguments) {
        return range(Numbers.rounded(arguments.get(0), "start"), Numbers.rounded(arguments.get(1), "end"),
                Numbers.rounded(arguments.get(2), "step"));
    }

    /** Both ends included. */
    static ArrayNode range(long start, long end, long step) {
        if (step == 0) {
            throw new IntrinsicException("The step must not be zero");
        }
        if ((end - start) / step + 1 > LONGEST_RANGE) {
            throw new IntrinsicException(
                    "The range must not have more than " + LONGEST_RANGE + " items: " + start + " to " + end);
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (long i = start; step > 0 ? i <= end : i >= end; i += step) {
            all.add(Numbers.node(i));
        }
        return all;
    }

    static JsonNode item(List<JsonNode> arguments) {
        ArrayNode array = array(arguments.get(0));
        long index = Numbers.rounded(arguments.get(1), "index");
        if (index < 0 || index >= array.size()) {
            throw new IntrinsicException(
                    "The index " + index + " is not within the array, which has " + array.size() + " items");
        }
        return array.get((int) index);
    }

    static JsonNode length(List<JsonNode> arguments) {
        return IntNode.valueOf(array(arguments.get(0)).size());
    }

    static JsonNode unique(List<JsonNode> arguments) {
        Set<JsonNode> all = new LinkedHashSet<>();
        array(arguments.get(0)).forEach(all::add);
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    private static ArrayNode array(JsonNode node) {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw new IntrinsicException("The argument must be an array but was: " + node);
    }
}
