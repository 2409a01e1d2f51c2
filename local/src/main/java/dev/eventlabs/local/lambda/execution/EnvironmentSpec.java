package dev.eventlabs.local.lambda.execution;

import dev.eventlabs.local.spi.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an execution environment is made for: one version of a function as it was at one time. Environments of equal revision are
 * interchangeable, others never.
 *
 * @param functionArn unqualified
 * @param version a number or {@code $LATEST}
 * @param revision changes with everything that an environment must see
 * @param runtime AWS's identifier, for instance {@code java25}
 * @param roleArn whose credentials it gets
 * @param variables the function's own
 * @param memoryMegabytes the limit
 * @param timeout of an invocation
 * @param snapStart whether it starts as from a snapshot
 * @param code the unpacked deployment package
 */
public record EnvironmentSpec(Scope scope, String functionName, String functionArn, String version, String revision,
        String runtime, String handler, String roleArn, Map<String, String> variables, int memoryMegabytes,
        Duration timeout, Logging logging, boolean snapStart, Path code) {

    /**
     * @param json whether the platform and the runtime log JSON objects
     * @param applicationLevel the lowest level of the function's lines, in JSON format
     * @param systemLevel the lowest level of the platform's lines, in JSON format
     */
    public record Logging(String group, boolean json, String applicationLevel, String systemLevel) {}

    /** @return the group that a function logs to unless it is told otherwise */
    public static String defaultLogGroup(String functionName) {
        return "/aws/lambda/" + functionName;
    }
}
