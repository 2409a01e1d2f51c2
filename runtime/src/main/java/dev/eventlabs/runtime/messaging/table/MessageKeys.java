package dev.eventlabs.runtime.messaging.table;

import java.util.Optional;

/** The partition keys of the table, and the sort keys that aren't simply a time. */
public final class MessageKeys {
    /** The sort key of a claim. */
    public static final String CLAIM = "PAIR";

    private static final String MESSAGES = "MSG#";
    private static final String ROWS = "GRP#";
    private static final String CROWDED = "#";

    private MessageKeys() {}

    /** The messages of a conversation, each at its time. */
    public static String messages(String messageGroupUuid) {
        return MESSAGES + messageGroupUuid;
    }

    /** @return the conversation that the key has the messages of; nothing if it is the key of something else */
    public static Optional<String> conversation(String pk) {
        return after(MESSAGES, pk);
    }

    /** A person's list of conversations, each at the time of its newest message. */
    public static String rows(String userUuid) {
        return ROWS + userUuid;
    }

    /** @return whose list has this key; nothing if it is the key of something else */
    public static Optional<String> owner(String pk) {
        return after(ROWS, pk);
    }

    /** What the conversation of two people is claimed by, so that they never have a second one: whoever of them starts it. */
    public static String pair(String userUuid, String otherUuid) {
        return userUuid.compareTo(otherUuid) < 0 ? "PAIR#" + userUuid + "#" + otherUuid
                : "PAIR#" + otherUuid + "#" + userUuid;
    }

    /**
     * Where a row is if the person has another conversation with a message of the same microsecond: behind it, and before the next
     * microsecond.
     */
    public static String crowded(MessageTime time, String messageGroupUuid) {
        return time.text() + CROWDED + messageGroupUuid;
    }

    /** The time of a row's newest message. */
    public static String time(String rowSk) {
        int end = rowSk.indexOf(CROWDED);
        return end < 0 ? rowSk : rowSk.substring(0, end);
    }

    private static Optional<String> after(String prefix, String key) {
        return key != null && key.startsWith(prefix) && key.length() > prefix.length()
                ? Optional.of(key.substring(prefix.length()))
                : Optional.empty();
    }
}
