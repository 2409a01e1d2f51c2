package dev.eventlabs.runtime.messaging.conversation;

import dev.eventlabs.runtime.json.Json;
import java.util.Optional;

/** Reads the body of {@code POST /api/messages}. */
final class DraftReader {
    /** In characters as people count them, nearly: code points. An emoji of one code point is one, a family of four with its joiners seven. */
    static final int LONGEST = 1024;

    private DraftReader() {}

    static Draft read(Json.Fields body) {
        Optional<Draft.Invalid> notText = notText(body, "message").or(() -> notText(body, "handle"))
                .or(() -> notText(body, "message_group_uuid"));
        if (notText.isPresent()) {
            return notText.get();
        }
        String text = text(body, "message").orElse("");
        if (isBlank(text)) {
            return new Draft.Invalid("message_blank", "The message is missing or blank; a text is expected.");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            return new Draft.Invalid("message_exceed_max_chars_1024",
                    "The message has " + length + " characters; " + LONGEST + " are allowed.");
        }
        return to(text(body, "handle"), text(body, "message_group_uuid"), text);
    }

    private static Draft to(Optional<String> handle, Optional<String> group, String text) {
        if (handle.isPresent() && group.isPresent()) {
            return new Draft.Invalid("bad_request", "Both handle and message_group_uuid are given; one is expected: "
                    + "whom to write to, or which conversation to go on with.");
        }
        if (group.isPresent()) {
            return Uuids.canonical(group.get()).<Draft>map(uuid -> new Draft.ToConversation(uuid, text))
                    .orElseGet(() -> new Draft.Invalid("message_group_uuid_invalid", Uuids.EXPECTED));
        }
        return handle.filter(each -> !isBlank(each)).<Draft>map(each -> new Draft.ToUser(each, text))
                .orElseGet(() -> new Draft.Invalid("user_receiver_handle_blank", "The handle is missing or blank; "
                        + "whom to write to is expected, or a message_group_uuid."));
    }

    private static Optional<Draft.Invalid> notText(Json.Fields body, String name) {
        Json value = body.byName().get(name);
        return value == null || value instanceof Json.Text || value instanceof Json.Null ? Optional.empty()
                : Optional.of(new Draft.Invalid("bad_request",
                        name + " is " + value.describe() + "; a text is expected."));
    }

    private static Optional<String> text(Json.Fields body, String name) {
        return body.byName().get(name) instanceof Json.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /** Whether there is nothing to see: a zero-width space is no message either. */
    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(each -> Character.isWhitespace(each) || Character.isSpaceChar(each)
                || Character.isISOControl(each) || Character.getType(each) == Character.FORMAT);
    }
}
