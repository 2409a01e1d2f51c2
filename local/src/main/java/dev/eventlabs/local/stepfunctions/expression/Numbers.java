package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The intrinsic functions on numbers, and what the others need of them. */
final class Numbers {

    private Numbers() {}

    /** From the first number, included, to the second, excluded; with a seed always the same. */
    static JsonNode random(List<JsonNode> arguments, Randomness randomness) {
        long from = rounded(arguments.get(0), "start");
        long to = rounded(arguments.get(1), "end");
        if (from >= to) {
            throw new IntrinsicException("The start " + from + " must be less than the end " + to);
        }
        RandomGenerator generator = arguments.size() < 3 ? randomness.random()
                : new Random(rounded(arguments.get(2), "seed"));
        return node(generator.nextLong(from, to));
    }

    static JsonNode add(List<JsonNode> arguments) {
        return node(rounded(arguments.get(0), "first number") + rounded(arguments.get(1), "second number"));
    }

    /** AWS rounds what isn't whole to the nearest, halves up. */
    static long rounded(JsonNode node, String what) {
        if (!node.isNumber()) {
            throw new IntrinsicException("The " + what + " must be a number but was: " + node);
        }
        return node.isIntegralNumber() ? node.longValue() : Math.round(node.doubleValue());
    }

    static JsonNode node(long number) {
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    /** 1 and 1.0 are the same. */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}
