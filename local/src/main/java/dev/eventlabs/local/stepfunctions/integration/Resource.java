package dev.eventlabs.local.stepfunctions.integration;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a Task state's {@code Resource} names.
 *
 * @param arn as written
 * @param service the service of an integration ({@code sqs}); {@code lambda} for a function's own ARN
 * @param sdk whether it is one of the {@code aws-sdk} integrations
 * @param action in lower camel case, with what follows it ({@code startExecution.sync:2}); empty for a function's own ARN
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Integrations</a>
 */
public record Resource(String arn, String service, boolean sdk, String action, Pattern pattern) {

    private static final java.util.regex.Pattern FUNCTION = java.util.regex.Pattern
            .compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[^:]+(:[^:]+)?");
    private static final java.util.regex.Pattern INTEGRATION = java.util.regex.Pattern
            .compile(
                    "arn:aws[a-z-]*:states:[a-z0-9-]*:\\d*:(aws-sdk:)?([a-z0-9]+):([A-Za-z0-9]+)(\\.sync|\\.sync:2|\\.waitForTaskToken)?");

    /** How the task goes on after its call. */
    public enum Pattern {
        /** With the answer. */
        REQUEST,
        /** With the end of the job that the call has started. */
        SYNC,
        /** The same, with its output as JSON. */
        SYNC_2,
        /** When somebody hands in the token. */
        TOKEN
    }

    /** Empty if it is none of the forms that AWS knows. */
    public static Optional<Resource> parse(String arn) {
        if (FUNCTION.matcher(arn).matches()) {
            return Optional.of(new Resource(arn, "lambda", false, "", Pattern.REQUEST));
        }
        Matcher matcher = INTEGRATION.matcher(arn);
        if (!matcher.matches() || matcher.group(2).equals("activity")) {
            return Optional.empty();
        }
        String suffix = matcher.group(4) == null ? "" : matcher.group(4);
        return Optional.of(new Resource(arn, matcher.group(2), matcher.group(1) != null, matcher.group(3) + suffix,
                switch (suffix) {
                    case ".sync" -> Pattern.SYNC;
                    case ".sync:2" -> Pattern.SYNC_2;
                    case ".waitForTaskToken" -> Pattern.TOKEN;
                    default -> Pattern.REQUEST;
                }));
    }

    public boolean isFunction() {
        return action.isEmpty();
    }

    /** As events name it: {@code sqs}, {@code aws-sdk:sqs}; a function's own ARN for itself. */
    public String type() {
        return isFunction() ? arn : sdk ? "aws-sdk:" + service : service;
    }

    /** The name of the API's action: {@code SendMessage}. */
    public String apiAction() {
        int end = action.indexOf('.');
        return Character.toUpperCase(action.charAt(0)) + action.substring(1, end < 0 ? action.length() : end);
    }
}
