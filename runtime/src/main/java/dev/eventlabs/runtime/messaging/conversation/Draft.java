package dev.eventlabs.runtime.messaging.conversation;

/** What somebody wants to be posted. */
sealed interface Draft {

    /** To somebody, with whom there may be a conversation already. */
    record ToUser(String handle, String text) implements Draft {}

    /** To a conversation. */
    record ToConversation(String messageGroupUuid, String text) implements Draft {}

    /** It can't be posted, whoever wants it. */
    record Invalid(String error, String message) implements Draft {}
}
