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
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.constructs.Construct;

/**
 * Taxi trips from the booking to the bill. An API books, accepts and completes trips in a table; what is completed, the table's
 * stream carries to PostgreSQL, each trip once; a procedure there bills trips and pays drivers.
 *
 * <p>All functions are in a network without a way to the internet. The stream's processor logs in to the database as
 * {@code taxi_app} with a token, the billing as {@code taxi_billing}; only the function that applies the migrations reads a password.
 */
public final class TaxiLab extends Construct {
    private static final String HANDLERS = "dev.eventlabs.runtime.taxi.";
    private static final String MIGRATIONS = "db/taxi";
    private static final String STORING_USER = "taxi_app";
    private static final String BILLING_USER = "taxi_billing";

    private final StreamingTable trips;
    private final PrivateNetwork network;
    private final AuroraPostgres database;
    private final DatabaseSchema schema;
    private final TripFunctions functions;
    private final LambdaApi api;
    private final JavaFunction streamProcessor;
    private final StreamConsumer consumer;
    private final JavaFunction billing;
    private final LabDashboard dashboard;

    private TaxiLab(Builder builder) {
        super(builder.scope, builder.id);
        DataLifecycle lifecycle = builder.lifecycle;

        trips = StreamingTable.Builder
                .create(this, "Trips", "riderid", AttributeType.STRING, StreamViewType.NEW_AND_OLD_IMAGES)
                .sortKey("tripinfo", AttributeType.STRING)
                .tableName(builder.tripsTableName)
                .lifecycle(lifecycle)
                .build();
        network = PrivateNetwork.Builder.create(this, "Network").lifecycle(lifecycle).build();
        database = AuroraPostgres.Builder.create(this, "Database", network, "taxidb").lifecycle(lifecycle).build();
        schema = DatabaseSchema.Builder.create(this, "Schema", database, Migrations.ofRuntime(MIGRATIONS))
                .lifecycle(lifecycle)
                .build();

        functions = TripFunctions.of(this, builder, trips, network);
        api = functions.api(this, builder);

        streamProcessor = JavaFunction.Builder
                .create(this, "StreamProcessor", HANDLERS + "billing.StoreCompletedTrips::handleRequest")
                .functionName(builder.streamProcessorName)
                .description("Stores completed trips in PostgreSQL, each once.")
                .network(network)
                // A database that is away is waited for within an invocation; the last minute and a half is for the batch.
                .timeout(Duration.minutes(5))
                .lifecycle(lifecycle)
                .build();
        schema.connect(streamProcessor, STORING_USER);
        // Few retries: a trip that the database refuses holds up the others of its shard for as long as it is tried.
        consumer = streamProcessor.consume(trips, c -> c
                // One statement stores a batch, and costs little more for 500 trips than for 100.
                .batchSize(500)
                .filter(RecordFilter.modify()
                        .and(RecordFilter.on("dynamodb", "NewImage", "STATUS", "S").equalTo("Completed"))));

        billing = JavaFunction.Builder
                .create(this, "Billing", HANDLERS + "billing.RunBilling::handleRequest")
                .functionName(builder.billingName)
                .description("Bills completed trips and pays the drivers.")
                .network(network)
                // A paused database takes a while to wake up, and a long day's trips may be many.
                .timeout(Duration.minutes(5))
                .lifecycle(lifecycle)
                .build();
        schema.connect(billing, BILLING_USER);

        dashboard = LabDashboard.Builder.create(this, "Dashboard")
                .api("API", api)
                .function("Book trip", functions.book())
                .function("Accept trip", functions.accept())
                .function("Complete trip", functions.complete())
                .function("Stream processor", streamProcessor)
                .consumer("Stream processor", consumer)
                .function("Billing", billing)
                .function("Schema", schema.getFunction())
                .database("Database", database)
                .build();
    }

    /** Trips, by {@code riderid} and {@code tripinfo}, with a stream of their changes. */
    public StreamingTable getTrips() {
        return trips;
    }

    /** Where functions and database are. */
    public PrivateNetwork getNetwork() {
        return network;
    }

    /** Completed trips, bills and payments. */
    public AuroraPostgres getDatabase() {
        return database;
    }

    /** What makes the database's tables and procedure. */
    public DatabaseSchema getSchema() {
        return schema;
    }

    /** {@code /riderbook}, {@code /driveraccept} and {@code /drivercomplete}, with GET or POST. */
    public LambdaApi getApi() {
        return api;
    }

    /** Books trips. */
    public JavaFunction getBookTrip() {
        return functions.book();
    }

    /** Gives a booked trip its driver. */
    public JavaFunction getAcceptTrip() {
        return functions.accept();
    }

    /** Ends a trip, with its fare. */
    public JavaFunction getCompleteTrip() {
        return functions.complete();
    }

    /** Stores completed trips; the table's stream invokes it. */
    public JavaFunction getStreamProcessor() {
        return streamProcessor;
    }

    /** How the processor consumes the stream, and where it says what it gave up. */
    public StreamConsumer getConsumer() {
        return consumer;
    }

    /** Bills completed trips and pays the drivers, for callers who can't reach the database; invoke it with anything. */
    public JavaFunction getBilling() {
        return billing;
    }

    /** API, functions and database at a glance. */
    public LabDashboard getDashboard() {
        return dashboard;
    }

    /** Builds a {@link TaxiLab}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String tripsTableName;
        private String streamProcessorName;
        private String billingName;
        String bookTripName;
        String acceptTripName;
        String completeTripName;
        String apiName;
        String stageName = "test";
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
        public Builder tripsTableName(String tripsTableName) {
            this.tripsTableName = tripsTableName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder bookTripName(String bookTripName) {
            this.bookTripName = bookTripName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder acceptTripName(String acceptTripName) {
            this.acceptTripName = acceptTripName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder completeTripName(String completeTripName) {
            this.completeTripName = completeTripName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder streamProcessorName(String streamProcessorName) {
            this.streamProcessorName = streamProcessorName;
            return this;
        }

        /** Default: CloudFormation generates a name. */
        public Builder billingName(String billingName) {
            this.billingName = billingName;
            return this;
        }

        /** Default: made of the construct's path. */
        public Builder apiName(String apiName) {
            this.apiName = apiName;
            return this;
        }

        /** Default: {@code test}, as in the original. */
        public Builder stageName(String stageName) {
            this.stageName = stageName;
            return this;
        }

        /** Default: {@link DataLifecycle#DISPOSABLE}, everything goes with the stack. */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Adds the lab to the scope. */
        public TaxiLab build() {
            return new TaxiLab(this);
        }
    }
}
