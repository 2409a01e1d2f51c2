package dev.eventlabs.cli.messaging;

import java.util.Locale;

/** Three who have signed up for one walkthrough, and are signed in. */
record People(SignedIn first, SignedIn second, SignedIn third) {

    /** @param token the ID token: good for an hour */
    record SignedIn(Member member, String token) {

        /** How a shell would call the token. */
        String variable() {
            return variable(member.handle());
        }

        static String variable(String handle) {
            return handle.replaceAll("-.*", "").toUpperCase(Locale.ROOT);
        }

        /** As curl takes it. */
        String header() {
            return " -H \"Authorization: $" + variable() + "\"";
        }
    }
}
