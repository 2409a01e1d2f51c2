package dev.eventlabs.runtime.taxi.billing;

import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonObjects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one statement that stores any number of trips, with one parameter: the trips as JSON, which PostgreSQL takes apart exactly.
 *
 * <p>A trip that is there already stays as it is. Riders and drivers that aren't known are added from the trip. Everything goes in in the order
 * of its keys, so that two batches at once can't wait for each other.
 */
final class TripStatement {
    private static final List<Column> COLUMNS = List.of(new Column("RIDER_ID", "rider_id", "bigint"),
            new Column("DRIVER_ID", "driver_id", "bigint"), new Column("RIDER_NAME", "rider_name", "text"),
            new Column("RIDER_MOBILE", "rider_mobile", "text"), new Column("RIDER_EMAIL", "rider_email", "text"),
            new Column("tripinfo", "trip_info", "text"), new Column("DRIVER_NAME", "driver_name", "text"),
            new Column("DRIVER_EMAIL", "driver_email", "text"), new Column("DRIVER_MOBILE", "driver_mobile", "text"),
            new Column("VEHICLE_ID", "vehicle_id", "text"), new Column("CAB_TYPE_ID", "cab_type_id", "integer"),
            new Column("VENDOR_ID", "vendor_id", "integer"),
            new Column("PICKUP_DATETIME", "pickup_datetime", "timestamptz"),
            new Column("DROPOFF_DATETIME", "dropoff_datetime", "timestamptz"),
            new Column("STORE_AND_FWD_FLAG", "store_and_fwd_flag", "text"),
            new Column("RATE_CODE_ID", "rate_code_id", "bigint"),
            new Column("PICKUP_LONGITUDE", "pickup_longitude", "numeric"),
            new Column("PICKUP_LATITUDE", "pickup_latitude", "numeric"),
            new Column("DROPOFF_LONGITUDE", "dropoff_longitude", "numeric"),
            new Column("DROPOFF_LATITUDE", "dropoff_latitude", "numeric"),
            new Column("PASSENGER_COUNT", "passenger_count", "integer"),
            new Column("TRIP_DISTANCE", "trip_distance", "numeric"),
            new Column("FARE_AMOUNT", "fare_amount", "numeric"),
            new Column("EXTRA", "extra", "numeric"), new Column("MTA_TAX", "mta_tax", "numeric"),
            new Column("TIP_AMOUNT", "tip_amount", "numeric"), new Column("TOLLS_AMOUNT", "tolls_amount", "numeric"),
            new Column("IMPROVEMENT_SURCHARGE", "improvement_surcharge", "numeric"),
            new Column("TOTAL_AMOUNT", "total_amount", "numeric"), new Column("PAYMENT_TYPE", "payment_type", "bigint"),
            new Column("TRIP_TYPE", "trip_type", "integer"));

    /** Those of a trip that are stored. */
    static final List<String> ATTRIBUTES = COLUMNS.stream().map(Column::attribute).toList();

    private static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));
    private static final String SQL = """
            with completed as (
                select * from jsonb_to_recordset(?::jsonb) as trip (%2$s)
            ), unknown_riders as (
                insert into public.riders (rider_id, rider_name, rider_email, rider_mobile)
                select rider_id, rider_name, rider_email, rider_mobile from completed order by rider_id
                on conflict do nothing
            ), unknown_drivers as (
                insert into public.drivers (driver_id, driver_name, vehicle_id, driver_email, driver_mobile)
                select driver_id, driver_name, vehicle_id, driver_email, driver_mobile from completed order by driver_id
                on conflict do nothing
            )
            insert into public.trips (%1$s, status)
            select %1$s, 'Completed' from completed order by rider_email, trip_info
            on conflict (rider_email, trip_info) do nothing""".formatted(NAMES,
            COLUMNS.stream().map(column -> column.name() + " " + column.type()).collect(Collectors.joining(", ")));

    private static final JsonObjects JSON = new JsonObjects();

    private TripStatement() {}

    private record Column(String attribute, String name, String type) {

        static Map<String, Json> byName(Json.Fields trip) {
            var columns = new LinkedHashMap<String, Json>();
            COLUMNS.stream().filter(column -> trip.byName().containsKey(column.attribute()))
                    .forEach(column -> columns.put(column.name(), trip.byName().get(column.attribute())));
            return columns;
        }
    }

    /** @return how many of them weren't there yet */
    static int insert(Connection transaction, List<Json.Fields> trips) throws SQLException {
        var rows = new ArrayList<Json>(trips.size());
        trips.forEach(trip -> rows.add(new Json.Fields(Column.byName(trip))));
        try (PreparedStatement insert = transaction.prepareStatement(SQL)) {
            insert.setString(1, JSON.text(new Json.Array(rows)));
            return insert.executeUpdate();
        }
    }
}
