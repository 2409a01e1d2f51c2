package dev.eventlabs.local.cloudwatch;

import java.time.Instant;

/**
 * The value of one period, if there is one.
 *
 * @param begins when the period does
 * @param value null if nothing was measured
 * @param samples how many values it is made of; null if it isn't known
 */
record Point(Instant begins, Double value, Double samples) {

    boolean missing() {
        return value == null;
    }
}
