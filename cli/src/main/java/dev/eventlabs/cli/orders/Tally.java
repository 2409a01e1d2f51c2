package dev.eventlabs.cli.orders;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the orders are that were sent, counted by their ids.
 *
 * @param sent different ids that the simulator reported
 * @param stored of them in the table
 * @param deadLettered of them in the dead-letter queue
 * @param twice of them in both
 * @param waiting messages in the orders queue, visible or in flight; these can't be looked into
 */
record Tally(long sent, long stored, long deadLettered, long twice, long waiting) {

    static Tally of(Collection<IdRange> sent, Collection<BigDecimal> stored, Collection<BigDecimal> dead,
            long waiting) {
        Set<BigDecimal> all = new HashSet<>();
        sent.forEach(range -> {
            for (long n = 0; n < range.count(); n++) {
                all.add(BigDecimal.valueOf(range.first() + n));
            }
        });
        Set<BigDecimal> inTable = common(all, stored);
        Set<BigDecimal> inQueue = common(all, dead);
        Set<BigDecimal> both = common(inTable, inQueue);
        return new Tally(all.size(), inTable.size(), inQueue.size(), both.size(), waiting);
    }

    /** How many are nowhere; below zero when what waits isn't all the simulator's, or was stored while it was counted. */
    long missing() {
        return sent - (stored + deadLettered - twice) - waiting;
    }

    boolean addsUp() {
        return missing() == 0 && twice == 0;
    }

    /** What it means, in a sentence. */
    String verdict() {
        if (addsUp()) {
            return "It adds up: sent = stored + dead-lettered + waiting.";
        }
        if (missing() < 0) {
            // A function that dies after storing leaves its batch in the queue until it is visible again.
            return "More messages wait than orders are unaccounted for: some are stored already and come again, "
                    + "or were sent by hand. Look again when none waits.";
        }
        return "It doesn't add up" + (waiting > 0 ? "; orders are on their way, look again in a moment." : ".");
    }

    private static Set<BigDecimal> common(Set<BigDecimal> some, Collection<BigDecimal> others) {
        Set<BigDecimal> common = new HashSet<>();
        // 20 and 2E+1 are the same number, but not equal.
        others.stream().map(Tally::plain).filter(some::contains).forEach(common::add);
        return common;
    }

    private static BigDecimal plain(BigDecimal id) {
        BigDecimal stripped = id.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
