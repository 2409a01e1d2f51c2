package dev.eventlabs.runtime.taxi.trip;

import dev.eventlabs.runtime.json.Json;

/** What became of a step of a trip. */
sealed interface TripStep {

    /** @param trip as it is now */
    record Done(Json.Fields trip) implements TripStep {}

    /** It isn't this step's turn; the trip is as it was. */
    record WrongStatus(String status, TripStatus expected) implements TripStep {}

    record UnknownTrip() implements TripStep {}

    /** The table couldn't be asked. */
    record Unavailable(String reason) implements TripStep {}
}
