package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import java.util.List;

/** An API, a table, its stream, and a relational database behind it. */
public final class TaxiLab implements Lab {

    static final String STACK = "TaxiLab";

    @Override
    public String name() {
        return STACK;
    }

    @Override
    public String summary() {
        return "taxi trips through a REST API and DynamoDB to Aurora PostgreSQL, where they are billed, each once";
    }

    @Override
    public String promise() {
        return "each trip stored once and billed once";
    }

    @Override
    public List<String> linesToTry(StackOutputs outputs) {
        return List.of(
                "./lab taxi ride             # books, accepts and completes a trip",
                "./lab taxi bill             # bills what is completed, with the procedure's notices",
                "./lab taxi psql             # the database: \\d trips, select * from trips;",
                "curl '" + outputs.get("TaxiApiUrl") + "riderbook?rider_id=71463&rider_mobile=%2B11492133668'");
    }

    @Override
    public void demo(Story story, Clients clients, StackOutputs outputs) {
        try (TripsApi api = new TripsApi(outputs.get("TaxiApiUrl"));
                TripRows rows = TripRows.of(TaxiDatabase.of(clients, outputs))) {
            Trip trip = new RideWalkthrough(story, api, new TripItems(clients, outputs.get("TripsTableName"))).run();
            List<Trip> trips = new StoredWalkthrough(story, api, rows).run(trip);
            new BillingWalkthrough(story, rows, new BillingFunction(clients, outputs.get("BillingFunctionName")))
                    .run(trips);
        }
    }
}
