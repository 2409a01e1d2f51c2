package dev.eventlabs.runtime.messaging.stream;

import dev.eventlabs.runtime.messaging.table.MessageTime;
import java.util.Optional;

/** What a record of the table's stream is to the lists of conversations. */
sealed interface NewMessage {

    /**
     * Somebody wrote something.
     *
     * @param sender his user's UUID, if the message says it: one who certainly has the conversation in his list
     */
    record Posted(String messageGroupUuid, MessageTime time, String text, Optional<String> sender)
            implements
                NewMessage {}

    /** Anything else that happens in the table. */
    record NoMessage() implements NewMessage {}

    /** It can't be shown in a list, whoever reads it and how often. */
    record Invalid(String reason) implements NewMessage {}
}
