package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;

/** The actions on streams. */
record StreamActions(Tables tables) {

    void register(Api.ActionsBuilder actions) {
        actions.on("ListStreams", (call, input) -> {
            ObjectNode request = input.node().deepCopy();
            if (request.hasNonNull("TableName")) {
                request.put("TableName", TableActions.name(input));
            }
            return tables.call(call.scope(), "ListStreams", request);
        }).on("DescribeStream", (call, input) -> tables.call(call.scope(), "DescribeStream", input.node()))
                .on("GetShardIterator", (call, input) -> new StreamReads(tables).iterator(call.scope(), input.node()))
                .on("GetRecords", (call, input) -> new StreamReads(tables).records(call.scope(), input.node()));
    }
}
