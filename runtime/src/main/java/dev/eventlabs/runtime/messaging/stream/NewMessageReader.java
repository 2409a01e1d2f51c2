package dev.eventlabs.runtime.messaging.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.eventlabs.runtime.messaging.table.MessageAttributes;
import dev.eventlabs.runtime.messaging.table.MessageKeys;
import dev.eventlabs.runtime.messaging.table.MessageTime;
import java.util.Map;
import java.util.Optional;

/** Reads what Lambda delivers of the stream of the table. */
final class NewMessageReader {

    private NewMessageReader() {}

    static NewMessage read(DynamodbStreamRecord record) {
        if (!"INSERT".equals(record.getEventName()) || record.getDynamodb() == null) {
            return new NewMessage.NoMessage();
        }
        Map<String, AttributeValue> keys = record.getDynamodb().getKeys();
        Optional<String> conversation = text(keys, MessageAttributes.PK).flatMap(MessageKeys::conversation);
        if (conversation.isEmpty()) {
            return new NewMessage.NoMessage();
        }
        Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
        if (image == null) {
            return new NewMessage.Invalid("NewImage is missing: the stream of the table must show NEW_IMAGE");
        }
        // A time written in another way would sort wrongly: a conversation could stay at it for ever.
        Optional<MessageTime> time = text(keys, MessageAttributes.SK).flatMap(MessageTime::read);
        if (time.isEmpty()) {
            return new NewMessage.Invalid("its sk isn't a time such as 2026-12-31T23:59:59.999999Z");
        }
        return text(image, MessageAttributes.MESSAGE)
                .<NewMessage>map(text -> new NewMessage.Posted(conversation.get(), time.get(), text,
                        text(image, MessageAttributes.USER_UUID)))
                .orElseGet(() -> new NewMessage.Invalid("message is missing, or no text"));
    }

    private static Optional<String> text(Map<String, AttributeValue> attributes, String name) {
        return Optional.ofNullable(attributes).map(all -> all.get(name)).map(AttributeValue::getS);
    }
}
