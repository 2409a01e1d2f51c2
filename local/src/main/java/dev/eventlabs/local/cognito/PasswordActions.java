package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Codes;
import dev.eventlabs.local.cognito.pool.Codes.Purpose;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.pool.UserStatus;
import dev.eventlabs.local.cognito.trigger.TriggerEvent;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.Optional;

/** Setting a new password with a code. */
record PasswordActions(Desk desk) {

    private static final Purpose PURPOSE = new Codes.Purpose.Password();

    void register(Api.ActionsBuilder actions) {
        actions.on("ForgotPassword", this::forgot)
                .on("ConfirmForgotPassword", this::confirm)
                .on("AdminResetUserPassword", this::reset);
    }

    private Struct forgot(Call call, Input input) {
        Registered at = desk.pools().client(input.text("ClientId"));
        String name = input.text("Username");
        at.client().checkSecret(name, input.optionalText("SecretHash"));
        Optional<User> user = at.pool().find(name);
        if (at.client().hidesWhoExists()
                && user.filter(User::enabled).flatMap(each -> Deliveries.toRecover(at.pool(), each)).isEmpty()) {
            return Struct.of("CodeDeliveryDetails", Deliveries.simulated(name));
        }
        User found = user.orElseThrow(Errors::noUserOfClient);
        if (!found.enabled()) {
            throw Errors.disabled();
        }
        if (found.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
            throw Errors.notAuthorized("User password cannot be reset in the current state.");
        }
        return Struct.of("CodeDeliveryDetails",
                send(at.pool(), found, Desk.cause(input, at.client().id())));
    }

    private Struct send(UserPool pool, User user, Hooks.Cause cause) {
        PoolSettings.Recovery recovery = pool.settings().accountRecoverySetting();
        if (recovery != null && recovery.recoveryMechanisms() != null
                && recovery.recoveryMechanisms().stream().anyMatch(each -> "admin_only".equals(each.name()))) {
            throw Errors.notAuthorized("Contact administrator to reset password.");
        }
        String attribute = Deliveries.toRecover(pool, user).orElseThrow(() -> Errors.invalid(
                "Cannot reset password for the user as there is no registered/verified email or phone_number"));
        return desk.sendCode(pool, user, PURPOSE, "ForgotPassword", attribute, cause);
    }

    private Struct confirm(Call call, Input input) {
        Registered at = desk.pools().client(input.text("ClientId"));
        UserPool pool = at.pool();
        String name = input.text("Username");
        at.client().checkSecret(name, input.optionalText("SecretHash"));
        String digits = input.text("ConfirmationCode");
        String password = input.text("Password");
        User user = pool.find(name).orElseThrow(
                () -> at.client().hidesWhoExists() ? Errors.wrongCode() : Errors.noUserOfClient());
        if (!user.enabled()) {
            throw at.client().hidesWhoExists() ? Errors.wrongCode() : Errors.disabled();
        }
        User.Password changed = desk.password(pool, user.username(), password);
        pool.codes().check(user.username(), PURPOSE, digits, desk.now());
        User confirmed = desk.change(pool, user, each -> each.with(changed).with(UserStatus.CONFIRMED));
        pool.codes().forget(user.username(), PURPOSE);
        desk.hooks().postConfirmation(pool, "PostConfirmation_ConfirmForgotPassword", confirmed,
                Desk.cause(input, at.client().id()));
        return Struct.of();
    }

    private Struct reset(Call call, Input input) {
        UserPool pool = desk.pool(call, input);
        User user = pool.get(input.text("Username"));
        if (user.status() != UserStatus.CONFIRMED && user.status() != UserStatus.RESET_REQUIRED) {
            throw AwsException.badRequest("NotAuthorizedException",
                    "User password cannot be reset in the current state.");
        }
        send(pool, user, Desk.cause(input, TriggerEvent.NO_CLIENT));
        desk.change(pool, user, each -> each.with(UserStatus.RESET_REQUIRED));
        return Struct.of();
    }
}
