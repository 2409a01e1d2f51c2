package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.pool.UserStatus;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.function.BiConsumer;

/** What administrators do with users that are there. */
record AdminActions(Desk desk, AttributeChanges changes) {

    void register(Api.ActionsBuilder actions) {
        actions.on("AdminGetUser", (call, input) -> {
            User user = desk.pool(call, input).get(input.text("Username"));
            return user.described("UserAttributes", user.shownAttributes());
        })
                .on("AdminDeleteUser", (call, input) -> with(call, input, UserPool::delete))
                .on("AdminEnableUser", (call, input) -> with(call, input,
                        (pool, user) -> desk.change(pool, user, each -> each.with(true))))
                .on("AdminDisableUser", (call, input) -> with(call, input, (pool, user) -> {
                    desk.change(pool, user, each -> each.with(false));
                    pool.sessions().revokeAll(user.username());
                }))
                .on("AdminUpdateUserAttributes", (call, input) -> with(call, input, (pool, user) -> changes
                        .applyByAdministrator(pool, user, Desk.pairs(input, "UserAttributes"))))
                .on("AdminDeleteUserAttributes", (call, input) -> with(call, input, (pool, user) -> changes
                        .remove(pool, user, input.texts("UserAttributeNames"))))
                .on("AdminUserGlobalSignOut", (call, input) -> with(call, input,
                        (pool, user) -> pool.sessions().revokeAll(user.username())))
                .on("AdminSetUserPassword", (call, input) -> with(call, input, (pool, user) -> {
                    User.Password password = desk.password(pool, user.username(), input.text("Password"));
                    desk.change(pool, user, each -> each.with(password).with(input.flag("Permanent")
                            ? UserStatus.CONFIRMED
                            : UserStatus.FORCE_CHANGE_PASSWORD));
                }));
    }

    private Struct with(Call call, Input input, BiConsumer<UserPool, User> change) {
        UserPool pool = desk.pool(call, input);
        change.accept(pool, pool.get(input.text("Username")));
        return Struct.of();
    }
}
