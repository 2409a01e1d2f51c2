package dev.eventlabs.runtime.taxi.trip;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is simulated of a ride: who drives, from where to where, and what it costs. As thread-safe as its random generator. */
final class Ride {
    private static final int[] RATE_CODES = {1, 2, 3, 4, 5, 6, 99};
    private static final int WEST = -74;
    private static final int SOUTH = 40;

    private final RandomGenerator random;

    Ride(RandomGenerator random) {
        this.random = random;
    }

    /** The seven digits by which a rider's trips of one second differ. */
    String number() {
        return "%07d".formatted(random.nextInt(10_000_000));
    }

    /** What a driver's acceptance adds to a trip. */
    Map<String, AttributeValue> acceptance() {
        Driver driver = Driver.ALL.get(random.nextInt(Driver.ALL.size()));
        return new TripDraft().with(TripStatus.IN_PROGRESS).with(TripAttributes.DRIVER_ID, driver.id())
                .with(TripAttributes.DRIVER_NAME, driver.name()).with(TripAttributes.DRIVER_EMAIL, driver.email())
                .with(TripAttributes.DRIVER_MOBILE, driver.mobile()).with(TripAttributes.VEHICLE_ID, driver.plate())
                .with(TripAttributes.VEHICLE, driver.vehicle()).with(TripAttributes.CAB_TYPE_ID, 2)
                .with(TripAttributes.VENDOR_ID, 2).with(TripAttributes.TRIP_TYPE, 2)
                .with(TripAttributes.STORE_AND_FWD_FLAG, "N").with(TripAttributes.PICKUP_LONGITUDE, position(WEST))
                .with(TripAttributes.PICKUP_LATITUDE, position(SOUTH)).attributes();
    }

    /** What the end of the ride adds to a trip. */
    Map<String, AttributeValue> completion(Instant now) {
        BigDecimal fare = cents(500, 15_000);
        BigDecimal extra = cents(0, 100);
        BigDecimal tax = new BigDecimal("0.50");
        BigDecimal tip = cents(0, 1_000);
        BigDecimal tolls = cents(0, 500);
        BigDecimal surcharge = new BigDecimal("0.30");
        return new TripDraft().with(TripStatus.COMPLETED)
                .with(TripAttributes.DROPOFF_DATETIME, now.truncatedTo(ChronoUnit.SECONDS).toString())
                .with(TripAttributes.DROPOFF_LONGITUDE, position(WEST))
                .with(TripAttributes.DROPOFF_LATITUDE, position(SOUTH))
                .with(TripAttributes.PASSENGER_COUNT, random.nextInt(1, 7))
                .with(TripAttributes.TRIP_DISTANCE, cents(50, 5_000))
                .with(TripAttributes.RATE_CODE_ID, RATE_CODES[random.nextInt(RATE_CODES.length)])
                .with(TripAttributes.PAYMENT_TYPE, random.nextInt(1, 3)).with(TripAttributes.FARE_AMOUNT, fare)
                .with(TripAttributes.EXTRA, extra).with(TripAttributes.MTA_TAX, tax)
                .with(TripAttributes.TIP_AMOUNT, tip).with(TripAttributes.TOLLS_AMOUNT, tolls)
                .with(TripAttributes.IMPROVEMENT_SURCHARGE, surcharge)
                .with(TripAttributes.TOTAL_AMOUNT, fare.add(extra).add(tax).add(tip).add(tolls).add(surcharge))
                .attributes();
    }

    /** Within the degree that begins there, to six decimals: a hand's breadth. */
    private BigDecimal position(int degree) {
        return BigDecimal.valueOf(degree).add(BigDecimal.valueOf(random.nextInt(1_000_000), 6));
    }

    private BigDecimal cents(int least, int most) {
        return BigDecimal.valueOf(random.nextInt(least, most + 1), 2);
    }
}
