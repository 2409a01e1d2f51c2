package dev.eventlabs.runtime.messaging.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** UUIDs as people send them. */
final class Uuids {
    static final String EXPECTED = "The message_group_uuid isn't a UUID such as 5ae290ed-55d1-47a0-bc6d-fe2bc2700399.";

    // UUID.fromString also takes 1-1-1-1-1.
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Uuids() {}

    /** In lower case, as all keys are; nothing if it isn't one. */
    static Optional<String> canonical(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(each -> UUID.matcher(each).matches());
    }
}
