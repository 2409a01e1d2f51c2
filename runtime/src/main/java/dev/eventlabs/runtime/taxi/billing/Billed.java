package dev.eventlabs.runtime.taxi.billing;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a run of the billing has done.
 *
 * @param cycle the number that it gave to its bills; empty if there was nothing to bill
 * @param notices of the procedure, in their order
 * @param bills of this cycle, in the order of the drivers
 */
record Billed(OptionalLong cycle, List<String> notices, List<Bill> bills) {

    Billed {
        notices = List.copyOf(notices);
        bills = List.copyOf(bills);
    }

    long rides() {
        return bills.stream().mapToLong(Bill::rides).sum();
    }
}
