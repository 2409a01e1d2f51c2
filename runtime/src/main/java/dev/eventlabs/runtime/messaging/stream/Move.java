package dev.eventlabs.runtime.messaging.stream;

/** What became of a conversation that was to move to a message. */
sealed interface Move {

    /** @param rows that were moved: none if they had been there already, or beyond */
    record Moved(int rows) implements Move {}

    /** It won't move there, however often it is tried. */
    record Refused(String reason) implements Move {}

    /** Rows can't be found or are busy: later they may be there. */
    record Postponed(String reason) implements Move {}

    /** The table couldn't be asked. */
    record Unavailable(String reason) implements Move {}
}
