package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/**
 * Runs the actions of alarms: those that are Lambda functions. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html">Lambda actions</a>
 */
final class AlarmTargets {

    private final AlarmHistory history;
    private volatile FunctionInvoker functions;

    AlarmTargets(AlarmHistory history) {
        this.history = history;
    }

    void invokeBy(FunctionInvoker invoker) {
        functions = invoker;
    }

    /** The alarm has come from another state to the one that it is in. */
    void run(Scope scope, Alarm alarm, Alarm.State before) {
        if (!Boolean.TRUE.equals(alarm.definition().get("ActionsEnabled"))) {
            return;
        }
        String member = switch (alarm.state().value()) {
            case Verdict.OK -> "OKActions";
            case Verdict.ALARM -> "AlarmActions";
            default -> "InsufficientDataActions";
        };
        ((List<?>) alarm.definition().getOrDefault(member, List.of()))
                .forEach(action -> run(scope, alarm, before, action.toString()));
    }

    private void run(Scope scope, Alarm alarm, Alarm.State before, String action) {
        FunctionInvoker invoker = functions;
        if (!action.startsWith("arn:aws:lambda:") || invoker == null) {
            failed(scope, alarm, action, "The embedded AWS runs no actions but Lambda functions.");
            return;
        }
        try {
            invoker.invokeAsync(scope.of(action), action, Json.bytes(event(scope, alarm, before)));
            history.acted(scope, alarm, "Successfully executed action " + action,
                    data(alarm, action).with("actionState", "Succeeded"));
        } catch (AwsException e) {
            failed(scope, alarm, action, e.getMessage());
        }
    }

    private void failed(Scope scope, Alarm alarm, String action, String error) {
        history.acted(scope, alarm, "Failed to execute action " + action + ". Received error: \"" + error + "\"",
                data(alarm, action).with("actionState", "Failed").with("error", error));
    }

    private static Struct data(Alarm alarm, String action) {
        return Struct.of("actionId", action).with("version", "1.0").with("stateUpdateTimestamp",
                alarm.state().updated().toEpochMilli());
    }

    private static Struct event(Scope scope, Alarm alarm, Alarm.State before) {
        Struct configuration = Struct.of("description", alarm.definition().get("AlarmDescription"))
                .with("alarmRule", alarm.definition().get("AlarmRule"));
        return Struct.of("source", "aws.cloudwatch").with("alarmArn", alarm.arn()).with("accountId", scope.account())
                .with("time", alarm.state().updated().toString()).with("region", scope.region())
                .with("alarmData", Struct.of("alarmName", alarm.name()).with("state", state(alarm.state()))
                        .with("previousState", state(before)).with("configuration", configuration));
    }

    private static Struct state(Alarm.State state) {
        return Struct.of("value", state.value()).with("reason", state.reason())
                .with("reasonData", state.reasonData()).with("timestamp", state.updated().toString());
    }
}
