package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.aws.Clients;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table of trips. Thread-safe. */
record TripItems(Clients clients, String table) {

    /** With every attribute; empty if it isn't there. */
    Map<String, AttributeValue> item(Trip trip) {
        return clients.dynamoDb().getItem(get -> get.tableName(table).consistentRead(true)
                .key(Map.of("riderid", AttributeValue.fromS(trip.text("riderid")), "tripinfo",
                        AttributeValue.fromS(trip.tripInfo()))))
                .item();
    }

    /** The aws CLI's command for the same. */
    String command(Trip trip) {
        return "aws dynamodb get-item --table-name " + table + " --key '{\"riderid\": {\"S\": \"" + trip.text("riderid")
                + "\"}, \"tripinfo\": {\"S\": \"" + trip.tripInfo() + "\"}}'";
    }
}
