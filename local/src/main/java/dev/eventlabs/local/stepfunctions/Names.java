package dev.eventlabs.local.stepfunctions;

import java.util.regex.Pattern;

/** What state machines and executions may be called. */
final class Names {

    /** 1 to 80 characters; no white space, brackets, wildcards, special or control characters. */
    private static final Pattern VALID = Pattern
            .compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\u0000-\\u001f\\u007f-\\u009f]{1,80}");

    private Names() {}

    static String checked(String name) {
        if (!VALID.matcher(name).matches()) {
            throw Errors.invalidName(name);
        }
        return name;
    }
}
