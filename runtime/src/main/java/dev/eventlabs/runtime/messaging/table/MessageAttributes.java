package dev.eventlabs.runtime.messaging.table;

/** The names of the table's attributes. All are texts. */
public final class MessageAttributes {
    public static final String PK = "pk";
    public static final String SK = "sk";
    /** Of a row in somebody's list only: it is the key of the index, where nothing else may be. */
    public static final String MESSAGE_GROUP_UUID = "message_group_uuid";
    public static final String MESSAGE = "message";
    public static final String MESSAGE_UUID = "message_uuid";
    /** Of a message who wrote it, of a row in somebody's list who the other person is; so are the next two. */
    public static final String USER_UUID = "user_uuid";
    public static final String USER_DISPLAY_NAME = "user_display_name";
    public static final String USER_HANDLE = "user_handle";
    /** Of the claim of two people only. */
    public static final String CONVERSATION_UUID = "conversation_uuid";

    private MessageAttributes() {}
}
