package dev.eventlabs.runtime.messaging.conversation;

import dev.eventlabs.runtime.messaging.table.MessageKeys;
import dev.eventlabs.runtime.messaging.table.MessageTime;
import dev.eventlabs.runtime.messaging.users.User;
import dev.eventlabs.runtime.retry.Backoff;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Posts messages, and starts conversations for them. Thread-safe. */
final class Writing {
    private static final int MOST_ATTEMPTS = 8;
    // Somebody would have to post a hundred messages into one conversation in one instant.
    private static final int MOST_MICROSECONDS = 100;

    private final MessageTable table;
    private final InstantSource clock;
    private final Supplier<String> uuids;
    private final Backoff backoff;

    Writing(MessageTable table, InstantSource clock, Supplier<String> uuids, Backoff backoff) {
        this.table = table;
        this.clock = clock;
        this.uuids = uuids;
        this.backoff = backoff;
    }

    Posting add(User sender, String messageGroupUuid, String text) {
        return table.isInList(MessageKeys.rows(sender.uuid()), messageGroupUuid)
                ? added(sender, messageGroupUuid, text)
                : new Posting.NotMember();
    }

    private Posting added(User sender, String messageGroupUuid, String text) {
        var time = new MessageTime(clock.instant());
        String uuid = uuids.get();
        for (int i = 0; i < MOST_MICROSECONDS; i++) {
            Map<String, AttributeValue> message = MessageItems.message(messageGroupUuid, time, uuid, sender, text);
            if (table.insert(message)) {
                return new Posting.Posted(messageGroupUuid, message);
            }
            time = time.next();
        }
        return new Posting.Unavailable("each of " + MOST_MICROSECONDS + " microseconds was taken");
    }

    /** To the conversation that the two have, or to a new one. Of two who start it at the same instant one does, and the other finds it. */
    Posting start(User sender, User receiver, String text) {
        if (sender.uuid().equals(receiver.uuid())) {
            return new Posting.ToOneself();
        }
        String pair = MessageKeys.pair(sender.uuid(), receiver.uuid());
        String fresh = uuids.get();
        var time = new MessageTime(clock.instant());
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<String> existing = table.conversation(pair);
            if (existing.isPresent()) {
                return added(sender, existing.get(), text);
            }
            Map<String, AttributeValue> message = MessageItems.message(fresh, time, uuids.get(), sender, text);
            switch (table.insertAll(List.of(MessageItems.claim(pair, fresh),
                    MessageItems.row(fresh, time, sender, receiver, text),
                    MessageItems.row(fresh, time, receiver, sender, text), message))) {
                case DONE -> {
                    return new Posting.Posted(fresh, message);
                }
                // The claim, which the next attempt finds; or one of the two has another conversation with a message of this microsecond.
                case TAKEN -> time = time.next();
                case BUSY -> backoff.pause(attempt);
            }
        }
        return new Posting.Unavailable("the conversation couldn't be started in " + MOST_ATTEMPTS + " attempts");
    }
}
