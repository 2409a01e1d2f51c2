package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.database.AuroraPostgres;
import dev.eventlabs.infrastructure.constructs.database.DatabaseSchema;
import dev.eventlabs.infrastructure.constructs.database.Migrations;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.function.StreamConsumer;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import dev.eventlabs.infrastructure.constructs.observability.LabDashboard;
import dev.eventlabs.infrastructure.constructs.stream.RecordFilter;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import dev.eventlabs.infrastructure.constructs.users.UserDirectory;
import java.util.Objects;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.constructs.Construct;

/**
 * Direct messages between people who have signed up. Conversations and their messages are in one table; for each new message the
 * table's stream has the conversation moved to the top of both people's lists. Who somebody is, a user directory says; what they
 * are called, PostgreSQL, where a row is made when they confirm their address.
 *
 * <p>All functions are in a network without a way to the internet: DynamoDB is reached through a gateway endpoint, which is free.
 * Only signed-in users get as far as the API.
 */
public final class MessagingLab extends Construct {
    /** Rows of conversations by conversation. Messages lack its key, so that it is small. */
    static final String INDEX = "message-group-sk-index";
    private static final String MIGRATIONS = "db/messaging";

    private final StreamingTable messages;
    private final PrivateNetwork network;
    private final AuroraPostgres database;
    private final DatabaseSchema schema;
    private final MessagingFunctions functions;
    private final UserDirectory users;
    private final LambdaApi api;
    private final StreamConsumer consumer;
    private final LabDashboard dashboard;

    private MessagingLab(Builder builder) {
        super(builder.scope, builder.id);
        DataLifecycle lifecycle = builder.lifecycle;

        messages = StreamingTable.Builder.create(this, "Messages", "pk", AttributeType.STRING, StreamViewType.NEW_IMAGE)
                .sortKey("sk", AttributeType.STRING)
                .index(INDEX, "message_group_uuid", AttributeType.STRING, "sk", AttributeType.STRING)
                .tableName(builder.tableName)
                .lifecycle(lifecycle)
                .build();
        network = PrivateNetwork.Builder.create(this, "Network").lifecycle(lifecycle).build();
        database = AuroraPostgres.Builder.create(this, "Database", network, "cruddur")
                .capacity(builder.leastUnits, builder.mostUnits)
                .lifecycle(lifecycle)
                .build();
        schema = DatabaseSchema.Builder.create(this, "Schema", database, Migrations.ofRuntime(MIGRATIONS))
                .lifecycle(lifecycle)
                .build();

        functions = MessagingFunctions.of(this, builder, messages, network, schema);
        users = UserDirectory.Builder.create(this, "Users")
                .onConfirmed(functions.confirmUser())
                .lifecycle(lifecycle)
                .build();
        api = LambdaApi.Builder.create(this, "Api")
                .description("Direct messages of the messaging lab")
                .stageName(builder.stageName)
                .get("/api/message_groups", functions.api())
                .get("/api/messages/{message_group_uuid}", functions.api())
                // Without a model: which of several things is wrong with a message, its own code says.
                .route("POST", "/api/messages", functions.api())
                .signedIn(users)
                .lifecycle(lifecycle)
                .build();
        consumer = functions.stream().consume(messages, c -> c
                // Rows of conversations are written for it, and come through the stream as well: without this it would chase itself.
                .filter(RecordFilter.insert()
                        .and(RecordFilter.on("dynamodb", "Keys", "pk", "S").startingWith("MSG#")))
                .retries(10));

        dashboard = LabDashboard.Builder.create(this, "Dashboard")
                .api("API", api)
                .function("Message API", functions.api())
                .function("Stream function", functions.stream())
                .consumer("Stream function", consumer)
                .function("Confirm user", functions.confirmUser())
                .function("Sync users", functions.syncUsers())
                .function("Find users", functions.findUsers())
                .function("Schema", schema.getFunction())
                .users("Users", users)
                .database("Database", database)
                .build();
    }

    /** Conversations and messages, by {@code pk} and {@code sk}, with a stream of what is new. */
    public StreamingTable getMessages() {
        return messages;
    }

    /** Where functions and database are. */
    public PrivateNetwork getNetwork() {
        return network;
    }

    /** Who is called how. */
    public AuroraPostgres getDatabase() {
        return database;
    }

    /** What makes the database's table of users. */
    public DatabaseSchema getSchema() {
        return schema;
    }

    /** Who may sign in, and sign up. */
    public UserDirectory getUsers() {
        return users;
    }

    /** {@code GET /api/message_groups}, {@code GET /api/messages/{message_group_uuid}} and {@code POST /api/messages}. */
    public LambdaApi getApi() {
        return api;
    }

    /** Answers the API. */
    public JavaFunction getMessageApi() {
        return functions.api();
    }

    /** Moves conversations; the table's stream invokes it. */
    public JavaFunction getStreamFunction() {
        return functions.stream();
    }

    /** How that one consumes the stream, and where it says what it gave up. */
    public StreamConsumer getConsumer() {
        return consumer;
    }

    /** Makes the rows of new users; the user directory invokes it. */
    public JavaFunction getConfirmUser() {
        return functions.confirmUser();
    }

    /** Writes users that it is told to the database: for those whom the directory has and the database doesn't. */
    public JavaFunction getSyncUsers() {
        return functions.syncUsers();
    }

    /** Tells who has a handle: for tools outside the network. */
    public JavaFunction getFindUsers() {
        return functions.findUsers();
    }

    /** API, functions, users and database at a glance. */
    public LabDashboard getDashboard() {
        return dashboard;
    }

    /** Builds a {@link MessagingLab}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String tableName;
        String streamFunctionName;
        private String stageName = "prod";
        private double leastUnits = 0.5;
        private double mostUnits = 2;
        DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a lab in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: CloudFormation generates a name. */
        public Builder tableName(String tableName) {
            this.tableName = tableName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder streamFunctionName(String streamFunctionName) {
            this.streamFunctionName = streamFunctionName;
            return this;
        }

        /** Default: {@code prod}. */
        public Builder stageName(String stageName) {
            this.stageName = stageName;
            return this;
        }

        /**
         * Default: 0.5 to 2 Aurora capacity units. With at least 0 the database pauses when nobody has been there for five
         * minutes, and costs nothing then; but the first who confirms an address after that sees an error, since Cognito waits
         * for 5 seconds and the database wakes up in 15, and the first who writes waits as long.
         */
        public Builder databaseCapacity(double least, double most) {
            this.leastUnits = least;
            this.mostUnits = most;
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, everything goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /**
         * Adds the lab to the scope.
         *
         * @throws IllegalArgumentException when the database can't have such a capacity; the message says what to do
         */
        public MessagingLab build() {
            return new MessagingLab(this);
        }
    }
}
