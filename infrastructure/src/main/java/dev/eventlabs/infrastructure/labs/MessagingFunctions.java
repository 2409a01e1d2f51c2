package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.database.DatabaseSchema;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** The functions of the messaging lab: what the API asks, what moves conversations, what makes users, mends and finds them. */
record MessagingFunctions(JavaFunction api, JavaFunction stream, JavaFunction confirmUser, JavaFunction syncUsers,
        JavaFunction findUsers) {
    private static final String HANDLERS = "dev.eventlabs.runtime.messaging.";
    private static final String DATABASE_USER = "messaging_app";

    static MessagingFunctions of(Construct lab, MessagingLab.Builder builder, StreamingTable messages,
            PrivateNetwork network, DatabaseSchema schema) {
        JavaFunction api = onTable(lab, "MessageApi", "conversation", builder, messages, network)
                .description("Answers the API: lists conversations and messages, and takes new ones.")
                // API Gateway gives up after 29 seconds.
                .timeout(Duration.seconds(15))
                .build();
        messages.grantPut(api);
        messages.grantQuery(api);
        schema.connect(api, DATABASE_USER);

        JavaFunction stream = onTable(lab, "MoveConversations", "stream", builder, messages, network)
                .functionName(builder.streamFunctionName)
                .description("Moves each conversation with a new message to the top of its people's lists.")
                .timeout(Duration.seconds(60))
                .build();
        messages.grantPut(stream);
        messages.grantDelete(stream);
        messages.grantQuery(stream);

        JavaFunction confirmUser = onUsers(lab, "ConfirmUser", builder, network)
                .description("Makes the row of somebody who has signed up and confirmed the address.")
                // Cognito waits for 5 seconds; a database that is away for a while gets its row all the same.
                .timeout(Duration.minutes(1))
                .build();
        schema.connect(confirmUser, DATABASE_USER);
        JavaFunction syncUsers = onUsers(lab, "SyncUsers", builder, network)
                .description("Writes users of the pool, whom it is told, to the database.")
                .timeout(Duration.minutes(1))
                .build();
        schema.connect(syncUsers, DATABASE_USER);
        JavaFunction findUsers = onUsers(lab, "FindUsers", builder, network)
                .description("Tells who has a handle, to those who can't reach the database.")
                .build();
        schema.connect(findUsers, DATABASE_USER);
        return new MessagingFunctions(api, stream, confirmUser, syncUsers, findUsers);
    }

    private static JavaFunction.Builder onTable(Construct lab, String handler, String feature,
            MessagingLab.Builder builder, StreamingTable messages, PrivateNetwork network) {
        return function(lab, handler, feature, builder, network)
                .environment("MESSAGES_TABLE", messages.getTable().getTableName())
                .environment("MESSAGES_INDEX", MessagingLab.INDEX);
    }

    private static JavaFunction.Builder onUsers(Construct lab, String handler, MessagingLab.Builder builder,
            PrivateNetwork network) {
        return function(lab, handler, "users", builder, network);
    }

    private static JavaFunction.Builder function(Construct lab, String handler, String feature,
            MessagingLab.Builder builder, PrivateNetwork network) {
        return JavaFunction.Builder
                .create(lab, handler, HANDLERS + feature + "." + handler + "::handleRequest")
                .network(network)
                .lifecycle(builder.lifecycle);
    }
}
