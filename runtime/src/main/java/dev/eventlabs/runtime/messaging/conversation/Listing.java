package dev.eventlabs.runtime.messaging.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of a list that was to be shown. */
sealed interface Listing {

    /** @param next the token of what follows; nothing at the end of the list */
    record Listed(List<Map<String, AttributeValue>> items, Optional<String> next) implements Listing {}

    /** The reader isn't in the conversation, or there is none. */
    record NotMember() implements Listing {}

    /** What was given as {@code next} is no token of this list. */
    record BadToken() implements Listing {}
}
