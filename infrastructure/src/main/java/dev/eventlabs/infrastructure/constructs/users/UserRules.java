package dev.eventlabs.infrastructure.constructs.users;

import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** What must hold for our directories, whatever the caller wished; each message says what was given, what is allowed, what to do. */
record UserRules(Construct directory) {
    private static final Pattern NAME = Pattern.compile("[\\w\\s+=,.@-]{1,128}");
    /** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html */
    private static final Duration PATIENCE = Duration.seconds(5);

    void name(String name) {
        if (name != null && !Boolean.TRUE.equals(Token.isUnresolved(name)) && !NAME.matcher(name).matches()) {
            throw refused("poolName(\"" + name + "\") was given; Cognito allows 1 to 128 letters, digits, spaces and"
                    + " _+=,.@-. Leave it out for a generated one.");
        }
    }

    /**
     * Cognito stops waiting after five seconds and calls again, up to three times in all. A function that may go on for longer is
     * then at work several times at once, and ends well each time: nobody learns that the user saw an error.
     */
    void answersInTime(JavaFunction trigger) {
        Duration timeout = trigger.getTimeout();
        if (!timeout.isUnresolved() && timeout.toSeconds().longValue() > PATIENCE.toSeconds().longValue()) {
            throw refused("onConfirmed(" + trigger.getNode().getPath() + ") was given, whose time-out is "
                    + timeout.toHumanString()
                    + ", but Cognito waits for 5 seconds and then calls again. Give the function"
                    + " .timeout(Duration.seconds(5)), so that what takes longer counts as an error, and leave to another"
                    + " what can't be done by then.");
        }
    }

    private IllegalArgumentException refused(String message) {
        return new IllegalArgumentException("User directory " + directory.getNode().getPath() + ": " + message);
    }
}
