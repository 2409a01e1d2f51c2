package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Codes;
import dev.eventlabs.local.cognito.pool.Codes.Code;
import dev.eventlabs.local.cognito.pool.Codes.Purpose;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.pool.UserStatus;
import dev.eventlabs.local.cognito.trigger.TriggerEvent;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.Map;
import java.util.Optional;

/** Signing up, and confirming it. */
record SignUpActions(Desk desk, Counters counters) {

    private static final String CONFIRMED = "PostConfirmation_ConfirmSignUp";

    void register(Api.ActionsBuilder actions) {
        actions.on("SignUp", this::signUp)
                .on("ConfirmSignUp", this::confirm)
                .on("ResendConfirmationCode", this::resend)
                .on("AdminConfirmSignUp", this::confirmByAdministrator);
    }

    private Struct signUp(Call call, Input input) {
        Registered at = desk.pools().client(input.text("ClientId"));
        return counters.count("SignUpSuccesses", at, () -> signUp(at, input));
    }

    private Struct signUp(Registered at, Input input) {
        UserPool pool = at.pool();
        String name = input.text("Username");
        at.client().checkSecret(name, input.optionalText("SecretHash"));
        PoolSettings.AdminCreation creation = pool.settings().adminCreateUserConfig();
        if (creation != null && Boolean.TRUE.equals(creation.allowAdminCreateUserOnly())) {
            throw Errors.notAuthorized("SignUp is not permitted for this user pool");
        }
        Map<String, String> attributes = Desk.pairs(input, "UserAttributes");
        requireWritable(at, attributes);
        User user = Newcomer.of(pool, name, attributes, UserStatus.UNCONFIRMED, desk.ids().uuid(), desk.now());
        User.Password password = desk.password(pool, user.username(), input.text("Password"));
        pool.requireFree(user);
        Hooks.Cause cause = Desk.cause(input, at.client().id());
        Hooks.Admission admission = desk.hooks().preSignUp(pool, "PreSignUp_SignUp", user,
                Desk.pairs(input, "ValidationData"), cause);
        User admitted = admitted(user.with(password), admission);
        if (admitted.status() == UserStatus.CONFIRMED) {
            desk.claimAlias(pool, admitted, "email", false);
            desk.claimAlias(pool, admitted, "phone_number", false);
        }
        pool.add(admitted);
        Struct answer = Struct.of("UserConfirmed", admitted.status() == UserStatus.CONFIRMED)
                .with("UserSub", admitted.sub());
        if (admitted.status() == UserStatus.CONFIRMED) {
            desk.hooks().postConfirmation(pool, CONFIRMED, admitted, cause);
            return answer;
        }
        return answer.with("CodeDeliveryDetails", Deliveries.toVerify(pool, admitted)
                .map(attribute -> desk.sendCode(pool, admitted, new Purpose.SignUp(), "SignUp", attribute, cause))
                .orElse(null));
    }

    private static User admitted(User user, Hooks.Admission admission) {
        User admitted = admission.confirmed() ? user.with(UserStatus.CONFIRMED) : user;
        if (admission.emailVerified() && user.attribute("email").isPresent()) {
            admitted = admitted.verified("email");
        }
        if (admission.phoneVerified() && user.attribute("phone_number").isPresent()) {
            admitted = admitted.verified("phone_number");
        }
        return admitted;
    }

    static void requireWritable(Registered at, Map<String, String> attributes) {
        if (attributes.keySet().stream().anyMatch(each -> !at.client().mayWrite(each))) {
            throw Errors.notAuthorized("A client attempted to write unauthorized attribute");
        }
    }

    private Struct confirm(Call call, Input input) {
        Registered at = desk.pools().client(input.text("ClientId"));
        UserPool pool = at.pool();
        String name = input.text("Username");
        at.client().checkSecret(name, input.optionalText("SecretHash"));
        String digits = input.text("ConfirmationCode");
        User user = pool.find(name).orElseThrow(
                () -> at.client().hidesWhoExists() ? Errors.expiredCode() : Errors.noUserOfClient());
        requireUnconfirmed(user);
        Purpose purpose = new Codes.Purpose.SignUp();
        Code code = pool.codes().check(user.username(), purpose, digits, desk.now());
        User confirmed = desk.changeWithAlias(pool, user, code.attribute(), input.flag("ForceAliasCreation"),
                each -> requireUnconfirmed(each).with(UserStatus.CONFIRMED).verified(code.attribute()));
        pool.codes().forget(user.username(), purpose);
        // As on AWS, who is confirmed stays so when the function fails.
        desk.hooks().postConfirmation(pool, CONFIRMED, confirmed, Desk.cause(input, at.client().id()));
        return Struct.of();
    }

    private static User requireUnconfirmed(User user) {
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw Errors.notAuthorized("User cannot be confirmed. Current status is " + user.status());
        }
        return user;
    }

    private Struct resend(Call call, Input input) {
        Registered at = desk.pools().client(input.text("ClientId"));
        UserPool pool = at.pool();
        String name = input.text("Username");
        at.client().checkSecret(name, input.optionalText("SecretHash"));
        Optional<User> found = pool.find(name);
        if (found.isEmpty()) {
            if (at.client().hidesWhoExists()) {
                return Struct.of("CodeDeliveryDetails", Deliveries.simulated(name));
            }
            throw Errors.noUserOfClient();
        }
        User user = found.get();
        if (user.status() != UserStatus.UNCONFIRMED) {
            throw Errors.invalid("User is already confirmed.");
        }
        String attribute = Deliveries.toVerify(pool, user)
                .orElseThrow(() -> Errors.invalid("Cannot resend codes. Auto verification not turned on."));
        return Struct.of("CodeDeliveryDetails", desk.sendCode(pool, user, new Purpose.SignUp(), "ResendCode",
                attribute, Desk.cause(input, at.client().id())));
    }

    private Struct confirmByAdministrator(Call call, Input input) {
        UserPool pool = desk.pool(call, input);
        User user = pool.get(input.text("Username"));
        User confirmed = desk.change(pool, user, each -> requireUnconfirmed(each).with(UserStatus.CONFIRMED));
        pool.codes().forget(user.username(), new Purpose.SignUp());
        desk.hooks().postConfirmation(pool, CONFIRMED, confirmed, Desk.cause(input, TriggerEvent.NO_CLIENT));
        return Struct.of();
    }
}
