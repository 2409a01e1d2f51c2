package dev.eventlabs.runtime.messaging.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonObjects;
import dev.eventlabs.runtime.json.JsonReader;
import dev.eventlabs.runtime.json.JsonReading;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.messaging.users.Users;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One environment of the API's function, with a connection of its own to the database, and somebody who calls it. */
final class MessageApiFixture implements AutoCloseable {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Database database;
    private final MessageApi api;

    MessageApiFixture(DynamoDbClient dynamoDb, String table, PostgresEngine postgres, String database,
            InstantSource clock) {
        this.database = TestDatabases.database(postgres, database, "messaging_app");
        this.api = new MessageApi(new MessageTable(dynamoDb, table, "message-group-sk-index"),
                new Users(this.database, clock), clock,
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    /** Gives each of the handles a user whose {@code sub} is {@code sub-<handle>}. */
    static void addUsers(PostgresEngine postgres, String database, Iterable<String> handles) {
        handles.forEach(handle -> postgres.execute(database, "insert into users (display_name, handle, email, "
                + "cognito_user_id) values ('Name of " + handle + "', '" + handle + "', '" + handle
                + "@example.com', 'sub-" + handle + "')"));
    }

    record Answer(int status, String text) {

        Json.Fields json() {
            assertThat(new JsonReader().read(text)).isInstanceOf(JsonReading.Read.class);
            return (Json.Fields) ((JsonReading.Read) new JsonReader().read(text)).value();
        }

        String field(String name) {
            return ((Json.Text) json().byName().get(name)).value();
        }

        boolean has(String name) {
            return json().byName().containsKey(name);
        }

        /** Of each element of a list the text of one field. */
        List<String> each(String list, String field) {
            return ((Json.Array) json().byName().get(list)).elements().stream()
                    .map(element -> ((Json.Text) ((Json.Fields) element).byName().get(field)).value()).toList();
        }

        void isError(int expected, String error) {
            assertThat(text).startsWith("{\"error\":\"" + error + "\",\"message\":\"");
            assertThat(status).isEqualTo(expected);
        }
    }

    Answer groups(String caller) {
        return call(caller, event("GET", "/api/message_groups"));
    }

    Answer groups(String caller, String next) {
        return call(caller, event("GET", "/api/message_groups").withQueryStringParameters(Map.of("next", next)));
    }

    Answer messages(String caller, String group) {
        return call(caller, ofGroup(group));
    }

    Answer messages(String caller, String group, String next) {
        return call(caller, ofGroup(group).withQueryStringParameters(Map.of("next", next)));
    }

    private static APIGatewayProxyRequestEvent ofGroup(String group) {
        return event("GET", "/api/messages/" + group).withResource("/api/messages/{message_group_uuid}")
                .withPathParameters(Map.of("message_group_uuid", group));
    }

    Answer start(String caller, String handle, String message) {
        return post(caller, text(Map.of("handle", handle, "message", message)));
    }

    Answer add(String caller, String group, String message) {
        return post(caller, text(Map.of("message_group_uuid", group, "message", message)));
    }

    private static String text(Map<String, String> fields) {
        var json = new LinkedHashMap<String, Json>();
        fields.forEach((name, value) -> json.put(name, new Json.Text(value)));
        return new JsonObjects().text(new Json.Fields(json));
    }

    Answer post(String caller, String body) {
        return call(caller, event("POST", "/api/messages").withBody(body));
    }

    private Answer call(String caller, APIGatewayProxyRequestEvent event) {
        var context = new ProxyRequestContext();
        if (caller != null) {
            context.setAuthorizer(new HashMap<>(Map.of("claims", Map.of("sub", "sub-" + caller))));
        }
        APIGatewayProxyResponseEvent answer = api.handleRequest(event.withRequestContext(context),
                new TestContext("r-1", 1_000));
        return new Answer(answer.getStatusCode(), answer.getBody());
    }

    private static APIGatewayProxyRequestEvent event(String method, String path) {
        return new APIGatewayProxyRequestEvent().withHttpMethod(method).withPath(path).withResource(path);
    }

    String log() {
        return log.toString(UTF_8);
    }

    @Override
    public void close() {
        database.close();
    }
}
