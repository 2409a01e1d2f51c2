package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.pool.UserStatus;
import dev.eventlabs.local.cognito.trigger.TriggerEvent;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/**
 * Users that administrators make: they are sent a temporary password, and set their own when they first sign in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html">AdminCreateUser</a>
 */
record InvitationActions(Desk desk) {

    void register(Api.ActionsBuilder actions) {
        actions.on("AdminCreateUser", this::create);
    }

    private Struct create(Call call, Input input) {
        UserPool pool = desk.pool(call, input);
        String name = input.text("Username");
        String action = input.optionalText("MessageAction").orElse("");
        String temporary = input.optionalText("TemporaryPassword")
                .orElseGet(() -> pool.passwordPolicy().generate(desk.random()));
        Hooks.Cause cause = Desk.cause(input, TriggerEvent.NO_CLIENT);
        User user = action.equals("RESEND") ? again(pool, name, temporary) : anew(pool, name, temporary, input, cause);
        if (!action.equals("SUPPRESS")) {
            List<String> media = input.texts("DesiredDeliveryMediums");
            String attribute = media.contains("EMAIL") && user.attribute("email").isPresent() ? "email"
                    : "phone_number";
            if (user.attribute(attribute).isPresent()) {
                desk.deliveries().invite(pool, user, attribute, temporary, cause);
            } else if (user.attribute("email").isPresent()) {
                desk.deliveries().invite(pool, user, "email", temporary, cause);
            }
        }
        return Struct.of("User", user.described("Attributes", user.shownAttributes()));
    }

    private User anew(UserPool pool, String name, String temporary, Input input, Hooks.Cause cause) {
        User user = Newcomer.of(pool, name, Desk.pairs(input, "UserAttributes"), UserStatus.FORCE_CHANGE_PASSWORD,
                desk.ids().uuid(), desk.now());
        User complete = user.with(desk.password(pool, user.username(), temporary));
        requireFree(pool, complete);
        for (String attribute : new String[]{"email", "phone_number"}) {
            if (complete.hasVerified(attribute)) {
                desk.claimAlias(pool, complete, attribute, input.flag("ForceAliasCreation"));
            }
        }
        Hooks.Admission admission = desk.hooks().preSignUp(pool, "PreSignUp_AdminCreateUser", complete,
                Desk.pairs(input, "ValidationData"), cause);
        User admitted = complete;
        if (admission.emailVerified() && complete.attribute("email").isPresent()) {
            admitted = admitted.verified("email");
        }
        if (admission.phoneVerified() && complete.attribute("phone_number").isPresent()) {
            admitted = admitted.verified("phone_number");
        }
        pool.add(admitted);
        return admitted;
    }

    private static void requireFree(UserPool pool, User user) {
        try {
            pool.requireFree(user);
        } catch (AwsException e) {
            // The one action that words it in its own way.
            throw e.getMessage().equals("User already exists")
                    ? AwsException.badRequest(e.code(), "User account already exists")
                    : e;
        }
    }

    private User again(UserPool pool, String name, String temporary) {
        User user = pool.get(name);
        if (user.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
            throw AwsException.badRequest("UnsupportedUserStateException",
                    "Resend not possible. " + user.username() + " status is not FORCE_CHANGE_PASSWORD");
        }
        User.Password password = desk.password(pool, user.username(), temporary);
        return desk.change(pool, user, each -> each.with(password));
    }
}
