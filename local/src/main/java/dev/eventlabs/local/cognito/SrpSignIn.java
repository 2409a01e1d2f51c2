package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.password.SrpChallenge;
import dev.eventlabs.local.cognito.password.Verifier;
import dev.eventlabs.local.cognito.pool.Challenges;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.Pools.Registered;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in without sending the password. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html">SRP</a>
 */
final class SrpSignIn {

    static final String CHALLENGE = "PASSWORD_VERIFIER";
    private static final int BLOCK_BYTES = 768;

    private final Desk desk;
    private final SignIn signIn;
    private final Challenges<Begun> begun = new Challenges<>();
    /** What the salt of somebody who isn't there is made of: always the same for the same name. */
    private final String disguise;

    /** @param user empty for somebody who isn't there, which is told after the password only */
    private record Begun(String clientId, String username, Optional<User> user, SrpChallenge challenge) {}

    SrpSignIn(Desk desk, SignIn signIn) {
        this.desk = desk;
        this.signIn = signIn;
        this.disguise = desk.ids().uuid();
    }

    Struct begin(Registered at, Input input) {
        Map<String, String> given = input.map("AuthParameters");
        String name = SignIn.required(given, "USERNAME");
        String publicA = SignIn.required(given, "SRP_A");
        at.client().checkSecret(name, Optional.ofNullable(given.get("SECRET_HASH")));
        Optional<User> user = signIn.find(at, name);
        if (user.isEmpty() && !at.client().hidesWhoExists()) {
            throw Errors.noUser();
        }
        user.ifPresent(each -> signIn.announce(at, each, input));
        String username = user.map(User::username).orElseGet(() -> invented(at, name));
        Verifier verifier = user.flatMap(User::password).map(User.Password::verifier)
                .orElseGet(() -> Verifier.disguised(disguise + at.pool().id() + name));
        SrpChallenge challenge = SrpChallenge.of(verifier, publicA, desk.random())
                .orElseThrow(() -> Errors.invalid("SRP_A must be the hexadecimal digits of a number that isn't a "
                        + "multiple of N."));
        byte[] block = new byte[BLOCK_BYTES];
        desk.random().nextBytes(block);
        String secret = Base64.getEncoder().encodeToString(block);
        begun.ask(secret, new Begun(at.client().id(), username, user, challenge),
                desk.now().plus(at.client().challengeValidity()), desk.now());
        return Struct.of("ChallengeName", CHALLENGE).with("ChallengeParameters",
                Struct.of("SALT", verifier.salt().toString(16)).with("SECRET_BLOCK", secret)
                        .with("SRP_B", challenge.publicB().toString(16)).with("USERNAME", username)
                        .with("USER_ID_FOR_SRP", username));
    }

    private String invented(Registered at, String name) {
        return at.pool().names().signInAttributes().isEmpty() ? name
                : UUID.nameUUIDFromBytes((disguise + at.pool().id() + name).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** The answer to {@link #CHALLENGE}: a signature that only who knows the password can make. */
    Struct finish(Registered at, Input input) {
        Map<String, String> given = input.map("ChallengeResponses");
        String name = SignIn.required(given, "USERNAME");
        String secret = SignIn.required(given, "PASSWORD_CLAIM_SECRET_BLOCK");
        String signature = SignIn.required(given, "PASSWORD_CLAIM_SIGNATURE");
        String timestamp = SignIn.required(given, "TIMESTAMP");
        at.client().checkSecret(name, Optional.ofNullable(given.get("SECRET_HASH")));
        Begun begin = begun.answer(secret, desk.now(), Errors::incorrect);
        boolean proved = begin.clientId().equals(at.client().id()) && begin.challenge().isProvedBy(
                decoded(signature), bytes(at.pool().shortName()), bytes(begin.username()), decoded(secret),
                bytes(timestamp));
        if (!proved || begin.user().isEmpty()) {
            throw Errors.incorrect();
        }
        User user = signIn.find(at, begin.username()).orElseThrow(Errors::incorrect);
        return signIn.proved(at, user, Desk.cause(input, at.client().id()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw Errors.incorrect();
        }
    }
}
