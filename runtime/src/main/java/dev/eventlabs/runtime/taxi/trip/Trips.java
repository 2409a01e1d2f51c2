package dev.eventlabs.runtime.taxi.trip;

import dev.eventlabs.runtime.taxi.trip.TripStep.Done;
import dev.eventlabs.runtime.taxi.trip.TripStep.Unavailable;
import dev.eventlabs.runtime.taxi.trip.TripStep.UnknownTrip;
import dev.eventlabs.runtime.taxi.trip.TripStep.WrongStatus;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The three steps of a trip. Thread-safe. */
final class Trips {
    // A rider would have to book thousands of trips in one second to need a second number.
    private static final int MOST_NUMBERS = 10;

    private final TripTable table;
    private final Ride ride;
    private final InstantSource clock;

    Trips(TripTable table, Ride ride, InstantSource clock) {
        this.table = table;
        this.ride = ride;
        this.clock = clock;
    }

    TripStep book(String riderId, String mobile) {
        try {
            for (int i = 0; i < MOST_NUMBERS; i++) {
                Map<String, AttributeValue> trip = booking(riderId, mobile);
                if (table.insert(trip)) {
                    return new Done(TripItem.shown(trip));
                }
            }
            return new Unavailable("each of " + MOST_NUMBERS + " numbers was taken");
        } catch (SdkException e) {
            return new Unavailable(e.getMessage());
        }
    }

    private Map<String, AttributeValue> booking(String riderId, String mobile) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String number = ride.number();
        var key = new TripKey(riderId, now + "," + number);
        return new TripDraft().with(TripAttributes.RIDER, key.rider()).with(TripAttributes.TRIP_INFO, key.tripInfo())
                .with(TripAttributes.RIDER_ID, Long.parseLong(riderId)).with(TripAttributes.RIDER_MOBILE, mobile)
                .with(TripAttributes.RIDER_NAME, key.name()).with(TripAttributes.RIDER_EMAIL, key.rider())
                .with(TripAttributes.PICKUP_DATETIME, now).with(TripAttributes.ID, Long.parseLong(number))
                .with(TripStatus.BOOKED).attributes();
    }

    TripStep accept(TripKey key) {
        return step(key, TripStatus.BOOKED, ride.acceptance());
    }

    TripStep complete(TripKey key) {
        return step(key, TripStatus.IN_PROGRESS, ride.completion(clock.instant()));
    }

    private TripStep step(TripKey key, TripStatus expected, Map<String, AttributeValue> attributes) {
        try {
            TripTable.Changed changed = table.change(key, expected, attributes);
            if (changed.made()) {
                return new Done(TripItem.shown(changed.item()));
            }
            AttributeValue status = changed.item().get(TripAttributes.STATUS);
            return changed.item().isEmpty() ? new UnknownTrip()
                    : new WrongStatus(status == null ? "unknown" : status.s(), expected);
        } catch (SdkException e) {
            return new Unavailable(e.getMessage());
        }
    }

    void warmUp() {
        table.warmUp();
    }
}
