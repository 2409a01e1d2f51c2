package dev.eventlabs.local.cognito.message;

import dev.eventlabs.local.spi.Struct;
import java.time.Instant;

/**
 * A message that would have been sent.
 *
 * @param occasion as the custom-message trigger names it, for instance {@code SignUp}
 * @param medium {@code EMAIL} or {@code SMS}
 * @param code the code, or the temporary password, that is in it
 */
public record Message(Instant at, String username, String occasion, String medium, String destination, Content content,
        String code) {

    /** @param subject empty for a text message */
    public record Content(String subject, String body) {

        /** With what stands for the code and for the user's name replaced. */
        public Content filled(String code, String username) {
            return new Content(filled(subject, code, username), filled(body, code, username));
        }

        private static String filled(String text, String code, String username) {
            return text.replace("{####}", code).replace("{username}", username);
        }
    }

    Struct described() {
        return Struct.of("at", at.toString()).with("username", username).with("occasion", occasion)
                .with("medium", medium).with("destination", destination).with("subject", content.subject())
                .with("body", content.body()).with("code", code);
    }

    String line() {
        return "%s to %s (%s): %s%s".formatted(medium, destination, occasion,
                content.subject().isEmpty() ? "" : content.subject() + ": ", content.body());
    }
}
