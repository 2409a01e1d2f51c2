package dev.eventlabs.runtime.taxi.billing;

import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The billing that the database does itself. As thread-safe as the database: not at all. */
final class Billing {
    // The procedure doesn't tell its cycle, and the newest one may be another caller's by now. Those that this very transaction wrote are its
    // own; the numbers of transactions come again after some billions, so the time must be its own, too.
    private static final String OWN_BILLS = """
            select b.billing_cycle, b.driver_id, d.driver_name, b.rides_total, b.billing_amount, p.payment_amount
            from public.billing b
            join public.payment p on p.billing_id = b.id
            join public.drivers d on d.driver_id = b.driver_id
            where b.xmin = pg_current_xact_id()::xid and b.billing_date = transaction_timestamp()
            order by b.driver_id""";

    private final Database database;

    Billing(Database database) {
        this.database = database;
    }

    /**
     * Bills what is completed and not billed yet. Afterwards it isn't connected any more: a kept connection would keep the cluster from pausing.
     *
     * @throws DatabaseFailure if the database can't be reached, or can't do it; nothing was billed then, or all if the answer to the commit was
     *     lost. What is billed isn't billed again.
     */
    Billed run() {
        try {
            return database.inTransaction(Billing::run);
        } finally {
            database.close();
        }
    }

    private static Billed run(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute("call public.billingandpayments()");
            List<String> notices = notices(statement);
            OptionalLong cycle = OptionalLong.empty();
            var bills = new ArrayList<Bill>();
            try (ResultSet rows = statement.executeQuery(OWN_BILLS)) {
                while (rows.next()) {
                    cycle = OptionalLong.of(rows.getLong("billing_cycle"));
                    bills.add(new Bill(rows.getLong("driver_id"), rows.getString("driver_name"),
                            rows.getLong("rides_total"), rows.getBigDecimal("billing_amount"),
                            rows.getBigDecimal("payment_amount")));
                }
            }
            return new Billed(cycle, notices, bills);
        }
    }

    private static List<String> notices(Statement statement) throws SQLException {
        var notices = new ArrayList<String>();
        for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
            notices.add(notice.getMessage());
        }
        return notices;
    }

    void warmUp() {
        database.warmUp();
    }
}
