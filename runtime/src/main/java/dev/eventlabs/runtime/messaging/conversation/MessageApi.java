package dev.eventlabs.runtime.messaging.conversation;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.client.AwsClients;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.environment.Environment;
import dev.eventlabs.runtime.http.Router;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.messaging.users.Users;
import dev.eventlabs.runtime.retry.Backoff;
import dev.eventlabs.runtime.snapstart.Priming;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Direct messages of signed-in users: {@code GET /api/message_groups}, {@code GET /api/messages/{message_group_uuid}}, both with {@code ?next=},
 * and {@code POST /api/messages} with {@code {"message", "handle"}} or {@code {"message", "message_group_uuid"}}.
 *
 * <p>200 {@code {"message_groups": [{"uuid", "display_name", "handle", "message", "created_at"}], "next"}}, newest first, of the other person and the
 * newest message; 200 {@code {"messages": […], "next"}}, oldest first; 201 the message with its {@code message_group_uuid}. There are 20 a page, and
 * {@code next} only if there are more. 400 {@code message_blank}, {@code message_exceed_max_chars_1024}, {@code user_receiver_handle_blank},
 * {@code user_receiver_is_sender}, {@code message_group_uuid_invalid}, {@code next_invalid}; 401 {@code not_signed_in}; 403 {@code not_a_member},
 * also of a conversation that doesn't exist, and {@code user_unknown} for who has signed in but isn't in the table of users; 404
 * {@code user_receiver_unknown}.
 *
 * <p>Environment: {@code MESSAGES_TABLE}, {@code MESSAGES_INDEX}, {@code DATABASE_HOST}, {@code DATABASE_PORT}, {@code DATABASE_NAME}, and
 * {@code DATABASE_USER}, which logs in by IAM.
 */
public final class MessageApi implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final Router router;
    private final Priming priming;

    /** As Lambda makes it. */
    public MessageApi() {
        this(Environment.ofProcess());
    }

    private MessageApi(Environment environment) {
        this(environment, environment.required("MESSAGES_TABLE"), environment.required("MESSAGES_INDEX"));
    }

    private MessageApi(Environment environment, String table, String index) {
        this(new MessageTable(AwsClients.build(DynamoDbClient.builder()), table, index),
                new Users(Database.ofEnvironment(environment, LONGEST_STATEMENT), InstantSource.system()),
                InstantSource.system(), StructuredLog.ofProcess());
    }

    MessageApi(MessageTable table, Users users, InstantSource clock, StructuredLog log) {
        // UUID and SecureRandom draw from the system at each call, so environments of one snapshot differ.
        var writing = new Writing(table, clock, () -> UUID.randomUUID().toString(),
                new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SecureRandom()));
        var answers = new MessageAnswers(users, new Reading(table), writing);
        this.router = new Router(log).get("/api/message_groups", answers::conversations)
                .get("/api/messages/{message_group_uuid}", answers::messages).post("/api/messages", answers::post);
        this.priming = Priming.register(() -> {
            table.warmUp();
            users.warmUp();
        }, log);
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return router.answer(event, context.getAwsRequestId());
    }
}
