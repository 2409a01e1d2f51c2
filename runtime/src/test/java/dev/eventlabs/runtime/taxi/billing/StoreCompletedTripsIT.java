package dev.eventlabs.runtime.taxi.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.database.Address;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream processor with the lab's database, as the role that it has there. */
class StoreCompletedTripsIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    private final String name = LabDatabases.createTaxi(ENGINE);
    @AutoClose private final Database database = TestDatabases.database(ENGINE, name, "taxi_app");
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final StoreCompletedTrips function = function(database);

    @Test
    void storesATripAsItIs() {
        assertThat(failed(modify(1, trip(71463, "2026-11-26T09:00:00Z,0123456", 510_101, "1234567.89")))).isEmpty();

        assertThat(
                query("""
                select concat_ws('|', rider_id, driver_id, rider_email, trip_info, driver_name, pickup_longitude,
                dropoff_datetime, rate_code_id, total_amount, coalesce(tip_amount::text, 'none'), status) from trips"""))
                .isEqualTo("71463|510101|person71463@example.com|2026-11-26T09:00:00Z,0123456"
                        + "|Driver O'510101'); drop table trips; --|-73.987654|2026-11-26 23:59:59+00|99|1234567.89|none"
                        + "|Completed");
        assertThat(log.toString(UTF_8)).contains("Successfully processed 1 records.", "\"added\":1")
                .doesNotContain("71463", "11492133668");
    }

    @Test
    void storesTheSampleWithoutTouchingTheDriver() {
        var event = RecordedEvents.event(RecordedEvents.text("completed-trip.json"), DynamodbEvent.class);

        assertThat(function.handleRequest(event, context()).getBatchItemFailures()).isEmpty();
        assertThat(query("select concat_ws('|', total_amount, tip_amount, trip_distance, trip_type) from trips"))
                .isEqualTo("62.80|9.00|17.40|2");
        assertThat(query("select make from drivers where driver_id = 510101")).isEqualTo("1");
    }

    @Test
    void takesOnlyWhatWasModifiedAndIsCompleted() {
        Map<String, String> inProgress = trip(1, "a", 510_101, "1");
        inProgress.put("STATUS", TripEvents.text("InProgress"));
        Map<String, String> number = trip(1, "b", 510_101, "1");
        number.put("STATUS", TripEvents.number("1"));

        assertThat(failed(modify(1, inProgress), modify(2, number), modify(3, Map.of("riderid", TripEvents.text("x"))),
                TripEvents.record("INSERT", 4, trip(1, "c", 510_101, "1")),
                TripEvents.record("REMOVE", 5, trip(1, "d", 510_101, "1")))).isEmpty();
        assertThat(query("select count(*) from trips")).isEqualTo("0");
    }

    @Test
    void aTripIsStoredOnceHoweverOftenItComes() {
        String first = modify(1, trip(1, "a", 510_101, "10.00"));
        String again = modify(2, trip(1, "a", 510_101, "99.00"));

        assertThat(failed(first, again)).isEmpty();
        assertThat(failed(again, first)).isEmpty();
        assertThat(query("select string_agg(total_amount::text, ' ') from trips")).isEqualTo("10.00");
    }

    @Test
    void ridersAndDriversThatAreNotKnownAreAdded() {
        assertThat(failed(modify(1, trip(1, "a", 999, "1")), modify(2, trip(1, "b", 999, "1")),
                modify(3, trip(2, "a", 510_101, "1")))).isEmpty();

        assertThat(query("select string_agg(rider_email, ' ' order by rider_id) from riders"))
                .isEqualTo("person1@example.com person2@example.com");
        assertThat(query("select count(*) from drivers")).isEqualTo("11");
        assertThat(query("select driver_email from drivers where driver_id = 999")).isEqualTo("driver999@example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TOTAL_AMOUNT|{\"N\":\"12345678901.00\"}|22003", "TOTAL_AMOUNT||23502",
            "TOTAL_AMOUNT|{\"N\":\"-1\"}|23514", "RIDER_ID|{\"N\":\"123456789012345678901234567890\"}|22003",
            "RIDER_ID|{\"S\":\"abc\"}|22P02", "RATE_CODE_ID|{\"N\":\"98\"}|23503", "DRIVER_ID||23502",
            "DROPOFF_DATETIME|{\"S\":\"yesterday evening\"}|22007", "RIDER_NAME|{\"S\":\"a\\u0000b\"}|22P05",
            "RIDER_EMAIL|{\"S\":\"person1@example.com\"}|23503", "TOTAL_AMOUNT|{\"BOOL\":true}|neither a text",
            "TOTAL_AMOUNT|{\"N\":\"x\"}|not a decimal"})
    void aTripThatIsRefusedIsReportedAndTheOthersAreStored(String attribute, String value, String reason) {
        Map<String, String> bad = trip(2, "bad", 510_102, "1");
        bad.remove(attribute);
        if (value != null) {
            bad.put(attribute, value);
        }

        assertThat(failed(modify(10, trip(1, "a", 510_101, "1")), modify(11, trip(1, "b", 998, "1")), modify(12, bad),
                modify(13, trip(3, "c", 999, "1")), modify(14, bad), modify(15, trip(1, "d", 510_101, "1"))))
                .containsExactly("12");

        assertThat(query("select string_agg(trip_info, '' order by trip_info) from trips")).isEqualTo("abcd");
        assertThat(log.toString(UTF_8)).contains("\"sequence_number\":\"12\"", "\"sequence_number\":\"14\"", reason,
                "\"refused\":2").doesNotContain("person", "12345678901", "yesterday");
    }

    @Test
    void aDatabaseThatIsAwayFailsTheInvocation() {
        ENGINE.execute("postgres", "alter database " + name + " allow_connections false");

        assertThatThrownBy(() -> failed(modify(1, trip(1, "a", 510_101, "1")))).isInstanceOf(DatabaseFailure.class);
        ENGINE.execute("postgres", "alter database " + name + " allow_connections true");
        assertThat(failed(modify(1, trip(1, "a", 510_101, "1")))).isEmpty();
        assertThat(query("select count(*) from trips")).isEqualTo("1");
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForAsLongAsThereIsTime() throws Exception {
        DynamodbEvent event = TripEvents.batch(List.of(modify(1, trip(1, "a", 510_101, "1"))));
        ENGINE.execute("postgres", "alter role taxi_app connection limit 0");
        try (ExecutorService lambda = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<StreamsEventResponse> answer = lambda
                    .submit(() -> function.handleRequest(event, new TestContext("r-2", 300_000)));

            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            ENGINE.execute("postgres", "alter role taxi_app connection limit -1");
            assertThat(answer.get(60, TimeUnit.SECONDS).getBatchItemFailures()).isEmpty();
        } finally {
            ENGINE.execute("postgres", "alter role taxi_app connection limit -1");
        }
        assertThat(query("select count(*) from trips")).isEqualTo("1");
    }

    @Test
    void aRoleWithoutItsRightsFailsTheInvocationInsteadOfTheTrip() {
        ENGINE.execute(name, "revoke insert on trips from taxi_app");

        assertThatThrownBy(() -> failed(modify(1, trip(1, "a", 510_101, "1")))).isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("42501");
    }

    @Test
    void aServerThatRestartedIsNoReasonToFail() {
        failed(modify(1, trip(1, "a", 510_101, "1")));
        ENGINE.disconnectAll(name);

        assertThat(failed(modify(2, trip(1, "b", 510_101, "1")))).isEmpty();
        assertThat(query("select count(*) from trips")).isEqualTo("2");
    }

    @Test
    void withoutACompletedTripTheDatabaseSleepsOn() {
        Map<String, String> booked = trip(1, "a", 510_101, "1");
        booked.put("STATUS", TripEvents.text("Booked"));
        try (var asleep = new Database(new Address("127.0.0.1", ENGINE.port(), name), () -> {
            throw new IllegalStateException("It was woken");
        }, Duration.ofSeconds(60))) {
            StoreCompletedTrips sleeping = function(asleep);

            assertThat(failed(sleeping, modify(1, booked))).isEmpty();
            assertThat(sleeping.handleRequest(null, context()).getBatchItemFailures()).isEmpty();
            assertThatThrownBy(() -> failed(sleeping, modify(2, trip(1, "a", 510_101, "1"))))
                    .hasMessage("It was woken");
        }
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(StoreCompletedTrips::new).hasMessageContaining("DATABASE_PORT is missing");
    }

    private StoreCompletedTrips function(Database to) {
        return new StoreCompletedTrips(new TripStore(to),
                new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
    }

    private List<String> failed(String... records) {
        return failed(function, records);
    }

    private static List<String> failed(StoreCompletedTrips function, String... records) {
        return function.handleRequest(TripEvents.batch(List.of(records)), context()).getBatchItemFailures().stream()
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier).toList();
    }

    private static TestContext context() {
        return new TestContext("r-1", 1_000);
    }

    private static Map<String, String> trip(long rider, String tripInfo, long driver, String amount) {
        return TripEvents.completed(rider, tripInfo, driver, amount);
    }

    private static String modify(long sequenceNumber, Map<String, String> image) {
        return TripEvents.record("MODIFY", sequenceNumber, image);
    }

    private String query(String sql) {
        return ENGINE.query(name, sql);
    }
}
