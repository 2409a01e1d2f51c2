package dev.eventlabs.test.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.taxi.TaxiOnLocalCloud.Taxi;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(TaxiOnLocalCloud.class)
class TaxiLabIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOBILE = "+11492133668";

    private final TaxiClient client;

    TaxiLabIT(Taxi taxi) {
        client = taxi.client();
    }

    @ParameterizedTest
    @CsvSource({"GET,71463", "POST,999999999999999999"})
    void aRideEndsInTheDatabaseToItsLastField(String method, String rider) throws SQLException {
        JsonNode booked = ok(client.call(method, "riderbook", Map.of("rider_id", rider, "rider_mobile", MOBILE)));
        String tripInfo = booked.path("tripinfo").asText();
        assertThat(tripInfo).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,\\d{7}");
        assertThat(booked.path("riderid").asText()).isEqualTo("person" + rider + "@example.com");
        assertThat(booked.path("RIDER_ID").isNumber()).isTrue();
        assertThat(booked.path("RIDER_ID").asText()).isEqualTo(rider);
        assertThat(booked.path("RIDER_MOBILE").asText()).isEqualTo(MOBILE);
        assertThat(booked.path("STATUS").asText()).isEqualTo("Booked");
        Map<String, String> trip = Map.of("rider_id", rider, "trip_info", tripInfo);
        JsonNode accepted = ok(client.call(method, "driveraccept", trip));
        assertThat(accepted.path("STATUS").asText()).isEqualTo("InProgress");
        assertThat(accepted.path("DRIVER_EMAIL").asText()).isNotEmpty();
        JsonNode completed = ok(client.call(method, "drivercomplete", trip));
        assertThat(completed.path("STATUS").asText()).isEqualTo("Completed");

        Map<String, AttributeValue> item = client.trip(rider, tripInfo);
        assertThat(completed).hasSize(item.size());
        item.forEach((name, value) -> {
            if (value.n() == null) {
                assertThat(completed.path(name).asText()).as(name).isEqualTo(value.s());
            } else {
                assertThat(completed.path(name).isNumber()).as(name).isTrue();
                assertThat(completed.path(name).decimalValue()).as(name)
                        .isEqualByComparingTo(new BigDecimal(value.n()));
            }
        });
        soon().untilAsserted(() -> assertThat(row(rider, tripInfo)).hasSize(1));
        assertThat(TripReckoning.of(List.of(item), row(rider, tripInfo)).violations()).isEmpty();
        assertThat(client.database().rows("select rider_mobile from riders where rider_id = " + rider))
                .containsExactly(Map.of("rider_mobile", MOBILE));
    }

    @Test
    void aStepOutOfOrderOrASecondTimeIsAConflictAndTheTripStays() {
        JsonNode booked = ok(client.call("GET", "riderbook", Map.of("rider_id", "72001", "rider_mobile", MOBILE)));
        Map<String, String> trip = Map.of("rider_id", "72001", "trip_info", booked.path("tripinfo").asText());

        conflict("drivercomplete", trip, "Booked");
        ok(client.call("GET", "driveraccept", trip));
        conflict("driveraccept", trip, "InProgress");
        ok(client.call("GET", "drivercomplete", trip));
        conflict("driveraccept", trip, "Completed");
        conflict("drivercomplete", trip, "Completed");
    }

    private void conflict(String route, Map<String, String> trip, String status) {
        Map<String, AttributeValue> before = client.trip(trip.get("rider_id"), trip.get("trip_info"));
        for (String method : List.of("GET", "POST")) {
            assertError(client.call(method, route, trip), 409, status);
        }
        assertThat(client.trip(trip.get("rider_id"), trip.get("trip_info"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"driveraccept", "drivercomplete"})
    void anUnknownTripIsNotFoundAndNotMade(String route) {
        var before = new HashSet<>(client.trips());

        assertError(client.call("GET", route, Map.of("rider_id", "5", "trip_info", "2026-11-26T09:00:00Z,0123456")),
                404, "no such trip");

        assertThat(before).containsAll(client.trips());
    }

    @ParameterizedTest
    @ValueSource(strings = {"riderbook", "riderbook?rider_id=7", "riderbook?rider_mobile=%2B11492133668",
            "riderbook?rider_id=&rider_mobile=%2B11492133668", "riderbook?rider_id=7&rider_mobile=+11492133668",
            "riderbook?rider_id=7&rider_mobile=%2B1149'); drop table trips; --",
            "riderbook?rider_id=123456789012345678901234567890&rider_mobile=%2B11492133668",
            "riderbook?rider_id=-7&rider_mobile=%2B11492133668", "riderbook?rider_id=7.5&rider_mobile=%2B11492133668",
            "riderbook?rider_id=007&rider_mobile=%2B11492133668", "riderbook?rider_id=7&rider_mobile=%2B149%00",
            "driveraccept?rider_id=7", "driveraccept?trip_info=2026-11-26T09:00:00Z,0123456",
            "driveraccept?rider_id=7&trip_info=yesterday", "drivercomplete?rider_id=7&trip_info=*",
            "drivercomplete?rider_id=1 or 1=1&trip_info=2026-11-26T09:00:00Z,0123456", "LONG"})
    void whatIsNoTripIsRefusedWithAReasonAndChangesNothing(String target) throws SQLException {
        var items = new HashSet<>(client.trips());
        String query = target.equals("LONG") ? "riderbook?rider_id=7&rider_mobile=%2B" + "1".repeat(5_000)
                : target.replace(" ", "%20").replace("'", "%27").replace("*", "%2A");

        for (String method : List.of("GET", "POST")) {
            HttpResponse<String> answer = client.send(method, query);
            assertError(answer, 400, "The parameter ");
            // It may be anything, and long.
            assertThat(answer.body()).hasSizeLessThan(500).doesNotContain("drop table");
        }

        assertThat(items).containsAll(client.trips());
        assertThat(client.database().value("select count(*) from riders where rider_id = 7")).isEqualTo("0");
    }

    @Test
    void aTripThatTheDatabaseRefusesIsGivenUpAloneAndThoseAroundItAreStored() throws IOException, SQLException {
        MessageQueue failures = client.failures();
        BadTrips trips = new BadTrips(client);
        // In one batch: the mapping sees them when all are there.
        client.source().enabled(false);
        for (int i = 0; i < 6; i++) {
            trips.complete("73001", "trip " + i, i == 3 ? "-1.00" : i + ".01");
        }
        client.source().enabled(true);

        List<String> given = new ArrayList<>();
        afterRetries().until(() -> given.addAll(failures.takeAll()) && !given.isEmpty());
        trips.complete("73001", "trip 6", "6.01");
        soon().untilAsserted(() -> assertThat(client.database()
                .value("select string_agg(total_amount::text, ' ' order by trip_info) from trips"
                        + " where rider_id = 73001"))
                .isEqualTo("0.01 1.01 2.01 4.01 5.01 6.01"));
        given.addAll(failures.takeAll());
        assertThat(given).hasSize(1);
        JsonNode message = JSON.readTree(given.getFirst());
        assertThat(message.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
        JsonNode batch = message.path("DDBStreamBatchInfo");
        assertThat(batch.path("shardId").asText()).startsWith("shardId-");
        assertThat(batch.path("batchSize").asInt()).isEqualTo(1);
        assertThat(batch.path("startSequenceNumber").asText()).matches("\\d+")
                .isEqualTo(batch.path("endSequenceNumber").asText());
        assertThat(batch.path("streamArn").asText()).contains(":table/" + client.names().table() + "/stream/");
    }

    private List<Map<String, String>> row(String rider, String tripInfo) throws SQLException {
        return client.database().rows(
                "select * from trips where rider_id = " + rider + " and trip_info = '" + tripInfo + "'");
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return Rides.json(answer);
    }

    private static void assertError(HttpResponse<String> answer, int status, String told) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Rides.json(answer).fieldNames()).toIterable().containsExactly("error", "message");
        assertThat(Rides.json(answer).path("message").asText()).contains(told);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50)).ignoreExceptions();
    }

    private static ConditionFactory afterRetries() {
        return await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(100));
    }
}
