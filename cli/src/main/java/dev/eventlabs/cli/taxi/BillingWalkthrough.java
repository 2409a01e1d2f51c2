package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The third part: bills and payments, to the cent. For one run.
 *
 * <p>What others ride and bill meanwhile is billed with it, and is right, too.
 */
final class BillingWalkthrough {

    private final Story story;
    private final TripRows rows;
    private final BillingFunction function;

    BillingWalkthrough(Story story, TripRows rows, BillingFunction function) {
        this.story = story;
        this.rows = rows;
        this.function = function;
    }

    void run(List<Trip> trips) {
        Cycle cycle = bill(trips);
        look(cycle);
        billAgain();
    }

    private Cycle bill(List<Trip> trips) {
        story.step("Bill them");
        story.request("./lab taxi psql -- -c 'call billingandpayments();'");
        Cycle cycle = rows.inOneState(Cycle::run);
        cycle.notices().forEach(notice -> story.answer("NOTICE:  " + notice));
        story.check("What the billing found", "Found " + cycle.due().size() + " trip(s) to be billed",
                cycle.notices().isEmpty() ? "nothing said" : cycle.notices().getFirst());
        story.check("Our trips that are Processed now", (long) trips.size(),
                rows.count(trips, "Processed"));
        story.check("Rides on the bills", (long) cycle.due().size(), cycle.ridesBilled());
        return cycle;
    }

    private void look(Cycle cycle) {
        story.step("The bills and the payments");
        Object number = cycle.billing().isEmpty() ? 0 : cycle.billing().getFirst().get("billing_cycle");
        story.request("./lab taxi psql -- -c 'select * from billing where billing_cycle = " + number + "'");
        story.answer(table(cycle.billing(), "id", "driver_id", "billing_cycle", "rides_total", "billing_amount",
                "commissions", "billing_status"));
        check("Each driver's bill = the sum of the trips, added up here", cycle.sums(), cycle.billed());
        story.request("./lab taxi psql -- -c 'select * from payment where billing_cycle = " + number + "'");
        story.answer(table(cycle.payment(), "id", "billing_id", "driver_id", "payment_amount", "payment_id",
                "payment_status", "description"));
        check("Each driver's payment = 80 % of the bill, to the cent", cycle.shares(), cycle.paid());
    }

    private void check(String what, Map<Object, BigDecimal> expected, Map<Object, BigDecimal> found) {
        story.checkThat(what, expected.equals(found), expected.toString(), expected.equals(found)
                ? "for all " + found.size() + ", $" + found.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                : found.toString());
    }

    private void billAgain() {
        story.step("Bill again, this time through the function that needs no way to the database");
        story.request("./lab taxi bill");
        BillingFunction.Answer answer = function.run();
        answer.notices().forEach(story::answer);
        Table bills = answer.table();
        if (!bills.isEmpty()) {
            story.answer(bills);
        }
        // Of everything that was ever billed: holds whoever rides and bills at the same time.
        Map<String, Object> all = rows.rows("""
                select (select coalesce(sum(rides_total), 0) from billing) - count(*) as twice,
                       (select coalesce(sum(billing_amount), 0) from billing) as billed,
                       coalesce(sum(total_amount), 0) as driven
                from trips where status = 'Processed'""").getFirst();
        story.check("Trips that are on two bills, of all that were ever billed", BigDecimal.ZERO, all.get("twice"));
        story.check("All bills ever = all trips that were billed", all.get("driven"), all.get("billed"));
    }

    private static Table table(List<Map<String, Object>> rows, String... columns) {
        Table table = new Table(columns);
        rows.forEach(row -> table.row(List.of(columns).stream().map(row::get).toArray()));
        return table;
    }
}
