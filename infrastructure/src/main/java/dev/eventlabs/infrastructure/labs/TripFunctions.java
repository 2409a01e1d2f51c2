package dev.eventlabs.infrastructure.labs;

import dev.eventlabs.infrastructure.constructs.api.LambdaApi;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import dev.eventlabs.infrastructure.constructs.table.StreamingTable;
import software.amazon.awscdk.Duration;
import software.constructs.Construct;

/** The three steps of a trip, a function each, and the API in front of them. */
record TripFunctions(JavaFunction book, JavaFunction accept, JavaFunction complete) {
    private static final String HANDLERS = "dev.eventlabs.runtime.taxi.trip.";
    /** API Gateway gives up after 29 seconds. */
    private static final Duration TIMEOUT = Duration.seconds(15);

    static TripFunctions of(Construct lab, TaxiLab.Builder builder, StreamingTable trips, PrivateNetwork network) {
        JavaFunction book = function(lab, "BookTrip", builder, trips, network)
                .functionName(builder.bookTripName)
                .description("Books a trip for a rider.")
                .build();
        trips.grantPut(book);
        JavaFunction accept = function(lab, "AcceptTrip", builder, trips, network)
                .functionName(builder.acceptTripName)
                .description("Gives a booked trip its driver.")
                .build();
        trips.grantUpdate(accept);
        JavaFunction complete = function(lab, "CompleteTrip", builder, trips, network)
                .functionName(builder.completeTripName)
                .description("Ends a trip that is under way, with its fare.")
                .build();
        trips.grantUpdate(complete);
        // Asked once before a snapshot is taken, so that what starts from it knows the way to DynamoDB.
        trips.grantGet(book);
        trips.grantGet(accept);
        trips.grantGet(complete);
        return new TripFunctions(book, accept, complete);
    }

    private static JavaFunction.Builder function(Construct lab, String handler, TaxiLab.Builder builder,
            StreamingTable trips, PrivateNetwork network) {
        return JavaFunction.Builder.create(lab, handler, HANDLERS + handler + "::handleRequest")
                .environment("TRIPS_TABLE", trips.getTable().getTableName())
                .network(network)
                .timeout(TIMEOUT)
                .lifecycle(builder.lifecycle);
    }

    /** The routes are GET because the lab's are, so that a browser can walk through it; POST is what a change should be. */
    LambdaApi api(Construct lab, TaxiLab.Builder builder) {
        LambdaApi api = LambdaApi.Builder.create(lab, "Api")
                .apiName(builder.apiName)
                .description("Trips of the taxi lab")
                .stageName(builder.stageName)
                .get("/riderbook", book)
                .route("POST", "/riderbook", book)
                .get("/driveraccept", accept)
                .route("POST", "/driveraccept", accept)
                .get("/drivercomplete", complete)
                .route("POST", "/drivercomplete", complete)
                .lifecycle(builder.lifecycle)
                .build();
        Open.acknowledge(api);
        return api;
    }
}
