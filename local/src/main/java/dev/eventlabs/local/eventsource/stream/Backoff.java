package dev.eventlabs.local.eventsource.stream;

import java.time.Duration;

/**
 * The pauses between attempts: 100 ms, doubling to 5 s. AWS doesn't tell its own, which begin at about a second; on a laptop somebody watches.
 * Not thread-safe.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration pause = FIRST;

    Duration next() {
        Duration now = pause;
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return now;
    }
}
