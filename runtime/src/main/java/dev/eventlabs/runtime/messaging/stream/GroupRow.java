package dev.eventlabs.runtime.messaging.stream;

import dev.eventlabs.runtime.messaging.table.MessageAttributes;
import dev.eventlabs.runtime.messaging.table.MessageKeys;
import dev.eventlabs.runtime.messaging.table.MessageTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A conversation in one person's list, as it was when it was read. */
record GroupRow(Map<String, AttributeValue> item) {

    String pk() {
        return item.get(MessageAttributes.PK).s();
    }

    String sk() {
        return item.get(MessageAttributes.SK).s();
    }

    /** Whose list it is in; the key itself if it is one of nobody's list. */
    String owner() {
        return MessageKeys.owner(pk()).orElse(pk());
    }

    /** Who has the conversation in his list too. */
    Optional<String> other() {
        return Optional.ofNullable(item.get(MessageAttributes.USER_UUID)).map(AttributeValue::s);
    }

    boolean isBefore(MessageTime time) {
        // A crowded row's sort key is behind its time, and before any other.
        return sk().compareTo(time.text()) < 0;
    }

    /** The row with a newer message, and all else that it had. */
    Map<String, AttributeValue> at(String sk, String message) {
        var moved = new HashMap<>(item);
        moved.put(MessageAttributes.SK, AttributeValue.fromS(sk));
        moved.put(MessageAttributes.MESSAGE, AttributeValue.fromS(message));
        return moved;
    }
}
