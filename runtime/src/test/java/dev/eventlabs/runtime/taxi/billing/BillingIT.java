package dev.eventlabs.runtime.taxi.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab's database as its migrations make it, and its billing. */
class BillingIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    private final String database = LabDatabases.createTaxi(ENGINE);

    @Test
    void hasTheLabsTablesWithTheirRows() {
        assertThat(ENGINE.query(database, """
                select string_agg(table_name, ' ' order by table_name) from information_schema.tables
                where table_schema = 'public'""")).isEqualTo(
                "billing cab_types car_model drivers payment payment_types rate_codes riders schema_history trip_status"
                        + " trips");
        assertThat(counts("cab_types", "car_model", "payment_types", "trip_status", "rate_codes", "drivers", "riders",
                "trips")).containsExactly("4", "5", "7", "5", "7", "10", "0", "0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void billsEachCompletedTripOnceToTheCent(long seed) throws SQLException {
        var random = new Random(seed);
        Map<Long, BigDecimal> sums = new TreeMap<>();
        int due = 0;
        for (int i = 0; i < 200; i++) {
            long driver = 510_101 + random.nextInt(6);
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(i % 10 == 0 ? 900_000_000 : 20_000), 2);
            boolean completed = random.nextInt(5) > 0;
            trip(i, driver, amount, completed ? "Completed" : "InProgress");
            if (completed) {
                due++;
                sums.merge(driver, amount, BigDecimal::add);
            }
        }

        assertThat(bill("postgres")).containsExactly("Found " + due + " trip(s) to be billed",
                "Billing cycle # 1 begins", "Inserted " + sums.size() + " record(s) into billing",
                "Inserted " + sums.size() + " record(s) into payment",
                "Marked " + due + " trip(s) as Processed",
                "Marked " + sums.size() + " record(s) of billing as Processed", "Billing cycle # 1 is complete");
        assertThat(amounts("select driver_id, billing_amount from billing")).isEqualTo(sums);
        var shares = new TreeMap<Long, BigDecimal>();
        sums.forEach((driver, sum) -> shares.put(driver,
                sum.multiply(new BigDecimal("0.8")).setScale(2, RoundingMode.HALF_UP)));
        assertThat(amounts("select driver_id, payment_amount from payment")).isEqualTo(shares);
        assertThat(query("select count(*) from trips where status = 'Completed'")).isEqualTo("0");
        assertThat(query("select sum(rides_total) from billing")).isEqualTo("" + due);

        assertThat(bill("postgres")).containsExactly("Found 0 trip(s) to be billed", "Nothing to bill");
        assertThat(counts("billing", "payment")).containsExactly("" + sums.size(), "" + sums.size());
    }

    @Test
    void billsATripThatIsOverForAYear() throws SQLException {
        trip(1, 510_101, new BigDecimal("10.01"), "Completed");
        ENGINE.execute(database, "update trips set dropoff_datetime = '2025-11-26T23:59:59Z'");
        bill("postgres");
        trip(2, 510_101, new BigDecimal("0.02"), "Completed");
        bill("postgres");

        assertThat(query("select string_agg(payment_amount::text, ' ' order by id) from payment"))
                .isEqualTo("8.01 0.02");
        assertThat(query("select string_agg(billing_cycle::text, ' ' order by id) from billing")).isEqualTo("1 2");
    }

    @Test
    void billingsAtOnceBillNothingTwice() throws Exception {
        for (int i = 0; i < 50; i++) {
            trip(i, 510_101 + i % 10, new BigDecimal("1.00"), "Completed");
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<String>>> calls = Stream.<Callable<List<String>>>generate(() -> () -> bill("postgres"))
                    .limit(8).toList();
            for (var answer : threads.invokeAll(calls)) {
                answer.get();
            }
        }

        assertThat(query("select sum(billing_amount) from billing")).isEqualTo("50.00");
        assertThat(query("select sum(payment_amount) from payment")).isEqualTo("40.00");
    }

    @Test
    void f166_rolesLogInByIamAndMayDoWhatTheyMustAndNoMore() throws SQLException {
        assertThat(query("""
                select string_agg(r.rolname, ' ' order by r.rolname) from pg_roles r
                where pg_has_role(r.oid, 'rds_iam', 'member') and r.rolcanlogin and not r.rolsuper"""))
                .isEqualTo("taxi_app taxi_billing");
        trip(1, 510_101, new BigDecimal("10.00"), "Completed");

        assertThat(bill("taxi_billing")).contains("Found 1 trip(s) to be billed");
        assertDenied("taxi_billing", "update trips set total_amount = 0", "delete from billing",
                "insert into payment_types values (8, 'x')", "create table mine (id int)");
        assertDenied("taxi_app", "select * from trips", "update trips set status = 'Processed'", "delete from trips",
                "select * from billing", "call billingandpayments()", "select * from schema_history",
                "create table mine (id int)");
        try (var connection = ENGINE.connect(database, "taxi_app"); var statement = connection.createStatement()) {
            statement.execute("insert into riders values (5, 'x', 'x@example.com') on conflict do nothing");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as("allowed, but without the mobile number").isEqualTo("23502");
        }
    }

    private void assertDenied(String user, String... statements) throws SQLException {
        try (var connection = ENGINE.connect(database, user)) {
            for (String sql : statements) {
                assertThatThrownBy(() -> execute(connection, sql)).as(sql).isInstanceOfSatisfying(SQLException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    /** @return the notices */
    private List<String> bill(String user) throws SQLException {
        try (var connection = ENGINE.connect(database, user)) {
            return execute(connection, "call billingandpayments()");
        }
    }

    private static List<String> execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            var notices = new ArrayList<String>();
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.add(notice.getMessage());
            }
            return notices;
        }
    }

    private void trip(int id, long driver, BigDecimal amount, String status) {
        ENGINE.execute(database, """
                insert into riders (rider_id, rider_name, rider_email, rider_mobile) values (1, 'p', 'p@example.com', '+1')
                on conflict do nothing;
                insert into trips (rider_id, driver_id, rider_email, trip_info, pickup_datetime, dropoff_datetime,
                total_amount, status) values (1, %d, 'p@example.com', '%d', now(), now(), %s, '%s')""".formatted(driver,
                id, amount, status));
    }

    private Map<Long, BigDecimal> amounts(String sql) throws SQLException {
        try (var connection = ENGINE.connect(database, "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var amounts = new TreeMap<Long, BigDecimal>();
            while (rows.next()) {
                assertThat(amounts.put(rows.getLong(1), rows.getBigDecimal(2))).as("two rows of a driver").isNull();
            }
            return amounts;
        }
    }

    private List<String> counts(String... tables) {
        return Stream.of(tables).map(table -> query("select count(*) from " + table)).toList();
    }

    private String query(String sql) {
        return ENGINE.query(database, sql);
    }
}
