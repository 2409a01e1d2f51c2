package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.message.Message;
import dev.eventlabs.local.cognito.message.Outbox;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;

/** What a pool writes to its users, and where to. Thread-safe. */
record Deliveries(Pools pools, Hooks hooks, Outbox outbox) {

    private static final String EMAIL = "email";
    private static final String PHONE = "phone_number";
    private static final String CODE_SUBJECT = "Your verification code";
    private static final String INVITATION = "Your username is {username} and temporary password is {####}.";

    /** Where the code of a sign-up goes: to the phone if both are to be verified, as on AWS. Empty if nothing is, or there is no address. */
    static Optional<String> toVerify(UserPool pool, User user) {
        List<String> verified = pool.settings().autoVerifiedAttributes() == null ? List.of()
                : pool.settings().autoVerifiedAttributes();
        return List.of(PHONE, EMAIL).stream()
                .filter(each -> verified.contains(each) && user.attribute(each).isPresent()).findFirst();
    }

    /** Where the code goes that sets a new password: by the pool's order, to what has been verified. */
    static Optional<String> toRecover(UserPool pool, User user) {
        PoolSettings.Recovery recovery = pool.settings().accountRecoverySetting();
        List<String> order = recovery == null || recovery.recoveryMechanisms() == null ? List.of(PHONE, EMAIL)
                : recovery.recoveryMechanisms().stream()
                        .sorted((one, other) -> Integer.compare(one.priority(), other.priority()))
                        .map(each -> each.name().replaceFirst("^verified_", "")).toList();
        return order.stream().filter(user::hasVerified).findFirst();
    }

    /**
     * Sends a code.
     *
     * @param occasion as the custom-message trigger names it
     * @param attribute that the address is the value of
     * @return {@code CodeDeliveryDetails}
     */
    Struct sendCode(UserPool pool, String occasion, User user, String attribute, String code, Hooks.Cause cause) {
        PoolSettings.VerificationTemplate template = pool.settings().verificationMessageTemplate();
        boolean email = attribute.equals(EMAIL);
        Message.Content usual = email
                ? new Message.Content(
                        first(template == null ? null : template.emailSubject(),
                                pool.settings().emailVerificationSubject(), CODE_SUBJECT),
                        first(template == null ? null : template.emailMessage(),
                                pool.settings().emailVerificationMessage(), "Your verification code is {####}"))
                : new Message.Content("", first(template == null ? null : template.smsMessage(),
                        pool.settings().smsVerificationMessage(), "Your verification code is {####}"));
        send(pool, occasion, user, attribute, usual, code, cause);
        return details(attribute, user.attribute(attribute).orElse(""));
    }

    /** Sends somebody the temporary password that an administrator has given. */
    void invite(UserPool pool, User user, String attribute, String password, Hooks.Cause cause) {
        PoolSettings.AdminCreation creation = pool.settings().adminCreateUserConfig();
        PoolSettings.Invitation invitation = creation == null ? null : creation.inviteMessageTemplate();
        Message.Content usual = attribute.equals(EMAIL)
                ? new Message.Content(
                        first(invitation == null ? null : invitation.emailSubject(), null, "Your temporary password"),
                        first(invitation == null ? null : invitation.emailMessage(), null, INVITATION))
                : new Message.Content("", first(invitation == null ? null : invitation.smsMessage(), null, INVITATION));
        send(pool, "AdminCreateUser", user, attribute, usual, password, cause);
    }

    private void send(UserPool pool, String occasion, User user, String attribute, Message.Content usual, String code,
            Hooks.Cause cause) {
        boolean email = attribute.equals(EMAIL);
        Message.Content content = hooks.customMessage(pool, occasion, user, email, usual, cause);
        // Whoever signs in with an address is called by it.
        String name = pool.names().signInAttributes().isEmpty() ? user.username()
                : user.attribute(EMAIL).or(() -> user.attribute(PHONE)).orElse(user.username());
        outbox.send(pool.scope(), pool.id(), new Message(pools.now(), user.username(), occasion,
                email ? "EMAIL" : "SMS", user.attribute(attribute).orElse(""), content.filled(code, name), code));
    }

    /** Without telling whoever asks more than they know. */
    static Struct details(String attribute, String address) {
        boolean email = attribute.equals(EMAIL);
        String masked = email
                ? address.replaceFirst("^(.).*@(.).*$", "$1***@$2***")
                : "+" + "*".repeat(Math.max(0, address.length() - 5))
                        + address.substring(Math.max(0, address.length() - 4));
        return Struct.of("Destination", masked).with("DeliveryMedium", email ? "EMAIL" : "SMS")
                .with("AttributeName", attribute);
    }

    /** What is told of somebody who isn't there, so that nobody learns it. */
    static Struct simulated(String name) {
        return details(EMAIL, name.contains("@") ? name : name + "@example.com");
    }

    private static String first(String one, String other, String usual) {
        return one != null ? one : other != null ? other : usual;
    }
}
