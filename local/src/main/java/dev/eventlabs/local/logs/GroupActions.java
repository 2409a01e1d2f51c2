package dev.eventlabs.local.logs;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;

/** The actions on groups. */
record GroupActions(LogGroups groups) {

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateLogGroup", this::create)
                .on("DescribeLogGroups", this::describe)
                .on("DeleteLogGroup", (call, input) -> {
                    groups.delete(call.scope(), name(input));
                    return Struct.of();
                })
                .on("PutRetentionPolicy", (call, input) -> {
                    group(call, input).retention(LogGroups.retention(input.optionalInt("retentionInDays")
                            .orElseThrow(() -> input.invalid("Missing required member 'retentionInDays'."))));
                    return Struct.of();
                })
                .on("DeleteRetentionPolicy", (call, input) -> {
                    group(call, input).retention(null);
                    return Struct.of();
                })
                .on("TagLogGroup", (call, input) -> tag(group(call, input), input.map("tags")))
                .on("UntagLogGroup", (call, input) -> untag(group(call, input), input.texts("tags")))
                .on("ListTagsLogGroup", (call, input) -> Struct.of("tags", group(call, input).tags()))
                .on("TagResource", (call, input) -> tag(byArn(call, input), input.map("tags")))
                .on("UntagResource", (call, input) -> untag(byArn(call, input), input.texts("tagKeys")))
                .on("ListTagsForResource", (call, input) -> Struct.of("tags", byArn(call, input).tags()))
                .on("DescribeMetricFilters", (call, input) -> Struct.of("metricFilters", List.of()))
                .on("DescribeSubscriptionFilters", (call, input) -> Struct.of("subscriptionFilters", List.of()));
    }

    private Struct create(Call call, Input input) {
        LogGroup group = groups.create(call.scope(), input.text("logGroupName"),
                input.optionalText("logGroupClass").orElse("STANDARD"));
        group.key(input.optionalText("kmsKeyId").orElse(null));
        group.deletionProtected(input.flag("deletionProtectionEnabled"));
        group.tag(input.map("tags"));
        return Struct.of();
    }

    private Struct describe(Call call, Input input) {
        String pattern = input.optionalText("logGroupNamePattern").orElse("");
        List<String> identifiers = input.texts("logGroupIdentifiers").stream().map(GroupActions::nameOf).toList();
        List<Struct> all = groups.in(call.scope(), input.optionalText("logGroupNamePrefix").orElse("")).values()
                .stream()
                .filter(each -> each.name().contains(pattern))
                .filter(each -> identifiers.isEmpty() || identifiers.contains(each.name()))
                .filter(each -> input.optionalText("logGroupClass").orElse(each.logClass()).equals(each.logClass()))
                .map(LogGroup::describe).toList();
        return Logs.page("logGroups", all, input);
    }

    private static Struct tag(LogGroup group, Map<String, String> tags) {
        group.tag(tags);
        return Struct.of();
    }

    private static Struct untag(LogGroup group, List<String> keys) {
        group.untag(keys);
        return Struct.of();
    }

    private LogGroup byArn(Call call, Input input) {
        return groups.get(call.scope(), nameOf(input.text("resourceArn")));
    }

    private LogGroup group(Call call, Input input) {
        return groups.get(call.scope(), name(input));
    }

    /** Most actions take the name, newer ones the name or the ARN. */
    static String name(Input input) {
        return input.optionalText("logGroupIdentifier").map(GroupActions::nameOf)
                .orElseGet(() -> input.text("logGroupName"));
    }

    static String nameOf(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        String[] parts = nameOrArn.split(":");
        return parts.length > 6 ? parts[6] : nameOrArn;
    }
}
