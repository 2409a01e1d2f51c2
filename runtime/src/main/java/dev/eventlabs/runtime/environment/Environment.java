package dev.eventlabs.runtime.environment;

import java.util.Map;

/** The environment variables of a function. */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** Those of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /**
     * A variable that the function can't work without.
     *
     * @throws IllegalStateException when it is missing or blank, with its name; thrown from a handler's constructor it
     *     fails the function's init, so a wrong deployment shows at once and not at the first message
     */
    public String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "The environment variable " + name + " is " + (value == null ? "missing" : "blank")
                            + ": set it in the configuration of this function.");
        }
        return value;
    }
}
