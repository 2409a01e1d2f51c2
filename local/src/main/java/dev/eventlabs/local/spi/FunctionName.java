package dev.eventlabs.local.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request to Lambda names a function: by name, partial or full ARN, perhaps with a version or alias.
 *
 * @param qualifier a version, {@code $LATEST} or an alias
 */
public record FunctionName(String name, Optional<String> qualifier) {

    private static final String AWS_PATTERN = "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";
    private static final Pattern PATTERN = Pattern.compile(
            "(?:arn:aws[a-zA-Z-]*:lambda:(?=[a-z]))?(?:([a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d):(?=\\d{12}:))?(?:\\d{12}:(?=function:))?(?:function:)?([a-zA-Z0-9-_]{1,64})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

    public static FunctionName parse(Scope scope, String text) {
        return parse(scope, text, Optional.empty());
    }

    /** @param qualifier of the request's own parameter; must not contradict the name's */
    public static FunctionName parse(Scope scope, String text, Optional<String> qualifier) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw AwsException.constraint("ValidationException", text, "functionName",
                    "Member must satisfy regular expression pattern: " + AWS_PATTERN);
        }
        String region = matcher.group(1);
        if (region != null && !region.equals(scope.region())) {
            throw AwsException.notFound("ResourceNotFoundException", "Functions from '" + region
                    + "' are not reachable in this region ('" + scope.region() + "')");
        }
        Optional<String> own = Optional.ofNullable(matcher.group(3));
        if (own.isPresent() && qualifier.isPresent() && !own.equals(qualifier)) {
            throw AwsException.badRequest("InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(matcher.group(2), own.or(() -> qualifier));
    }

    public String arn(Scope scope) {
        return scope.arn("lambda", "function:" + name);
    }

    /** With the qualifier, if there is one. */
    public String qualifiedArn(Scope scope) {
        return arn(scope) + qualifier.map(each -> ":" + each).orElse("");
    }
}
