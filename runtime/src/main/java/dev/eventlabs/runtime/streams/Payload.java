package dev.eventlabs.runtime.streams;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What a record carries. */
sealed interface Payload {
    /** As much as is shown of a text, so that its log line stays below what CloudWatch Logs keeps of one. */
    int LONGEST_TEXT = 128 * 1024;
    /** As much as is shown of what is no text. */
    int FIRST_BYTES = 48;

    /** @param shown the text, cut after {@link #LONGEST_TEXT} characters */
    record Text(int sizeInBytes, String shown, boolean isCut) implements Payload {}

    /** Not UTF-8. @param firstBytes the first {@link #FIRST_BYTES} of it in base64 */
    record Binary(int sizeInBytes, String firstBytes) implements Payload {}

    /** @param data left as it is; null is empty */
    static Payload of(ByteBuffer data) {
        var bytes = new byte[data == null ? 0 : data.remaining()];
        if (data != null) {
            data.duplicate().get(bytes);
        }
        try {
            // A decoder by itself refuses what String's constructor would replace by question marks.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean isCut = text.length() > LONGEST_TEXT;
            return new Text(bytes.length, isCut ? text.substring(0, LONGEST_TEXT) : text, isCut);
        } catch (CharacterCodingException e) {
            return new Binary(bytes.length, Base64.getEncoder()
                    .encodeToString(Arrays.copyOf(bytes, Math.min(bytes.length, FIRST_BYTES))));
        }
    }
}
