package dev.eventlabs.runtime.taxi.trip;

/** Where a trip is. Each status follows the one before it, and none is left out. */
enum TripStatus {
    BOOKED("Booked"), IN_PROGRESS("InProgress"), COMPLETED("Completed");

    private final String text;

    TripStatus(String text) {
        this.text = text;
    }

    /** As the table has it. */
    String text() {
        return text;
    }
}
