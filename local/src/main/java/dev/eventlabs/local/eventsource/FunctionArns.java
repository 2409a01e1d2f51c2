package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which a function is named: its name, its ARN or a part of it, each with or without a version or alias. */
final class FunctionArns {

    private static final Pattern FORM = Pattern.compile("(?:arn:aws[a-z-]*:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\\d):)?"
            + "(?:(\\d{12}):)?(?:function:)?([a-zA-Z0-9_-]+)(?::(\\$LATEST|[a-zA-Z0-9_-]+))?");

    private FunctionArns() {}

    /** @throws AwsException if it is none of them */
    static String of(Scope scope, String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) {
            throw AwsException.constraint("ValidationException", name, "functionName",
                    "Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?"
                            + "(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");
        }
        Scope owner = new Scope(matcher.group(2) == null ? scope.account() : matcher.group(2),
                matcher.group(1) == null ? scope.region() : matcher.group(1));
        return owner.arn("lambda",
                "function:" + matcher.group(3) + (matcher.group(4) == null ? "" : ":" + matcher.group(4)));
    }

    /** The name, without version or alias. */
    static String name(String arn) {
        return arn.split(":")[6];
    }
}
