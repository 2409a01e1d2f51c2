package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Failure;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The first part: one ride through the API, each step in its turn and out of turn. For one run. */
final class RideWalkthrough {

    static final String RIDER = "71463";
    static final String MOBILE = "+11492133668";
    /** A URL of five thousand characters isn't worth reading. */
    private static final int SHOWN = 200;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Story story;
    private final TripsApi api;
    private final TripItems items;

    RideWalkthrough(Story story, TripsApi api, TripItems items) {
        this.story = story;
        this.api = api;
        this.items = items;
    }

    /**
     * @return the trip, completed
     * @throws Failure if the API doesn't do a step: nothing of what follows would be there
     */
    Trip run() {
        awaitFunctions();
        Trip booked = book();
        Trip accepted = accept(booked);
        Trip completed = complete(accepted);
        refuse(completed);
        return completed;
    }

    /**
     * On a machine that is busy, a function may start for longer than API Gateway waits. Of a step that is answered 504 nobody knows whether it is
     * done; of a request without parameters it doesn't matter.
     */
    private void awaitFunctions() {
        List<URI> routes = Stream.of("riderbook", "driveraccept", "drivercomplete").map(api::url).toList();
        Set<URI> answered = new HashSet<>();
        story.await("The functions start", LONGEST_START, () -> {
            routes.stream().filter(route -> !answered.contains(route) && api.get(route).status() == 400)
                    .forEach(answered::add);
            return answered.size();
        }, count -> count == routes.size(), count -> count + " of " + routes.size() + " answer");
    }

    private Trip book() {
        story.step("A rider books a trip");
        Trip trip = take("GET /riderbook", api.bookUrl(RIDER, MOBILE));
        story.check("Rider of the trip", "person71463@example.com 71463 person71463 " + MOBILE,
                trip.text("riderid") + " " + trip.text("RIDER_ID") + " " + trip.text("RIDER_NAME") + " "
                        + trip.text("RIDER_MOBILE"));
        // ID is a number, so it has no zeros in front.
        story.checkThat("tripinfo: when it was booked, and seven digits",
                trip.tripInfo().matches(trip.text("PICKUP_DATETIME") + ",\\d{7}")
                        && trip.tripInfo().matches(".*,0*" + trip.text("ID")),
                trip.text("PICKUP_DATETIME") + ",<7 digits>", trip.tripInfo());
        story.check("STATUS of the trip, booked", "Booked", trip.text("STATUS"));
        refused("Completed before a driver has accepted it", 409, "wrong_status", trip,
                api.completeUrl(RIDER, trip.tripInfo()));
        return trip;
    }

    private Trip accept(Trip booked) {
        story.step("A driver accepts it");
        Trip trip = take("GET /driveraccept", api.acceptUrl(RIDER, booked.tripInfo()));
        story.checkThat("Driver: one of the lab's ten", trip.text("DRIVER_ID").matches("5101(0[1-9]|10)"),
                "510101 to 510110",
                trip.text("DRIVER_ID") + " " + trip.text("DRIVER_NAME") + ", " + trip.text("VEHICLE"));
        story.checkThat("Where it begins: in New York", isInNewYork(trip, "PICKUP"),
                "between 40 and 41 north, 73 and 74 west", position(trip, "PICKUP"));
        story.check("STATUS of the trip, accepted", "InProgress", trip.text("STATUS"));
        story.check("Fields of the booking that stayed", booked.fields().size() - 1L, booked.keptIn(trip));
        refused("Accepted a second time", 409, "wrong_status", trip, api.acceptUrl(RIDER, booked.tripInfo()));
        return trip;
    }

    private Trip complete(Trip accepted) {
        story.step("The driver completes it");
        Trip trip = take("GET /drivercomplete", api.completeUrl(RIDER, accepted.tripInfo()));
        story.check("STATUS of the trip, completed", "Completed", trip.text("STATUS"));
        story.checkThat("Where it ends: in New York", isInNewYork(trip, "DROPOFF"),
                "between 40 and 41 north, 73 and 74 west", position(trip, "DROPOFF"));
        story.check("Total = fare + extra + tax + tip + tolls + surcharge", trip.sumOfParts().setScale(2),
                trip.total().setScale(2));
        story.check("Fields of the acceptance that stayed", accepted.fields().size() - 1L, accepted.keptIn(trip));
        refused("Completed a second time", 409, "wrong_status", trip, api.completeUrl(RIDER, trip.tripInfo()));
        return trip;
    }

    private void refuse(Trip trip) {
        story.step("What else the API refuses, and that the trip stays as it is");
        Map<String, AttributeValue> before = items.item(trip);
        refused("A trip that nobody booked", 404, "trip_not_found",
                api.acceptUrl(RIDER, "2025-11-27T09:00:00Z,0000000"));
        refused("No rider_mobile", 400, "bad_request", api.url("riderbook", "rider_id", RIDER));
        refused("SQL in rider_mobile", 400, "bad_request", api.bookUrl(RIDER, "+1'); drop table trips; --"));
        refused("A rider_id of 30 digits", 400, "bad_request", api.bookUrl("9".repeat(30), MOBILE));
        refused("A trip_info of 5,000 characters", 400, "bad_request", api.completeUrl(RIDER, "a".repeat(5_000)));
        story.request(items.command(trip));
        story.checkThat("The trip in the table, after all that", before.equals(items.item(trip)) && !before.isEmpty(),
                "as before", before.isEmpty() ? "not there" : before.get("STATUS").s() + ", as before");
    }

    private Trip take(String what, URI url) {
        ApiAnswer answer = get(url);
        story.check(what, 200, answer.status());
        return TripsApi.taken(answer);
    }

    /** Out of turn: and the trip must be as it was. */
    private void refused(String what, int status, String error, Trip trip, URI url) {
        Map<String, AttributeValue> before = items.item(trip);
        ApiAnswer answer = get(url);
        boolean unchanged = before.equals(items.item(trip));
        story.check(what, status + " " + error + ", and it stays as it is", answer.status() + " " + answer.error()
                + (unchanged ? ", and it stays as it is" : ", but it has changed"));
    }

    private void refused(String what, int status, String error, URI url) {
        ApiAnswer answer = get(url);
        story.check(what, status + " " + error, answer.status() + " " + answer.error());
    }

    private ApiAnswer get(URI url) {
        String text = url.toString();
        story.request("curl '" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'");
        ApiAnswer answer = api.get(url);
        story.answer(answer.shown());
        return answer;
    }

    private static boolean isInNewYork(Trip trip, String where) {
        return isBetween(-74, trip.amount(where + "_LONGITUDE")) && isBetween(40, trip.amount(where + "_LATITUDE"));
    }

    private static boolean isBetween(int degree, BigDecimal position) {
        return position.compareTo(BigDecimal.valueOf(degree)) >= 0
                && position.compareTo(BigDecimal.valueOf(degree + 1L)) <= 0;
    }

    private static String position(Trip trip, String where) {
        return trip.text(where + "_LATITUDE") + ", " + trip.text(where + "_LONGITUDE");
    }
}
