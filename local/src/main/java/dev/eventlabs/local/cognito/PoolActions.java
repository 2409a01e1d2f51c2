package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.SettingsReader;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions on pools themselves. */
record PoolActions(Pools pools) {

    private static final int MOST_RESULTS = 60;

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateUserPool", this::create)
                .on("DescribeUserPool", (call, input) -> Struct.of("UserPool", PoolDescription.of(pool(call, input))))
                .on("UpdateUserPool", this::update)
                .on("DeleteUserPool", (call, input) -> {
                    pools.delete(call.scope(), input.text("UserPoolId"));
                    return Struct.of();
                })
                .on("ListUserPools", this::list)
                .on("AddCustomAttributes", (call, input) -> {
                    pool(call, input).extend(SettingsReader.pool(Json.object()
                            .<ObjectNode>set("Schema", input.node().path("CustomAttributes"))).schema(), pools.now());
                    return Struct.of();
                })
                .on("TagResource", (call, input) -> tag(call, input, input.map("Tags"), List.of()))
                .on("UntagResource", (call, input) -> tag(call, input, Map.of(), input.texts("TagKeys")))
                .on("ListTagsForResource", (call, input) -> Struct.of("Tags", tags(tagged(call, input))));
    }

    private UserPool pool(Call call, Input input) {
        return pools.get(call.scope(), input.text("UserPoolId"));
    }

    private Struct create(Call call, Input input) {
        UserPool pool = pools.create(call.scope(), SettingsReader.pool(input.node()));
        return Struct.of("UserPool", PoolDescription.of(pool));
    }

    /** What isn't given is set back to what it is by default, but for what can't be changed at all. */
    private Struct update(Call call, Input input) {
        UserPool pool = pool(call, input);
        for (String fixed : Set.of("Schema", "UsernameAttributes", "AliasAttributes", "UsernameConfiguration")) {
            if (input.has(fixed)) {
                throw Errors.invalid("UpdateUserPool doesn't take " + fixed + ": it can't be changed.");
            }
        }
        ObjectNode members = input.node().deepCopy();
        ObjectNode before = (ObjectNode) Json.members(pool.settings());
        Set.of("Schema", "UsernameAttributes", "AliasAttributes", "UsernameConfiguration").stream()
                .filter(before::has).forEach(each -> members.set(each, before.get(each)));
        if (!members.has("PoolName")) {
            members.put("PoolName", pool.settings().userPoolName());
        }
        if (!members.has("UserPoolTags") && before.has("UserPoolTags")) {
            members.set("UserPoolTags", before.get("UserPoolTags"));
        }
        pool.update(SettingsReader.pool(members), pools.now());
        return Struct.of();
    }

    private Struct list(Call call, Input input) {
        int size = input.optionalInt("MaxResults").orElseThrow(() -> input.constraint("null", "maxResults",
                "Member must not be null"));
        if (size < 1 || size > MOST_RESULTS) {
            throw input.constraint(size, "maxResults", "Member must have value between 1 and " + MOST_RESULTS);
        }
        return Page.of(pools.all(call.scope()), size, input.optionalText("NextToken"),
                () -> Errors.invalid("Invalid pagination token.")).map(PoolDescription::listed)
                .as("UserPools", "NextToken");
    }

    private Struct tag(Call call, Input input, Map<String, String> add, List<String> remove) {
        UserPool pool = tagged(call, input);
        Map<String, String> tags = new LinkedHashMap<>(tags(pool));
        tags.putAll(add);
        remove.forEach(tags::remove);
        ObjectNode settings = (ObjectNode) Json.members(pool.settings());
        settings.set("UserPoolTags", Json.MAPPER.valueToTree(tags));
        PoolSettings changed = SettingsReader.pool(settings);
        pool.update(changed, pools.now());
        return Struct.of();
    }

    private static Map<String, String> tags(UserPool pool) {
        return pool.settings().userPoolTags() == null ? Map.of() : pool.settings().userPoolTags();
    }

    private UserPool tagged(Call call, Input input) {
        String arn = input.text("ResourceArn");
        return pools.get(call.scope().of(arn), arn.substring(arn.lastIndexOf('/') + 1));
    }
}
