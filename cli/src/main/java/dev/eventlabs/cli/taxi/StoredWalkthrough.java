package dev.eventlabs.cli.taxi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The second part: completed trips on their way from the table's stream into PostgreSQL. For one run. */
final class StoredWalkthrough {

    /** So that there are several bills, and some for more than one ride. */
    private static final int MORE_RIDES = 9;
    /** The stream's function starts, and a paused database wakes up. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(2);
    /** The database has its own id, and knows the vehicle by its plate; the rider's key is his e-mail address; the status is told apart. */
    private static final Set<String> NOT_STORED = Set.of("riderid", "ID", "VEHICLE", "STATUS");

    private final Story story;
    private final TripsApi api;
    private final TripRows rows;

    StoredWalkthrough(Story story, TripsApi api, TripRows rows) {
        this.story = story;
        this.api = api;
        this.rows = rows;
    }

    /** @return the trip, and some more that are stored, too */
    List<Trip> run(Trip trip) {
        look(trip);
        return rideOn(trip);
    }

    private void look(Trip trip) {
        story.step("The trip in PostgreSQL");
        story.tell("The table's stream has handed the completed trip, and only that, to a function that stored it.");
        Map<String, Object> row = story.await("In the table trips", LONGEST_WAY, () -> rows.row(trip),
                found -> !found.isEmpty(), found -> found.isEmpty() ? "not yet" : "id " + found.get("id"));
        story.request("./lab taxi psql -- -x -c \"select * from trips where trip_info = '" + trip.tripInfo() + "'\"");
        Table table = new Table("column", "value");
        row.forEach((column, value) -> {
            if (value != null) {
                table.row(column, value instanceof OffsetDateTime time ? time.toInstant() : value);
            }
        });
        story.answer(table);
        story.check("status of the trip in PostgreSQL", "Completed", String.valueOf(row.get("status")));
        Map<String, JsonNode> stored = stored(trip);
        List<String> others = stored.entrySet().stream()
                .filter(field -> !isSame(field.getValue(), row.get(field.getKey()))).map(Map.Entry::getKey).toList();
        story.checkThat("Columns that are what the API answered, to the cent", others.isEmpty(),
                "all " + stored.size(),
                others.isEmpty() ? "all " + stored.size() : "all but " + others);
    }

    private static Map<String, JsonNode> stored(Trip trip) {
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        trip.fields().fieldNames().forEachRemaining(name -> {
            if (!NOT_STORED.contains(name)) {
                stored.put(name.equals("tripinfo") ? "trip_info" : name.toLowerCase(Locale.ROOT),
                        trip.fields().get(name));
            }
        });
        return stored;
    }

    static boolean isSame(JsonNode answered, Object stored) {
        return switch (stored) {
            case null -> false;
            case Number number -> answered.isNumber()
                    && new BigDecimal(number.toString()).compareTo(answered.decimalValue()) == 0;
            case OffsetDateTime time -> isSame(answered.asText(), time.toInstant());
            default -> stored.equals(answered.asText());
        };
    }

    private static boolean isSame(String answered, Instant stored) {
        try {
            return Instant.parse(answered).equals(stored);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private List<Trip> rideOn(Trip first) {
        story.step(MORE_RIDES + " more rides");
        story.request("./lab taxi ride");
        story.tell("… and " + (MORE_RIDES - 1) + " more.");
        // In turn: side by side would start more environments than these few milliseconds are worth.
        List<Trip> trips = new ArrayList<>(IntStream.range(0, MORE_RIDES)
                .mapToObj(n -> api.ride(RideWalkthrough.RIDER, RideWalkthrough.MOBILE)).toList());
        story.check("Trips completed", (long) MORE_RIDES,
                trips.stream().filter(trip -> trip.text("STATUS").equals("Completed")).count());
        trips.addFirst(first);
        long all = trips.size();
        long stored = story.await("In the table trips", LONGEST_WAY, () -> rows.count(trips, "Completed"),
                count -> count == all, count -> count + " of " + all);
        story.check("Trips in PostgreSQL, with the first", all, stored);
        return trips;
    }
}
