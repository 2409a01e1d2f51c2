package dev.eventlabs.cli.taxi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One billing, and what it was about: all of one state of the database.
 *
 * @param due the trips that were completed and not billed: {@code id}, {@code driver_id}, {@code total_amount}
 * @param notices of the procedure
 * @param billing the rows that it wrote
 * @param payment the rows that it wrote
 */
record Cycle(List<Map<String, Object>> due, List<String> notices, List<Map<String, Object>> billing,
        List<Map<String, Object>> payment) {

    private static final BigDecimal SHARE = new BigDecimal("0.80");
    // Of one state, the newest is the own one: who bills at the same time fails or is seen.
    private static final String NEWEST = "(select max(billing_cycle) from billing)";

    static Cycle run(Connection transaction) throws SQLException {
        List<Map<String, Object>> due = TripRows.rows(transaction,
                "select id, driver_id, total_amount from trips where status = 'Completed' order by id");
        List<String> notices = new ArrayList<>();
        try (Statement call = transaction.createStatement()) {
            call.execute("call billingandpayments()");
            for (SQLWarning notice = call.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.add(notice.getMessage());
            }
        }
        return new Cycle(due, notices,
                TripRows.rows(transaction,
                        "select id, driver_id, billing_cycle, rides_total, billing_amount, commissions,"
                                + " billing_status, description from billing where billing_cycle = " + NEWEST
                                + " order by id"),
                TripRows.rows(transaction,
                        "select id, billing_id, driver_id, payment_amount, payment_id, payment_status,"
                                + " description from payment where billing_cycle = " + NEWEST + " order by id"));
    }

    /** By driver, from the trips themselves. */
    Map<Object, BigDecimal> sums() {
        return due.stream()
                .collect(Collectors.toMap(trip -> trip.get("driver_id"), trip -> amount(trip, "total_amount"),
                        BigDecimal::add, TreeMap::new));
    }

    /** By driver, from the trips themselves: 80 % to the cent, half a cent up. */
    Map<Object, BigDecimal> shares() {
        Map<Object, BigDecimal> shares = sums();
        shares.replaceAll((driver, sum) -> sum.multiply(SHARE).setScale(2, RoundingMode.HALF_UP));
        return shares;
    }

    Map<Object, BigDecimal> billed() {
        return byDriver(billing, "billing_amount");
    }

    Map<Object, BigDecimal> paid() {
        return byDriver(payment, "payment_amount");
    }

    long ridesBilled() {
        return billing.stream().mapToLong(bill -> (Long) bill.get("rides_total")).sum();
    }

    static BigDecimal amount(Map<String, Object> row, String column) {
        return (BigDecimal) row.get(column);
    }

    /** @throws IllegalStateException if a driver has two rows */
    private static Map<Object, BigDecimal> byDriver(List<Map<String, Object>> rows, String column) {
        return rows.stream().collect(Collectors.toMap(row -> row.get("driver_id"), row -> amount(row, column),
                (one, other) -> {
                    throw new IllegalStateException("A driver has two rows in one cycle: " + one + " and " + other);
                }, TreeMap::new));
    }
}
