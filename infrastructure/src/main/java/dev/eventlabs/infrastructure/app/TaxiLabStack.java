package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.labs.TaxiLab;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The taxi lab under the names of the original. */
final class TaxiLabStack extends Stack {
    TaxiLabStack(Construct scope, Profile profile) {
        super(scope, "TaxiLab",
                StackProps.builder().description("Eventlabs: taxi trips with DynamoDB, Aurora PostgreSQL and Lambda")
                        .build());

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

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
