package dev.eventlabs.runtime.taxi.trip;

import java.util.List;

/** The attributes of a trip. What ends in {@code AMOUNT}, and the positions, are exact decimals. */
final class TripAttributes {
    /** Text: partition key, the rider's e-mail address. */
    static final String RIDER = "riderid";
    /** Text: sort key, when the trip was booked and seven digits. */
    static final String TRIP_INFO = "tripinfo";
    static final String STATUS = "STATUS";
    static final String RIDER_ID = "RIDER_ID";
    static final String RIDER_NAME = "RIDER_NAME";
    static final String RIDER_EMAIL = "RIDER_EMAIL";
    static final String RIDER_MOBILE = "RIDER_MOBILE";
    static final String PICKUP_DATETIME = "PICKUP_DATETIME";
    /** Number: the seven digits. */
    static final String ID = "ID";

    static final String DRIVER_ID = "DRIVER_ID";
    static final String DRIVER_NAME = "DRIVER_NAME";
    static final String DRIVER_EMAIL = "DRIVER_EMAIL";
    static final String DRIVER_MOBILE = "DRIVER_MOBILE";
    /** Text: the licence plate. */
    static final String VEHICLE_ID = "VEHICLE_ID";
    static final String VEHICLE = "VEHICLE";
    static final String CAB_TYPE_ID = "CAB_TYPE_ID";
    static final String VENDOR_ID = "VENDOR_ID";
    static final String TRIP_TYPE = "TRIP_TYPE";
    static final String STORE_AND_FWD_FLAG = "STORE_AND_FWD_FLAG";
    static final String PICKUP_LONGITUDE = "PICKUP_LONGITUDE";
    static final String PICKUP_LATITUDE = "PICKUP_LATITUDE";

    static final String DROPOFF_DATETIME = "DROPOFF_DATETIME";
    static final String DROPOFF_LONGITUDE = "DROPOFF_LONGITUDE";
    static final String DROPOFF_LATITUDE = "DROPOFF_LATITUDE";
    static final String PASSENGER_COUNT = "PASSENGER_COUNT";
    /** Number: in miles. */
    static final String TRIP_DISTANCE = "TRIP_DISTANCE";
    static final String RATE_CODE_ID = "RATE_CODE_ID";
    static final String PAYMENT_TYPE = "PAYMENT_TYPE";
    static final String FARE_AMOUNT = "FARE_AMOUNT";
    static final String EXTRA = "EXTRA";
    static final String MTA_TAX = "MTA_TAX";
    static final String TIP_AMOUNT = "TIP_AMOUNT";
    static final String TOLLS_AMOUNT = "TOLLS_AMOUNT";
    static final String IMPROVEMENT_SURCHARGE = "IMPROVEMENT_SURCHARGE";
    /** Number: the sum of the six above. */
    static final String TOTAL_AMOUNT = "TOTAL_AMOUNT";

    /** The order in which an answer has them. */
    static final List<String> SHOWN = List.of(RIDER, TRIP_INFO, STATUS, RIDER_ID, RIDER_NAME, RIDER_EMAIL, RIDER_MOBILE,
            PICKUP_DATETIME, ID, DRIVER_ID, DRIVER_NAME, DRIVER_EMAIL, DRIVER_MOBILE, VEHICLE_ID, VEHICLE, CAB_TYPE_ID,
            VENDOR_ID, TRIP_TYPE, STORE_AND_FWD_FLAG, PICKUP_LONGITUDE, PICKUP_LATITUDE, DROPOFF_DATETIME,
            DROPOFF_LONGITUDE, DROPOFF_LATITUDE, PASSENGER_COUNT, TRIP_DISTANCE, RATE_CODE_ID, PAYMENT_TYPE,
            FARE_AMOUNT, EXTRA, MTA_TAX, TIP_AMOUNT, TOLLS_AMOUNT, IMPROVEMENT_SURCHARGE, TOTAL_AMOUNT);

    private TripAttributes() {}
}
