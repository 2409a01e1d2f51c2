package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Challenges;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.Sessions.Session;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.pool.UserStatus;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing in, whoever has found out that the password is right. Thread-safe. */
final class SignIn {

    static final String NEW_PASSWORD = "NEW_PASSWORD_REQUIRED";

    private final Desk desk;
    private final Challenges<NewPassword> newPasswords = new Challenges<>();

    /** Somebody who has to set a password first. */
    private record NewPassword(String clientId, String username) {}

    SignIn(Desk desk) {
        this.desk = desk;
    }

    /** With name and password in one request. */
    Struct byPassword(Registered at, Input input) {
        Map<String, String> given = input.map("AuthParameters");
        String name = required(given, "USERNAME");
        String password = required(given, "PASSWORD");
        at.client().checkSecret(name, Optional.ofNullable(given.get("SECRET_HASH")));
        User user = find(at, name).orElseThrow(() -> at.client().hidesWhoExists() ? Errors.incorrect()
                : Errors.noUser());
        announce(at, user, input);
        if (!desk.knows(at.pool(), user, password)) {
            throw Errors.incorrect();
        }
        return proved(at, user, Desk.cause(input, at.client().id()));
    }

    /** Lets the pool's function refuse a sign-in before anything is looked at. */
    void announce(Registered at, User user, Input input) {
        desk.hooks().preAuthentication(at.pool(), user, input.map("ClientMetadata"),
                new Hooks.Cause(at.client().id(), Map.of()));
    }

    Optional<User> find(Registered at, String name) {
        return at.pool().find(name);
    }

    /** What comes after somebody has shown to know the password. */
    Struct proved(Registered at, User user, Hooks.Cause cause) {
        if (!user.enabled()) {
            throw Errors.disabled();
        }
        return switch (user.status()) {
            case UNCONFIRMED -> throw AwsException.badRequest("UserNotConfirmedException", "User is not confirmed.");
            case RESET_REQUIRED -> throw AwsException.badRequest("PasswordResetRequiredException",
                    "Password reset required for the user");
            case FORCE_CHANGE_PASSWORD -> askForPassword(at, user);
            case CONFIRMED -> done(at, user, "TokenGeneration_Authentication", cause);
        };
    }

    private Struct done(Registered at, User user, String source, Hooks.Cause cause) {
        desk.hooks().postAuthentication(at.pool(), user, cause);
        return Struct.of("ChallengeParameters", Struct.of()).with("AuthenticationResult",
                desk.tokens().signIn(at, user, source, cause, desk.now()));
    }

    private Struct askForPassword(Registered at, User user) {
        if (user.password().filter(each -> each.set().plus(at.pool().passwordPolicy().temporaryValidity())
                .isBefore(desk.now())).isPresent()) {
            throw Errors.notAuthorized("Temporary password has expired and must be reset by an administrator.");
        }
        Map<String, String> shown = new LinkedHashMap<>(user.attributes());
        shown.remove("sub");
        List<String> missing = at.pool().schema().required().stream()
                .filter(each -> user.attribute(each).isEmpty()).map(each -> "userAttributes." + each).toList();
        String session = desk.ids().uuid() + desk.ids().uuid();
        newPasswords.ask(session, new NewPassword(at.client().id(), user.username()),
                desk.now().plus(at.client().challengeValidity()), desk.now());
        return Struct.of("ChallengeName", NEW_PASSWORD).with("Session", session).with("ChallengeParameters",
                Struct.of("USER_ID_FOR_SRP", user.username()).with("requiredAttributes", Json.text(missing))
                        .with("userAttributes", Json.text(shown)));
    }

    /** The answer to {@link #NEW_PASSWORD}: the password, and attributes that are missing. */
    Struct withNewPassword(Registered at, Input input) {
        Map<String, String> given = input.map("ChallengeResponses");
        String name = required(given, "USERNAME");
        String password = required(given, "NEW_PASSWORD");
        at.client().checkSecret(name, Optional.ofNullable(given.get("SECRET_HASH")));
        UserPool pool = at.pool();
        User user = find(at, name).orElseThrow(Errors::incorrect);
        Map<String, String> attributes = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith("userAttributes.")) {
                attributes.put(key.substring("userAttributes.".length()), value);
            }
        });
        SignUpActions.requireWritable(at, attributes);
        pool.schema().checkValues(attributes);
        pool.schema().required().stream().filter(each -> user.with(attributes).attribute(each).isEmpty()).findFirst()
                .ifPresent(each -> {
                    throw Errors.invalid("Invalid attributes given, " + each + " is missing");
                });
        User.Password changed = desk.password(pool, user.username(), password);
        NewPassword asked = newPasswords.answer(input.text("Session"), desk.now(),
                () -> Errors.notAuthorized("Invalid session for the user."));
        if (!asked.equals(new NewPassword(at.client().id(), user.username()))) {
            throw Errors.notAuthorized("Invalid session for the user.");
        }
        User confirmed = desk.change(pool, user,
                each -> each.with(attributes).with(changed).with(UserStatus.CONFIRMED));
        return done(at, confirmed, "TokenGeneration_NewPasswordChallenge", Desk.cause(input, at.client().id()));
    }

    /** New tokens for a refresh token. */
    Struct byRefreshToken(Registered at, Input input) {
        Map<String, String> given = input.map("AuthParameters");
        String token = required(given, "REFRESH_TOKEN");
        Session session = at.pool().sessions().find(token).filter(each -> each.clientId().equals(at.client().id()))
                .orElseThrow(() -> Errors.notAuthorized("Invalid Refresh Token"));
        at.client().checkSecret(session.username(), Optional.ofNullable(given.get("SECRET_HASH")));
        if (session.revoked()) {
            throw Errors.notAuthorized("Refresh Token has been revoked");
        }
        if (!desk.now().isBefore(session.expires())) {
            throw Errors.notAuthorized("Refresh Token has expired");
        }
        User user = find(at, session.username()).orElseThrow(() -> Errors.notAuthorized("Invalid Refresh Token"));
        if (!user.enabled()) {
            throw Errors.disabled();
        }
        return Struct.of("ChallengeParameters", Struct.of()).with("AuthenticationResult",
                desk.tokens().refresh(at, user, session, Desk.cause(input, at.client().id()), desk.now()));
    }

    static String required(Map<String, String> given, String parameter) {
        String value = given.get(parameter);
        if (value == null || value.isEmpty()) {
            throw Errors.invalid("Missing required parameter " + parameter);
        }
        return value;
    }
}
