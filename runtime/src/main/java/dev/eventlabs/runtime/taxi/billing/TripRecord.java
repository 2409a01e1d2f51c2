package dev.eventlabs.runtime.taxi.billing;

import dev.eventlabs.runtime.json.Json;

/** What a record of the stream means for the database. */
sealed interface TripRecord {

    /** @param trip its texts and numbers, by the names of the table's attributes */
    record Completed(Json.Fields trip) implements TripRecord {}

    /** Anything else that happens to a trip. */
    record NotCompleted() implements TripRecord {}

    /** It can't be stored, whoever reads it and how often. */
    record Invalid(String reason) implements TripRecord {}
}
