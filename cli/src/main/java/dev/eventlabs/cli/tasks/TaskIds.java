package dev.eventlabs.cli.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Ids that no earlier walkthrough has used, as long as the clock is right.
 *
 * @param since before the first of them was used
 */
record TaskIds(String prefix, Instant since) {

    static TaskIds fresh() {
        Instant now = Instant.now();
        // A margin, for a service's clock isn't ours.
        return new TaskIds(Long.toString(now.toEpochMilli()), now.minus(Duration.ofMinutes(1)));
    }

    String single() {
        return prefix;
    }

    /** That nobody creates. */
    String unused() {
        return prefix + "-nobody";
    }

    Set<String> many(int count) {
        Set<String> ids = new LinkedHashSet<>();
        for (int n = 1; n <= count; n++) {
            ids.add(String.format("%s-%02d", prefix, n));
        }
        return ids;
    }
}
