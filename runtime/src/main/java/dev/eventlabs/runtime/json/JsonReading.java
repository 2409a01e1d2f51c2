package dev.eventlabs.runtime.json;

/** What became of reading a JSON text. */
public sealed interface JsonReading {

    record Read(Json value) implements JsonReading {}

    /** @param reason what is wrong, without a quote of the text, which may be a customer's */
    record Invalid(String reason) implements JsonReading {}
}
