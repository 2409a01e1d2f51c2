package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolClient;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.SettingsReader;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/** The actions on app clients. */
record ClientActions(Pools pools) {

    private static final int MOST_RESULTS = 60;

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateUserPoolClient", (call, input) -> answer(
                pools.createClient(pool(call, input), SettingsReader.client(input.node()))))
                .on("DescribeUserPoolClient", (call, input) -> answer(client(call, input)))
                .on("UpdateUserPoolClient", this::update)
                .on("DeleteUserPoolClient", (call, input) -> {
                    pool(call, input).deleteClient(client(call, input).id());
                    return Struct.of();
                })
                .on("ListUserPoolClients", this::list);
    }

    private static Struct answer(PoolClient client) {
        return Struct.of("UserPoolClient", client.described());
    }

    private UserPool pool(Call call, Input input) {
        return pools.get(call.scope(), input.text("UserPoolId"));
    }

    private PoolClient client(Call call, Input input) {
        String id = input.text("ClientId");
        return pool(call, input).client(id).orElseThrow(() -> Errors.noClient(id));
    }

    private Struct update(Call call, Input input) {
        PoolClient client = client(call, input);
        ObjectNode members = input.node().deepCopy();
        if (!members.has("ClientName")) {
            members.put("ClientName", client.settings().clientName());
        }
        return answer(pool(call, input).update(client.id(), SettingsReader.client(members), pools.now()));
    }

    private Struct list(Call call, Input input) {
        int size = input.optionalInt("MaxResults").orElse(MOST_RESULTS);
        if (size < 1 || size > MOST_RESULTS) {
            throw input.constraint(size, "maxResults", "Member must have value between 1 and " + MOST_RESULTS);
        }
        return Page.of(List.copyOf(pool(call, input).clients()), size, input.optionalText("NextToken"),
                () -> Errors.invalid("Invalid pagination token.")).map(PoolClient::listed)
                .as("UserPoolClients", "NextToken");
    }
}
