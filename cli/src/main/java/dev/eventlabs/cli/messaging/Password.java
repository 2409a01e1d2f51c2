package dev.eventlabs.cli.messaging;

import java.security.SecureRandom;

/** Makes passwords that the pool takes, and nobody guesses. */
final class Password {

    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 24;

    private Password() {}

    static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int n = 0; n < LENGTH; n++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        // One of each kind, whatever chance has brought.
        return password + "aA1-";
    }
}
