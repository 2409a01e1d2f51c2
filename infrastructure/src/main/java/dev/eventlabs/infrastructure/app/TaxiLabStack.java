package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.TaxiLab;
import software.constructs.Construct;

/** The taxi lab under the names of the original. */
final class TaxiLabStack extends LabStack {
    TaxiLabStack(Construct scope, Profile profile) {
        super(scope, "TaxiLab", "taxi trips with DynamoDB, Aurora PostgreSQL and Lambda");

        TaxiLab lab = TaxiLab.Builder.create(this, "Taxi")
                .tripsTableName("aws-db-workshop-trips")
                .bookTripName("rider-book-trip")
                .acceptTripName("driver-accept-trip")
                .completeTripName("driver-complete-trip")
                .streamProcessorName("aws-db-workshop-ddb-stream-processor")
                .billingName("aws-db-workshop-billing")
                .apiName("taxi_trip_apis")
                .lifecycle(profile.lifecycle())
                .build();

        output("TaxiApiUrl", lab.getApi().getUrl());
        output("TripsTableName", lab.getTrips().getTable().getTableName());
        output("AuroraClusterEndpointName", lab.getDatabase().getHost());
        output("AuroraPort", lab.getDatabase().getPort());
        output("AuroraDBName", lab.getDatabase().getDatabaseName());
        output("StreamProcessorName", lab.getStreamProcessor().getFunction().getFunctionName());
        output("BillingFunctionName", lab.getBilling().getFunction().getFunctionName());
    }
}
