package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARNs of Step Functions: what they name, and what is said of those that name nothing. */
final class Arns {

    private static final Pattern FORM = Pattern
            .compile("arn:aws[a-z-]*:states:([a-z0-9-]+):(\\d{12}):([A-Za-z]+):(.+)");

    private Arns() {}

    /**
     * A machine's ARN, perhaps with a version or an alias.
     *
     * @param machine without it
     * @param qualifier a version's number or an alias's name
     */
    record MachineArn(String machine, Optional<String> qualifier) {}

    static String machine(Scope scope, String name) {
        return scope.arn("states", "stateMachine:" + name);
    }

    static String execution(Scope scope, String machine, String name) {
        return scope.arn("states", "execution:" + machine + ":" + name);
    }

    /** Express executions may have one name several times. */
    static String express(Scope scope, String machine, String name, String id) {
        return scope.arn("states", "express:" + machine + ":" + name + ":" + id);
    }

    static MachineArn parseMachine(String arn) {
        String resource = resource(arn, "stateMachine");
        int colon = resource.indexOf(':');
        if (colon < 0) {
            return new MachineArn(arn, Optional.empty());
        }
        return new MachineArn(arn.substring(0, arn.length() - resource.length() + colon),
                Optional.of(resource.substring(colon + 1)));
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't that of a Standard execution */
    static void checkExecution(String arn) {
        if (!resource(arn, "execution").contains(":")) {
            throw Errors.invalidArn("Invalid ARN: " + arn);
        }
    }

    private static String resource(String arn, String type) {
        Matcher matcher = FORM.matcher(arn);
        if (!matcher.matches()) {
            throw Errors.invalidArn("Invalid ARN prefix: " + arn);
        }
        if (!matcher.group(3).equals(type)) {
            throw Errors.invalidArn("Resource type not valid in this context: " + matcher.group(3));
        }
        return matcher.group(4);
    }
}
