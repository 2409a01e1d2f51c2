package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.Callers.Caller;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** What users do with their own accounts, by their access tokens. */
record AccountActions(Desk desk, Callers callers, AttributeChanges changes) {

    void register(Api.ActionsBuilder actions) {
        actions.on("GetUser", (call, input) -> {
            Caller caller = callers.of(input);
            return Struct.of("Username", caller.user().username()).with("UserAttributes",
                    caller.user().shownAttributes().stream()
                            .filter(each -> caller.client().mayRead((String) each.get("Name"))).toList());
        })
                .on("UpdateUserAttributes", this::update)
                .on("DeleteUserAttributes", this::deleteAttributes)
                .on("GetUserAttributeVerificationCode", (call, input) -> {
                    Caller caller = callers.of(input);
                    return Struct.of("CodeDeliveryDetails", changes.sendCode(caller.pool(), caller.user(),
                            input.text("AttributeName"), Desk.cause(input, caller.client().id())));
                })
                .on("VerifyUserAttribute", (call, input) -> {
                    Caller caller = callers.of(input);
                    changes.verify(caller.pool(), caller.user(), input.text("AttributeName"), input.text("Code"));
                    return Struct.of();
                })
                .on("ChangePassword", this::changePassword)
                .on("GlobalSignOut", (call, input) -> {
                    Caller caller = callers.of(input);
                    caller.pool().sessions().revokeAll(caller.user().username());
                    return Struct.of();
                })
                .on("DeleteUser", (call, input) -> {
                    Caller caller = callers.of(input);
                    caller.pool().delete(caller.user());
                    return Struct.of();
                });
    }

    private Struct update(Call call, Input input) {
        Caller caller = callers.of(input);
        Map<String, String> attributes = Desk.pairs(input, "UserAttributes");
        SignUpActions.requireWritable(new Registered(caller.pool(), caller.client()), attributes);
        return Struct.of("CodeDeliveryDetailsList", changes.apply(caller.pool(), caller.user(), attributes,
                Desk.cause(input, caller.client().id())));
    }

    private Struct deleteAttributes(Call call, Input input) {
        Caller caller = callers.of(input);
        Map<String, String> nothing = new LinkedHashMap<>();
        input.texts("UserAttributeNames").forEach(each -> nothing.put(each, ""));
        SignUpActions.requireWritable(new Registered(caller.pool(), caller.client()), nothing);
        changes.remove(caller.pool(), caller.user(), nothing.keySet());
        return Struct.of();
    }

    private Struct changePassword(Call call, Input input) {
        Caller caller = callers.of(input);
        String before = input.text("PreviousPassword");
        String after = input.text("ProposedPassword");
        if (!desk.knows(caller.pool(), caller.user(), before)) {
            throw Errors.incorrect();
        }
        User.Password password = desk.password(caller.pool(), caller.user().username(), after);
        desk.change(caller.pool(), caller.user(), each -> each.with(password));
        return Struct.of();
    }
}
