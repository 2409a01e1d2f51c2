package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.Group;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Groups of users. */
record GroupActions(Desk desk) {

    private static final int MOST_RESULTS = 60;

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateGroup", (call, input) -> {
            Group group = group(input, desk.now(), desk.now());
            desk.pool(call, input).groups().add(group);
            return answer(call, input);
        })
                .on("GetGroup", this::answer)
                .on("UpdateGroup", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    Group before = pool.groups().get(input.text("GroupName"));
                    Group after = group(input, before.created(), desk.now());
                    pool.groups().replace(new Group(before.name(), after.description().or(before::description),
                            after.precedence().or(before::precedence), after.role().or(before::role), before.created(),
                            after.changed()));
                    return answer(call, input);
                })
                .on("DeleteGroup", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    pool.groups().delete(pool.groups().get(input.text("GroupName")).name());
                    return Struct.of();
                })
                .on("ListGroups", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    return page(pool.groups().all(), input).map(each -> each.described(pool.id()))
                            .as("Groups", "NextToken");
                })
                .on("AdminAddUserToGroup", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    pool.groups().put(input.text("GroupName"), pool.get(input.text("Username")).username());
                    return Struct.of();
                })
                .on("AdminRemoveUserFromGroup", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    pool.groups().remove(input.text("GroupName"), pool.get(input.text("Username")).username());
                    return Struct.of();
                })
                .on("AdminListGroupsForUser", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    return page(pool.groups().of(pool.get(input.text("Username")).username()), input)
                            .map(each -> each.described(pool.id())).as("Groups", "NextToken");
                })
                .on("ListUsersInGroup", (call, input) -> {
                    UserPool pool = desk.pool(call, input);
                    List<String> members = pool.groups().members(pool.groups().get(input.text("GroupName")).name());
                    return page(members.stream().flatMap(each -> pool.find(each).stream()).toList(), input)
                            .map(each -> each.described("Attributes", each.shownAttributes()))
                            .as("Users", "NextToken");
                });
    }

    static Group group(Input input, Instant created, Instant changed) {
        return new Group(input.text("GroupName"), input.optionalText("Description"),
                input.optionalInt("Precedence"), input.optionalText("RoleArn"), created, changed);
    }

    private Struct answer(Call call, Input input) {
        UserPool pool = desk.pool(call, input);
        return Struct.of("Group", pool.groups().get(input.text("GroupName")).described(pool.id()));
    }

    private static <T> Page<T> page(List<T> all, Input input) {
        Optional<Integer> limit = input.optionalInt("Limit");
        return Page.of(all, limit.filter(each -> each > 0 && each <= MOST_RESULTS).orElse(MOST_RESULTS),
                input.optionalText("NextToken"), () -> Errors.invalid("Invalid pagination token."));
    }
}
