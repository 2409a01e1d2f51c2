package dev.eventlabs.runtime.messaging.conversation;

import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.http.Request;
import dev.eventlabs.runtime.http.Response;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.messaging.users.Handle;
import dev.eventlabs.runtime.messaging.users.User;
import dev.eventlabs.runtime.messaging.users.Users;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From requests to answers. As thread-safe as the users: not at all. */
final class MessageAnswers {
    private static final Response NOT_A_MEMBER = Response.error(403, "not_a_member",
            "You are not in a conversation of this message_group_uuid. GET /api/message_groups lists yours.");

    private final Users users;
    private final Reading reading;
    private final Writing writing;

    MessageAnswers(Users users, Reading reading, Writing writing) {
        this.users = users;
        this.reading = reading;
        this.writing = writing;
    }

    Response conversations(Request request) {
        return asCaller(request, caller -> listed("message_groups", MessageItems::shownRow,
                reading.conversations(caller, next(request))));
    }

    Response messages(Request request) {
        Optional<String> uuid = Uuids.canonical(request.path("message_group_uuid"));
        return asCaller(request, caller -> uuid.isEmpty()
                ? Response.error(400, "message_group_uuid_invalid", Uuids.EXPECTED)
                : listed("messages", MessageItems::shownMessage,
                        reading.messages(caller, uuid.get(), next(request))));
    }

    Response post(Request request, Json.Fields body) {
        return asCaller(request, caller -> switch (DraftReader.read(body)) {
            case Draft.ToConversation(String uuid, String text) -> posted(writing.add(caller, uuid, text));
            case Draft.ToUser(String handle, String text) -> posted(users.withHandle(handle)
                    .map(receiver -> writing.start(caller, receiver, text))
                    .orElseGet(() -> new Posting.ToNobody(handle)));
            case Draft.Invalid(String error, String message) -> Response.error(400, error, message);
        });
    }

    /** An edge: whatever of the database or the table fails, it isn't the caller's fault. */
    private Response asCaller(Request request, Function<User, Response> answer) {
        String sub = request.claims().get("sub");
        if (sub == null || sub.isBlank()) {
            return Response.error(401, "not_signed_in",
                    "The request has no token of a signed-in user in Authorization.");
        }
        try {
            return users.signedInAs(sub).map(answer).orElseGet(() -> Response.error(403, "user_unknown",
                    "You are signed in, but not among the users yet. Try again in a moment, or have the users "
                            + "synchronised."));
        } catch (DatabaseFailure | SdkException e) {
            return Response.unavailable(e.getMessage());
        }
    }

    private static Optional<String> next(Request request) {
        return Optional.ofNullable(request.queryParameters().get("next"));
    }

    private static Response listed(String name, Function<Map<String, AttributeValue>, Json> shown, Listing listing) {
        return switch (listing) {
            case Listing.Listed(var items, var next) -> {
                var body = new LinkedHashMap<String, Json>();
                body.put(name, new Json.Array(items.stream().map(shown).toList()));
                next.ifPresent(token -> body.put("next", new Json.Text(token)));
                yield Response.of(200, new Json.Fields(body));
            }
            case Listing.NotMember() -> NOT_A_MEMBER;
            case Listing.BadToken() -> Response.error(400, "next_invalid",
                    "next isn't a token of this list; the one of its last page is expected, or none for its beginning.");
        };
    }

    private static Response posted(Posting posting) {
        return switch (posting) {
            case Posting.Posted(String messageGroupUuid, var message) -> {
                var body = new LinkedHashMap<String, Json>();
                body.put("message_group_uuid", new Json.Text(messageGroupUuid));
                body.putAll(MessageItems.shownMessage(message).byName());
                yield Response.of(201, new Json.Fields(body));
            }
            case Posting.NotMember() -> NOT_A_MEMBER;
            case Posting.ToNobody(String handle) -> Response.error(404, "user_receiver_unknown",
                    "There is nobody with " + (Handle.isOne(handle) ? "the handle " + handle : "such a handle") + ".");
            case Posting.ToOneself() -> Response.error(400, "user_receiver_is_sender",
                    "The handle is your own; another person's is expected.");
            case Posting.Unavailable(String reason) -> Response.unavailable(reason);
        };
    }
}
