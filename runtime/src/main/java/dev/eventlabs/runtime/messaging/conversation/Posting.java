package dev.eventlabs.runtime.messaging.conversation;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of a message that was to be posted. */
sealed interface Posting {

    /** @param message as it is stored */
    record Posted(String messageGroupUuid, Map<String, AttributeValue> message) implements Posting {}

    /** The sender isn't in the conversation, or there is none. */
    record NotMember() implements Posting {}

    record ToNobody(String handle) implements Posting {}

    record ToOneself() implements Posting {}

    /** Others were in the way each time. */
    record Unavailable(String reason) implements Posting {}
}
