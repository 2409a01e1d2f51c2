package dev.eventlabs.infrastructure.constructs.database;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * The schema of a database: {@link Migrations} that a function applies during the deployment, before whatever depends on this
 * construct. A migration that fails fails the deployment, with the database's own message.
 *
 * <p>The function runs when the set of files changes, and answers CloudFormation itself: there is no provider framework in between.
 * When the stack goes, nothing is undone; the data go with the cluster, or stay.
 */
public final class DatabaseSchema extends Construct {
    private static final String HANDLER = "dev.eventlabs.runtime.migration.MigrateDatabase::handleRequest";
    /** CloudFormation waits longer than the function may run, so that it is the function that says what went wrong. */
    private static final Duration PATIENCE = Duration.minutes(2);

    private final AuroraPostgres database;
    private final JavaFunction function;
    private final CustomResource resource;

    private DatabaseSchema(Builder builder) {
        super(builder.scope, builder.id);
        database = builder.database;
        JavaFunction.Builder migrating = JavaFunction.Builder.create(this, "Function", HANDLER)
                .description("Applies the migrations of database " + database.getDatabaseName() + ".");
        builder.function.accept(migrating);
        migrating.code(builder.migrations.code())
                .timeout(builder.timeout)
                .network(database.getNetwork())
                .environment("SECRET_ARN", database.getMasterSecretArn())
                .environment("MIGRATIONS", builder.migrations.folder())
                .lifecycle(builder.lifecycle)
                // CloudFormation doesn't wait for the answer of the call, but for the upload.
                .asynchronous(a -> {});
        tellWhere(database, migrating::environment);
        function = migrating.build();
        database.grantMaster(function);

        resource = CustomResource.Builder.create(this, "Applied")
                .resourceType("Custom::DatabaseSchema")
                .serviceToken(function.getAlias().getFunctionArn())
                .serviceTimeout(builder.timeout.plus(PATIENCE))
                .properties(Map.of("Checksum", builder.migrations.checksum()))
                .build();
        // The name of the cluster is there before its writer answers, and a rule of a group before it is in force.
        resource.getNode().addDependency(database, database.getNetwork(), function);
    }

    /** The function that applies the migrations. */
    public JavaFunction getFunction() {
        return function;
    }

    /** Its function's: an event that failed for good waits. It has no actions yet. */
    public List<Alarm> getAlarms() {
        return function.getAlarms();
    }

    /** The custom resource; its attributes are {@code Version} and {@code Applied}. */
    public CustomResource getResource() {
        return resource;
    }

    /**
     * Has the function work on the database as this user: it is told where the database is ({@code DATABASE_HOST},
     * {@code DATABASE_PORT}, {@code DATABASE_NAME}, {@code DATABASE_USER}), may log in with a token
     * ({@link AuroraPostgres#grantConnect}), and is deployed after the migrations.
     *
     * @throws IllegalArgumentException when the user's name isn't one, or the function is outside any network; the message says
     *             what to do
     */
    public void connect(JavaFunction client, String databaseUser) {
        database.grantConnect(client, databaseUser);
        Function lambda = client.getFunction();
        tellWhere(database, lambda::addEnvironment);
        lambda.addEnvironment("DATABASE_USER", databaseUser);
        // New code may need the new schema; the schema never needs the new code.
        lambda.getNode().addDependency(resource);
    }

    private static void tellWhere(AuroraPostgres database, BiConsumer<String, String> environment) {
        environment.accept("DATABASE_HOST", database.getHost());
        environment.accept("DATABASE_PORT", database.getPort());
        environment.accept("DATABASE_NAME", database.getDatabaseName());
    }

    /** Builds a {@link DatabaseSchema}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final AuroraPostgres database;
        private final Migrations migrations;
        private Duration timeout = Duration.minutes(10);
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<JavaFunction.Builder> function = f -> {};

        private Builder(Construct scope, String id, AuroraPostgres database, Migrations migrations) {
            this.scope = scope;
            this.id = id;
            this.database = Objects.requireNonNull(database);
            this.migrations = Objects.requireNonNull(migrations);
        }

        /** Starts a schema in the scope: of which database, and made by which migrations. */
        public static Builder create(Construct scope, String id, AuroraPostgres database, Migrations migrations) {
            return new Builder(scope, id, database, migrations);
        }

        /** Default: 10 minutes for all migrations that are new; up to 15. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout);
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, the function's log is kept for a week and goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /**
         * Default: a {@code JavaFunction}'s own. The override is applied after our description; code, time-out, network, lifecycle
         * and what the function is told stay.
         */
        public Builder function(Consumer<JavaFunction.Builder> override) {
            this.function = this.function.andThen(override);
            return this;
        }

        /**
         * Adds the function and its custom resource to the scope.
         *
         * @throws IllegalArgumentException when the time-out is out of range; the message says what to do
         */
        public DatabaseSchema build() {
            return new DatabaseSchema(this);
        }
    }
}
