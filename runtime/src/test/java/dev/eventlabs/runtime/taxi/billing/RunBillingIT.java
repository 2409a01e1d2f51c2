package dev.eventlabs.runtime.taxi.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The billing function with the lab's database, as the role that it has there. */
class RunBillingIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String database = LabDatabases.createTaxi(ENGINE);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void answersTheNoticesAndTheBillsOfItsCycle() throws IOException {
        trip("a", 510_102, "0.02");
        trip("b", 510_101, "9000000000.01");
        trip("c", 510_101, "90.10");

        assertThat(answer(function())).isEqualTo("""
                {"cycle":1,"notices":["Found 3 trip(s) to be billed","Billing cycle # 1 begins",\
                "Inserted 2 record(s) into billing","Inserted 2 record(s) into payment","Marked 3 trip(s) as Processed",\
                "Marked 2 record(s) of billing as Processed","Billing cycle # 1 is complete"],\
                "bills":[{"driver_id":510101,"driver_name":"Amina Rashid","rides":2,"amount":9000000090.11,\
                "payment":7200000072.09},{"driver_id":510102,"driver_name":"Bruno Keller","rides":1,"amount":0.02,\
                "payment":0.02}]}""");
        assertThat(log.toString(UTF_8)).contains("\"trips\":3", "\"drivers\":2").doesNotContain("Amina", "90.11");
    }

    @Test
    void answersTheBillsOfNoOtherCycle() throws IOException {
        RunBilling function = function();
        trip("a", 510_101, "1.00");
        answer(function);
        trip("b", 510_102, "2.00");

        JsonNode second = JSON.readTree(answer(function));
        assertThat(second.path("cycle").asInt()).isEqualTo(2);
        assertThat(second.findValuesAsText("driver_id")).containsExactly("510102");
        assertThat(answer(function))
                .isEqualTo("{\"cycle\":null,\"notices\":[\"Found 0 trip(s) to be billed\",\"Nothing to bill\"],"
                        + "\"bills\":[]}");
        assertThat(query("select count(*) from billing")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "not JSON", "{\"driver_id\": \"'; drop table trips; --\"}"})
    void doesTheSameWhateverTheEventIs(String event) throws IOException {
        trip("a", 510_101, "1.00");

        assertThat(answer(function(), event)).contains("\"amount\":1.00,\"payment\":0.80");
    }

    @Test
    void billingsAtOnceBillEachTripOnceAndEachAnswersWhatItBilled() throws Exception {
        List<JsonNode> bills = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(5)) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> answer(function()));
            }
            var billings = calls.stream().map(threads::submit).toList();
            for (int i = 0; i < 60; i++) {
                trip("t" + i, 510_101 + i % 10, "1.01");
            }
            for (var billing : billings) {
                JSON.readTree(billing.get()).path("bills").forEach(bills::add);
            }
        }
        JSON.readTree(answer(function())).path("bills").forEach(bills::add);

        assertThat(bills.stream().mapToLong(bill -> bill.path("rides").asLong()).sum()).isEqualTo(60);
        assertThat(sum(bills, "amount")).isEqualTo("60.60").isEqualTo(query("select sum(billing_amount) from billing"));
        assertThat(sum(bills, "payment")).isEqualTo(query("select sum(payment_amount) from payment"));
        assertThat(bills).allSatisfy(bill -> assertThat(bill.path("payment").decimalValue()).isEqualTo(
                bill.path("amount").decimalValue().multiply(new BigDecimal("0.8")).setScale(2, RoundingMode.HALF_UP)));
    }

    @Test
    void keepsNoConnectionThatWouldKeepTheClusterAwake() throws IOException {
        RunBilling function = function();

        answer(function);

        assertThat(query("select count(*) from pg_stat_activity where usename = 'taxi_billing'")).isEqualTo("0");
        assertThat(answer(function)).contains("Nothing to bill");
    }

    @Test
    void aDatabaseThatIsAwayOrRefusesIsAClearError() throws IOException {
        RunBilling function = function();
        trip("a", 510_101, "1.00");
        ENGINE.execute("postgres", "alter database " + database + " allow_connections false");

        assertThatThrownBy(() -> answer(function)).isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("is not currently accepting connections").hasMessageContaining("55000");

        ENGINE.execute("postgres", "alter database " + database + " allow_connections true");
        ENGINE.execute(database, "revoke execute on procedure billingandpayments() from taxi_billing");
        assertThatThrownBy(() -> answer(function)).isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("permission denied for procedure billingandpayments");

        ENGINE.execute(database, "grant execute on procedure billingandpayments() to taxi_billing");
        assertThat(answer(function)).contains("\"amount\":1.00");
    }

    @Test
    void aBillingThatFailsHalfwayHasDoneNothing() throws IOException {
        RunBilling function = function();
        trip("a", 510_101, "1.00");
        ENGINE.execute(database, "alter table payment add constraint broken check (payment_amount > 5)");

        assertThatThrownBy(() -> answer(function)).isInstanceOf(DatabaseFailure.class).hasMessageContaining("broken");
        assertThat(query("select count(*) from billing")).isEqualTo("0");
        assertThat(query("select status from trips")).isEqualTo("Completed");

        ENGINE.execute(database, "alter table payment drop constraint broken");
        assertThat(answer(function)).contains("\"payment\":0.80");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(RunBilling::new).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DATABASE_PORT is missing");
    }

    private RunBilling function() {
        return new RunBilling(new Billing(TestDatabases.database(ENGINE, database, "taxi_billing")),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private static String answer(RunBilling function) throws IOException {
        return answer(function, "{}");
    }

    private static String answer(RunBilling function, String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new TestContext("r-1", 1_000));
        return answer.toString(UTF_8);
    }

    private static String sum(List<JsonNode> bills, String field) {
        return bills.stream().map(bill -> bill.path(field).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private void trip(String info, long driver, String amount) {
        ENGINE.execute(database, """
                insert into riders (rider_id, rider_name, rider_email, rider_mobile) values (1, 'p', 'p@example.com', '+1')
                on conflict do nothing;
                insert into trips (rider_id, driver_id, rider_email, trip_info, pickup_datetime, dropoff_datetime,
                total_amount, status) values (1, %d, 'p@example.com', '%s', now(), now(), %s, 'Completed')"""
                .formatted(driver, info, amount));
    }

    private String query(String sql) {
        return ENGINE.query(database, sql);
    }
}
