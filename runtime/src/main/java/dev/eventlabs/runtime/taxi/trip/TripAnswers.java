package dev.eventlabs.runtime.taxi.trip;

import dev.eventlabs.runtime.http.Request;
import dev.eventlabs.runtime.http.Response;
import dev.eventlabs.runtime.json.Json;
import java.util.Optional;
import java.util.function.Function;

/** What the three functions answer. */
final class TripAnswers {

    private TripAnswers() {}

    /** Takes a step with a trip that exists, if the request says which. */
    static Response ofTrip(Request request, Function<TripKey, TripStep> step) {
        return Parameter.problem(request, Parameter.RIDER_ID, Parameter.TRIP_INFO).map(TripAnswers::bad)
                .orElseGet(() -> of(step.apply(
                        new TripKey(Parameter.RIDER_ID.of(request), Parameter.TRIP_INFO.of(request)))));
    }

    /** Books a trip, if the request says for whom. */
    static Response ofBooking(Request request, Trips trips) {
        Optional<String> problem = Parameter.problem(request, Parameter.RIDER_ID, Parameter.RIDER_MOBILE);
        return problem.map(TripAnswers::bad).orElseGet(
                () -> of(trips.book(Parameter.RIDER_ID.of(request), Parameter.RIDER_MOBILE.of(request))));
    }

    private static Response bad(String problem) {
        return Response.error(400, "bad_request", problem);
    }

    private static Response of(TripStep step) {
        return switch (step) {
            case TripStep.Done(Json.Fields trip) -> Response.of(200, trip);
            case TripStep.WrongStatus(String status, TripStatus expected) -> Response.error(409, "wrong_status",
                    "The trip is " + status + " and stays so; this step is for a trip that is " + expected.text()
                            + ". A trip is booked, accepted and completed, each once.");
            case TripStep.UnknownTrip() -> Response.error(404, "trip_not_found",
                    "This rider has no such trip. Take rider_id and tripinfo as the booking was answered.");
            case TripStep.Unavailable(String reason) -> Response.unavailable(reason);
        };
    }
}
