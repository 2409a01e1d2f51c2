package dev.eventlabs.runtime.messaging.users;

/** What users are called by. */
public final class Handle {
    /** In characters. */
    public static final int LONGEST = 64;

    private Handle() {}

    /** Whether it can be anybody's handle: 1 to 64 characters that can be seen, no blanks. */
    public static boolean isOne(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().noneMatch(Handle::isInvisible);
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character)
                || Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
