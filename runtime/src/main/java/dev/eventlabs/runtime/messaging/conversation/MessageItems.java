package dev.eventlabs.runtime.messaging.conversation;

import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.messaging.table.MessageAttributes;
import dev.eventlabs.runtime.messaging.table.MessageKeys;
import dev.eventlabs.runtime.messaging.table.MessageTime;
import dev.eventlabs.runtime.messaging.users.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of the table, and how they are shown. */
final class MessageItems {

    private MessageItems() {}

    static Map<String, AttributeValue> message(String messageGroupUuid, MessageTime time, String uuid, User sender,
            String text) {
        Map<String, AttributeValue> item = of(MessageKeys.messages(messageGroupUuid), time.text());
        item.put(MessageAttributes.MESSAGE_UUID, AttributeValue.fromS(uuid));
        item.put(MessageAttributes.MESSAGE, AttributeValue.fromS(text));
        return with(sender, item);
    }

    static Map<String, AttributeValue> row(String messageGroupUuid, MessageTime time, User owner, User other,
            String text) {
        Map<String, AttributeValue> item = of(MessageKeys.rows(owner.uuid()), time.text());
        item.put(MessageAttributes.MESSAGE_GROUP_UUID, AttributeValue.fromS(messageGroupUuid));
        item.put(MessageAttributes.MESSAGE, AttributeValue.fromS(text));
        return with(other, item);
    }

    static Map<String, AttributeValue> claim(String pair, String messageGroupUuid) {
        Map<String, AttributeValue> item = of(pair, MessageKeys.CLAIM);
        item.put(MessageAttributes.CONVERSATION_UUID, AttributeValue.fromS(messageGroupUuid));
        return item;
    }

    private static Map<String, AttributeValue> of(String pk, String sk) {
        var item = new HashMap<String, AttributeValue>();
        item.put(MessageAttributes.PK, AttributeValue.fromS(pk));
        item.put(MessageAttributes.SK, AttributeValue.fromS(sk));
        return item;
    }

    private static Map<String, AttributeValue> with(User user, Map<String, AttributeValue> item) {
        item.put(MessageAttributes.USER_UUID, AttributeValue.fromS(user.uuid()));
        item.put(MessageAttributes.USER_DISPLAY_NAME, AttributeValue.fromS(user.displayName()));
        item.put(MessageAttributes.USER_HANDLE, AttributeValue.fromS(user.handle()));
        return item;
    }

    /** With the names that the lab's own API has. */
    static Json.Fields shownMessage(Map<String, AttributeValue> item) {
        return shown(MessageAttributes.MESSAGE_UUID, item);
    }

    static Json.Fields shownRow(Map<String, AttributeValue> item) {
        return shown(MessageAttributes.MESSAGE_GROUP_UUID, item);
    }

    private static Json.Fields shown(String uuid, Map<String, AttributeValue> item) {
        var fields = new LinkedHashMap<String, Json>();
        fields.put("uuid", text(item, uuid));
        fields.put("display_name", text(item, MessageAttributes.USER_DISPLAY_NAME));
        fields.put("handle", text(item, MessageAttributes.USER_HANDLE));
        fields.put("message", text(item, MessageAttributes.MESSAGE));
        fields.put("created_at", new Json.Text(MessageKeys.time(item.get(MessageAttributes.SK).s())));
        return new Json.Fields(fields);
    }

    private static Json text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? new Json.Null() : new Json.Text(value.s());
    }
}
