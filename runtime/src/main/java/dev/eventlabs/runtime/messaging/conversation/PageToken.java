package dev.eventlabs.runtime.messaging.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on. It holds a sort key only: whose list, and which, is told by the request that brings the token, so nobody comes to another's
 * messages by it. Another list's token is refused, since its place would mean nothing there.
 */
final class PageToken {
    private static final int MARK = 6;
    // Of a sort key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    private static final int LONGEST_KEY = 1024;

    private PageToken() {}

    /**
     * @param pk of the list
     * @param reader who reads it
     */
    static String of(String pk, String reader, String sk) {
        byte[] place = sk.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(mark(pk, reader, sk), MARK + place.length);
        System.arraycopy(place, 0, token, MARK, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The sort key; nothing if it isn't a token of this list. */
    static Optional<String> read(String pk, String reader, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= MARK || bytes.length > MARK + LONGEST_KEY) {
            return Optional.empty();
        }
        String sk = new String(bytes, MARK, bytes.length - MARK, StandardCharsets.UTF_8);
        return of(pk, reader, sk).equals(token) ? Optional.of(sk) : Optional.empty();
    }

    private static byte[] mark(String pk, String reader, String sk) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256")
                    .digest((pk + '\n' + reader + '\n' + sk).getBytes(StandardCharsets.UTF_8)), MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
