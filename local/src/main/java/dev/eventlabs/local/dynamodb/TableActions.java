package dev.eventlabs.local.dynamodb;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;

/** The actions on tables themselves. */
record TableActions(Tables tables) {

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateTable", (call, input) -> Struct.of("TableDescription",
                tables.create(call.scope(), input.node(), Tag.of(input, "Tags"))))
                .on("DescribeTable", (call, input) -> {
                    tables.get(call.scope(), name(input));
                    return Struct.of("Table", tables.describe(call.scope(), name(input)));
                })
                .on("UpdateTable",
                        (call, input) -> Struct.of("TableDescription", tables.update(call.scope(), input.node())))
                .on("DeleteTable",
                        (call, input) -> Struct.of("TableDescription", tables.delete(call.scope(), name(input))))
                .on("DescribeEndpoints", (call, input) -> Struct.of("Endpoints", List.of(Struct
                        .of("Address", call.request().header("host").orElse("localhost"))
                        .with("CachePeriodInMinutes", 1440))));
    }

    static String name(Input input) {
        return Arns.tableName(input.text("TableName"));
    }
}
