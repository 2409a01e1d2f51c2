package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.ActionCaller;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.stepfunctions.execution.Logging;
import dev.eventlabs.local.stepfunctions.history.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads logging configurations. Thread-safe. */
record LoggingReader(ActionCaller caller) {

    private static final String LOG_GROUP = ":log-group:";

    static Logging none() {
        return new Logging(LogLevel.OFF, false, "",
                Json.object().put("level", "OFF").put("includeExecutionData", false));
    }

    Logging read(Scope scope, Input input) {
        String name = input.optionalText("level").orElse("OFF");
        LogLevel level = Arrays.stream(LogLevel.values()).filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> input.constraint(name, "loggingConfiguration.level",
                        "Member must satisfy enum value set: [ALL, ERROR, OFF, FATAL]"));
        List<Input> destinations = input.structs("destinations");
        if (level != LogLevel.OFF && destinations.size() != 1 || destinations.size() > 1) {
            throw Errors.invalidLogging("Must specify exactly one Log Destination.");
        }
        ObjectNode configuration = Json.object().put("level", name).put("includeExecutionData",
                input.flag("includeExecutionData"));
        if (input.has("destinations")) {
            configuration.set("destinations", input.node().get("destinations"));
        }
        return new Logging(level, input.flag("includeExecutionData"),
                destinations.isEmpty() ? "" : group(scope, destinations.getFirst()), configuration);
    }

    private String group(Scope scope, Input destination) {
        String arn = destination.struct("cloudWatchLogsLogGroup").flatMap(each -> each.optionalText("logGroupArn"))
                .orElseThrow(() -> Errors.invalidLogging("Must specify exactly one Log Destination."));
        int at = arn.indexOf(LOG_GROUP);
        if (at < 0) {
            throw Errors.invalidArn("Invalid ARN prefix: " + arn);
        }
        String group = arn.substring(at + LOG_GROUP.length()).replaceFirst(":\\*$", "");
        return Optional.of(group).filter(each -> exists(scope, each))
                .orElseThrow(() -> Errors.invalidLogging("Log Destination not found."));
    }

    private boolean exists(Scope scope, String group) {
        for (var each : caller.call(scope, "logs", "DescribeLogGroups", Json.object().put("logGroupNamePrefix", group))
                .path("logGroups")) {
            if (each.path("logGroupName").asText().equals(group)) {
                return true;
            }
        }
        return false;
    }
}
