package dev.eventlabs.local.dynamodb;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;

/** Tags, recovery, insights, policies: what the engine doesn't have, or keeps under ARNs of its own. */
record SettingActions(Tables tables, Ids ids) {

    void register(Api.ActionsBuilder actions) {
        actions.on("TagResource", (call, input) -> {
            byArn(call, input).tag(Tag.of(input, "Tags"));
            return Struct.of();
        }).on("UntagResource", (call, input) -> {
            byArn(call, input).untag(input.texts("TagKeys"));
            return Struct.of();
        }).on("ListTagsOfResource", (call, input) -> Struct.of("Tags", Tag.list(byArn(call, input).tags())))
                .on("DescribeContinuousBackups", (call, input) -> backups(table(call, input)))
                .on("UpdateContinuousBackups", this::recovery)
                .on("DescribeContributorInsights",
                        (call, input) -> insights(call, input).with("ContributorInsightsRuleList", List.of()))
                .on("UpdateContributorInsights", this::updateInsights)
                .on("PutResourcePolicy", this::putPolicy)
                .on("GetResourcePolicy", this::getPolicy)
                .on("DeleteResourcePolicy", this::deletePolicy);
    }

    private TableSettings byArn(Call call, Input input) {
        String arn = input.text("ResourceArn");
        if (!arn.startsWith("arn:") || !arn.contains(":table/")) {
            throw AwsException.badRequest("ValidationException", "Invalid TableArn: " + arn);
        }
        return tables.get(call.scope().of(arn), Arns.tableName(arn));
    }

    private TableSettings table(Call call, Input input) {
        String name = TableActions.name(input);
        try {
            return tables.get(call.scope(), name);
        } catch (AwsException e) {
            throw AwsException.badRequest("TableNotFoundException", "Table not found: " + name);
        }
    }

    private Struct backups(TableSettings table) {
        return Struct.of("ContinuousBackupsDescription", table.backups(tables.time().instant()));
    }

    private Struct recovery(Call call, Input input) {
        Input wanted = input.struct("PointInTimeRecoverySpecification")
                .orElseThrow(() -> input.invalid("Missing required member 'PointInTimeRecoverySpecification'."));
        TableSettings table = table(call, input);
        table.recoverable(wanted.flag("PointInTimeRecoveryEnabled"),
                wanted.optionalInt("RecoveryPeriodInDays").orElse(null),
                tables.time().instant());
        return backups(table);
    }

    private Struct insights(Call call, Input input) {
        for (String member : List.of("IndexName", "ContributorInsightsMode")) {
            if (input.has(member)) {
                throw input.invalid("The embedded AWS's DynamoDB has contributor insights of whole tables, without "
                        + member + ".");
            }
        }
        String name = TableActions.name(input);
        return Struct.of("TableName", name)
                .with("ContributorInsightsStatus", tables.get(call.scope(), name).insights());
    }

    private Struct updateInsights(Call call, Input input) {
        insights(call, input);
        tables.get(call.scope(), TableActions.name(input)).insights(switch (input.text("ContributorInsightsAction")) {
            case "ENABLE" -> "ENABLED";
            case "DISABLE" -> "DISABLED";
            default -> throw input.invalid("ContributorInsightsAction must be ENABLE or DISABLE.");
        });
        return insights(call, input);
    }

    private Struct putPolicy(Call call, Input input) {
        String revision = ids.uuid();
        byArn(call, input).policy(input.text("Policy"), revision);
        return Struct.of("RevisionId", revision);
    }

    private Struct getPolicy(Call call, Input input) {
        TableSettings table = byArn(call, input);
        if (table.policy() == null) {
            throw AwsException.badRequest("PolicyNotFoundException",
                    "Resource-based policy not found for the provided ResourceArn: "
                            + input.text("ResourceArn"));
        }
        return Struct.of("Policy", table.policy()).with("RevisionId", table.policyRevision());
    }

    private Struct deletePolicy(Call call, Input input) {
        byArn(call, input).policy(null, null);
        return Struct.of();
    }
}
