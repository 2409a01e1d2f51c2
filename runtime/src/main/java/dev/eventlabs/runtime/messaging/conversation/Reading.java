package dev.eventlabs.runtime.messaging.conversation;

import dev.eventlabs.runtime.messaging.table.MessageKeys;
import dev.eventlabs.runtime.messaging.users.User;
import java.util.Optional;

/** Shows conversations and messages to those who are in them, 20 at a time, of all years. Thread-safe. */
final class Reading {
    private static final int PAGE = 20;

    private final MessageTable table;

    Reading(MessageTable table) {
        this.table = table;
    }

    /** Newest first. A conversation that rises while somebody turns the pages is on the first one, and missed by who is past it. */
    Listing conversations(User reader, Optional<String> token) {
        return page(MessageKeys.rows(reader.uuid()), reader, false, token);
    }

    /** Oldest first. */
    Listing messages(User reader, String messageGroupUuid, Optional<String> token) {
        return table.isInList(MessageKeys.rows(reader.uuid()), messageGroupUuid)
                ? page(MessageKeys.messages(messageGroupUuid), reader, true, token)
                : new Listing.NotMember();
    }

    private Listing page(String pk, User reader, boolean oldestFirst, Optional<String> token) {
        Optional<String> after = token.flatMap(each -> PageToken.read(pk, reader.uuid(), each));
        if (token.isPresent() && after.isEmpty()) {
            return new Listing.BadToken();
        }
        Page page = table.page(pk, oldestFirst, PAGE, after);
        return new Listing.Listed(page.items(), page.next().map(sk -> PageToken.of(pk, reader.uuid(), sk)));
    }
}
