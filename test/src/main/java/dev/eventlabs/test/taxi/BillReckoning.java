package dev.eventlabs.test.taxi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bills and payments against the trips that they are for.
 *
 * @param bills how many there are
 * @param violations what isn't as it should be; empty if nothing
 */
public record BillReckoning(int bills, List<String> violations) {

    private static final BigDecimal SHARE = new BigDecimal("0.80");

    /** Of a database where the last billing found all trips, and nobody is at work. */
    public static BillReckoning of(TaxiDatabase database) throws SQLException {
        List<String> violations = new ArrayList<>();
        Map<String, BigDecimal> earned = new HashMap<>();
        Map<String, Long> rides = new HashMap<>();
        for (Map<String, String> trip : database.rows("select id, driver_id, total_amount, status from trips")) {
            if (!trip.get("status").equals("Processed")) {
                violations.add("Not billed: trip " + trip.get("id") + " is " + trip.get("status"));
            }
            earned.merge(trip.get("driver_id"), new BigDecimal(trip.get("total_amount")), BigDecimal::add);
            rides.merge(trip.get("driver_id"), 1L, Long::sum);
        }
        List<Map<String, String>> bills = database.rows("""
                select b.id, b.driver_id, b.billing_cycle, billing_amount, rides_total, billing_status, payment_amount,
                    p.driver_id as paid_to, p.billing_cycle as paid_cycle
                from billing b full join payment p on p.billing_id = b.id""");
        for (Map<String, String> bill : bills) {
            if (bill.get("id") == null || bill.get("payment_amount") == null) {
                violations.add("A bill without a payment, or a payment without a bill: " + bill);
                continue;
            }
            BigDecimal amount = new BigDecimal(bill.get("billing_amount"));
            if (amount.multiply(SHARE).setScale(2, RoundingMode.HALF_UP)
                    .compareTo(new BigDecimal(bill.get("payment_amount"))) != 0) {
                violations.add("Not 80 % to the cent: " + bill);
            }
            if (!bill.get("driver_id").equals(bill.get("paid_to"))
                    || !bill.get("billing_cycle").equals(bill.get("paid_cycle"))
                    || !bill.get("billing_status").equals("Processed")) {
                violations.add("Bill and payment don't go together: " + bill);
            }
            earned.merge(bill.get("driver_id"), amount.negate(), BigDecimal::add);
            rides.merge(bill.get("driver_id"), -Long.parseLong(bill.get("rides_total")), Long::sum);
        }
        earned.values().removeIf(each -> each.signum() == 0);
        rides.values().removeIf(each -> each == 0);
        earned.forEach((driver, left) -> violations.add("Driver " + driver + ": trips less bills is " + left));
        rides.forEach((driver, left) -> violations.add("Driver " + driver + ": rides less billed rides is " + left));
        return new BillReckoning(bills.size(), violations);
    }
}
