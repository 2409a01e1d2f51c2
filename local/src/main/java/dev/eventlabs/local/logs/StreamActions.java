package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The actions on streams. */
record StreamActions(LogGroups groups) {

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateLogStream", (call, input) -> {
            group(call, input).createStream(valid(input.text("logStreamName")), groups.now());
            return Struct.of();
        }).on("DeleteLogStream", (call, input) -> {
            group(call, input).deleteStream(input.text("logStreamName"));
            return Struct.of();
        }).on("DescribeLogStreams", this::describe);
    }

    private LogGroup group(Call call, Input input) {
        return groups.get(call.scope(), GroupActions.name(input));
    }

    private Struct describe(Call call, Input input) {
        List<Struct> all = new ArrayList<>(
                group(call, input).describeStreams(input.optionalText("logStreamNamePrefix").orElse(""), groups.now()));
        switch (input.optionalText("orderBy").orElse("LogStreamName")) {
            case "LogStreamName" -> {}
            case "LastEventTime" -> {
                if (input.has("logStreamNamePrefix")) {
                    throw input.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
                }
                all.sort(Comparator.comparing(each -> (Long) each.getOrDefault("lastEventTimestamp", 0L)));
            }
            default -> throw input.invalid("orderBy must be LogStreamName or LastEventTime.");
        }
        return Logs.page("logStreams", input.flag("descending") ? all.reversed() : all, input);
    }

    static String valid(String name) {
        if (name.isEmpty() || name.length() > 512 || name.contains(":") || name.contains("*")) {
            throw LogGroups.constraint(name, "logStreamName",
                    "Member must satisfy regular expression pattern: [^:*]*, with 1 to 512 characters");
        }
        return name;
    }
}
