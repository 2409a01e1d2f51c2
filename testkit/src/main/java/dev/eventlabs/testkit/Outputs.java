package dev.eventlabs.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outputs of the deployed stacks. Immutable. */
public final class Outputs {

    private final Map<String, Map<String, String>> byStack;

    /** @param byStack each stack's outputs, by its name */
    Outputs(Map<String, Map<String, String>> byStack) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        byStack.forEach((stack, outputs) -> copy.put(stack, Map.copyOf(outputs)));
        this.byStack = copy;
    }

    /**
     * @param key of an output, or {@code Stack.Key}
     * @throws IllegalArgumentException if no stack has it, or several have; with those that are there
     */
    public String get(String key) {
        int dot = key.lastIndexOf('.');
        if (dot >= 0) {
            return get(key.substring(0, dot), key.substring(dot + 1));
        }
        List<String> stacks = byStack.keySet().stream().filter(stack -> byStack.get(stack).containsKey(key)).toList();
        if (stacks.size() > 1) {
            throw new IllegalArgumentException("The output " + key + " is there more than once. Say which: "
                    + String.join(", ", stacks.stream().map(stack -> stack + "." + key).toList()));
        }
        if (stacks.isEmpty()) {
            throw missing(key);
        }
        return byStack.get(stacks.getFirst()).get(key);
    }

    /** @throws IllegalArgumentException if the stack doesn't have it; with those that are there */
    public String get(String stack, String key) {
        String value = byStack.getOrDefault(stack, Map.of()).get(key);
        if (value == null) {
            throw missing(stack + "." + key);
        }
        return value;
    }

    /** All outputs of a stack; none if there is no such stack. */
    public Map<String, String> of(String stack) {
        return byStack.getOrDefault(stack, Map.of());
    }

    private IllegalArgumentException missing(String key) {
        List<String> all = new ArrayList<>();
        byStack.forEach((stack, outputs) -> outputs.keySet().forEach(each -> all.add(stack + "." + each)));
        return new IllegalArgumentException("There is no output " + key + ". There "
                + (all.isEmpty() ? "is none at all" : "are " + String.join(", ", all.stream().sorted().toList()))
                + ". A CfnOutput below another construct than the stack has a key that CDK makes of the whole path.");
    }
}
