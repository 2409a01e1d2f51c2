package dev.eventlabs.runtime.taxi.trip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonReader;
import dev.eventlabs.runtime.json.JsonReading;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The three functions as API Gateway calls them, with DynamoDB Local. */
class TripStepsIT {
    private static final String RIDER = "71463";
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client();
    private final String table = "trips-" + UUID.randomUUID();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Instant now = Instant.parse("2026-11-26T09:00:00.7Z");
    private final Trips trips = trips(dynamoDb, table);

    @BeforeEach
    void createTable() {
        ENGINE.createTripsTable(table);
    }

    @Test
    void aTripIsBookedAcceptedAndCompleted() {
        APIGatewayProxyResponseEvent booked = book(RIDER, "+11492133668");
        assertThat(booked.getStatusCode()).isEqualTo(200);
        assertThat(booked.getBody()).matches("""
                \\{"riderid":"person71463@example.com","tripinfo":"2026-11-26T09:00:00Z,[0-9]{7}","STATUS":"Booked",\
                "RIDER_ID":71463,"RIDER_NAME":"person71463","RIDER_EMAIL":"person71463@example.com",\
                "RIDER_MOBILE":"\\+11492133668","PICKUP_DATETIME":"2026-11-26T09:00:00Z","ID":[0-9]{1,7}}""");
        String tripInfo = text(booked, "tripinfo");
        assertThat(number(booked, "ID")).isEqualByComparingTo(tripInfo.split(",")[1]);

        APIGatewayProxyResponseEvent accepted = accept(RIDER, tripInfo);
        assertThat(accepted.getStatusCode()).isEqualTo(200);
        assertThat(text(accepted, "STATUS")).isEqualTo("InProgress");
        assertThat(text(accepted, "RIDER_MOBILE")).isEqualTo("+11492133668");
        assertThat(Driver.ALL).anySatisfy(driver -> {
            assertThat(number(accepted, "DRIVER_ID")).isEqualByComparingTo(BigDecimal.valueOf(driver.id()));
            assertThat(text(accepted, "DRIVER_NAME")).isEqualTo(driver.name());
            assertThat(text(accepted, "VEHICLE_ID")).isEqualTo(driver.plate());
        });
        assertThat(number(accepted, "PICKUP_LONGITUDE")).isBetween(new BigDecimal("-74"), new BigDecimal("-73"));
        assertThat(number(accepted, "PICKUP_LATITUDE")).isBetween(new BigDecimal("40"), new BigDecimal("41"));

        APIGatewayProxyResponseEvent completed = complete(RIDER, tripInfo);
        assertThat(completed.getStatusCode()).isEqualTo(200);
        assertThat(text(completed, "STATUS")).isEqualTo("Completed");
        assertThat(text(completed, "DROPOFF_DATETIME")).isEqualTo("2026-11-26T09:00:00Z");
        assertThat(number(completed, "TOTAL_AMOUNT")).isEqualByComparingTo(Stream.of("FARE_AMOUNT", "EXTRA", "MTA_TAX",
                "TIP_AMOUNT", "TOLLS_AMOUNT", "IMPROVEMENT_SURCHARGE").map(name -> number(completed, name))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(item(tripInfo)).containsEntry("STATUS", AttributeValue.fromS("Completed"))
                .containsEntry("RIDER_ID", AttributeValue.fromN(RIDER));
        assertThat(item(tripInfo).get("TOTAL_AMOUNT").n()).isEqualTo(number(completed, "TOTAL_AMOUNT").toPlainString());
    }

    @Test
    void postsAreAnsweredLikeGets() {
        var request = event("POST", "/riderbook", Map.of("rider_id", RIDER, "rider_mobile", "+11492133668"));

        assertThat(new BookTrip(trips, log()).handleRequest(request, context()).getStatusCode()).isEqualTo(200);
        assertThat(new BookTrip(trips, log()).handleRequest(request.withHttpMethod("PUT"), context()).getStatusCode())
                .isEqualTo(405);
    }

    @Test
    void eachStepIsTakenOnceAndInItsOrder() {
        String tripInfo = text(book(RIDER, "+11492133668"), "tripinfo");

        assertRefused(complete(RIDER, tripInfo), 409, "wrong_status", tripInfo, "Booked");
        accept(RIDER, tripInfo);
        assertRefused(accept(RIDER, tripInfo), 409, "wrong_status", tripInfo, "InProgress");
        complete(RIDER, tripInfo);
        assertRefused(complete(RIDER, tripInfo), 409, "wrong_status", tripInfo, "Completed");
        assertRefused(accept(RIDER, tripInfo), 409, "wrong_status", tripInfo, "Completed");
    }

    @Test
    void anUnknownTripIs404AndNoneIsMade() {
        assertError(accept(RIDER, "2026-11-26T09:00:00Z,0000000"), 404, "trip_not_found", "booking");
        assertError(complete("1", "2026-11-26T09:00:00Z,0000000"), 404, "trip_not_found", "booking");
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc", "-1", "0", "071463", "1.5", "1e3", "٣", "123456789012345678901234567890",
            "1; drop table trips", "71463\n"})
    void aRiderIdThatIsNoneIs400AndTheTripStays(String riderId) {
        String tripInfo = text(book(RIDER, "+11492133668"), "tripinfo");

        assertError(book(riderId, "+11492133668"), 400, "bad_request", "rider_id");
        assertRefused(accept(riderId, tripInfo), 400, "bad_request", tripInfo, "Booked");
        assertRefused(complete(riderId, tripInfo), 400, "bad_request", tripInfo, "Booked");
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11492133668", " 11492133668", "+1149", "+1149213366811492133668", "+1149213366x",
            "'); drop table trips; --", "+11492133668'"})
    void aMobileNumberThatIsNoneIs400AndNothingIsBooked(String mobile) {
        assertError(book(RIDER, mobile), 400, "bad_request", "%2B");
        assertError(book(RIDER, mobile + "x".repeat(5_000)), 400, "bad_request", "rider_mobile");
        assertThat(dynamoDb.scan(scan -> scan.tableName(table)).items()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertError(new BookTrip(trips, log()).handleRequest(event("GET", "/riderbook", null), context()), 400,
                "bad_request", "The parameter rider_id is missing");
        assertError(call("/riderbook", Map.of("rider_id", "1")), 400, "bad_request", "rider_mobile is missing");
        assertError(call("/driveraccept", Map.of("rider_id", "1")), 400, "bad_request", "trip_info is missing");
        assertError(accept(RIDER, "2026-11-26 09:00:00,0000000"), 400, "bad_request", "trip_info isn't");
        assertError(complete(RIDER, "x".repeat(5_000)), 400, "bad_request", "trip_info isn't");
    }

    @Test
    void ofManyDriversAtOnceOneGetsTheTrip() throws Exception {
        String tripInfo = text(book(RIDER, "+11492133668"), "tripinfo");

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> calls = Stream
                    .<Callable<Integer>>generate(() -> () -> accept(RIDER, tripInfo).getStatusCode()).limit(16)
                    .toList();
            var answers = threads.invokeAll(calls).stream().map(answer -> answer.resultNow()).toList();

            assertThat(answers).containsOnlyOnce(200).hasSize(16).containsOnly(200, 409);
        }
    }

    @Test
    void aStepWhoseAnswerWasLostIsAnsweredWhenTheSdkAsksAgain() {
        String tripInfo = text(book(RIDER, "+11492133668"), "tripinfo");
        var lost = new LostAnswers();
        try (DynamoDbClient client = ENGINE.client(lost)) {
            var answer = new AcceptTrip(trips(client, table), log()).handleRequest(
                    event("GET", "/driveraccept", Map.of("rider_id", RIDER, "trip_info", tripInfo)), context());

            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(lost.lost).isOne();
            assertThat(text(answer, "STATUS")).isEqualTo("InProgress");
        }
    }

    @Test
    void aTableThatIsAwayIs503() {
        var answer = new BookTrip(trips(dynamoDb, "no-such-table"), log()).handleRequest(
                event("GET", "/riderbook", Map.of("rider_id", "1", "rider_mobile", "+11492133668")), context());

        assertError(answer, 503, "unavailable", "Try again");
        assertThat(log.toString(UTF_8)).contains("\"level\":\"ERROR\"").doesNotContain("11492133668");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(BookTrip::new).hasMessageContaining("TRIPS_TABLE is missing");
        assertThatThrownBy(AcceptTrip::new).hasMessageContaining("TRIPS_TABLE is missing");
        assertThatThrownBy(CompleteTrip::new).hasMessageContaining("TRIPS_TABLE is missing");
    }

    /** Loses the first answer on its way back. */
    private static final class LostAnswers implements ExecutionInterceptor {
        private int lost;

        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            if (lost == 0) {
                lost++;
                throw SdkClientException.builder().message("lost").cause(new IOException("lost")).build();
            }
        }
    }

    private Trips trips(DynamoDbClient client, String name) {
        return new Trips(new TripTable(client, name), new Ride(new Random(42)), () -> now);
    }

    private APIGatewayProxyResponseEvent book(String riderId, String mobile) {
        return call("/riderbook", Map.of("rider_id", riderId, "rider_mobile", mobile));
    }

    private APIGatewayProxyResponseEvent accept(String riderId, String tripInfo) {
        return call("/driveraccept", Map.of("rider_id", riderId, "trip_info", tripInfo));
    }

    private APIGatewayProxyResponseEvent complete(String riderId, String tripInfo) {
        return call("/drivercomplete", Map.of("rider_id", riderId, "trip_info", tripInfo));
    }

    private APIGatewayProxyResponseEvent call(String path, Map<String, String> query) {
        var request = event("GET", path, query);
        return switch (path) {
            case "/riderbook" -> new BookTrip(trips, log()).handleRequest(request, context());
            case "/driveraccept" -> new AcceptTrip(trips, log()).handleRequest(request, context());
            default -> new CompleteTrip(trips, log()).handleRequest(request, context());
        };
    }

    private static APIGatewayProxyRequestEvent event(String method, String path, Map<String, String> query) {
        return new APIGatewayProxyRequestEvent().withHttpMethod(method).withPath(path).withResource(path)
                .withQueryStringParameters(query);
    }

    private StructuredLog log() {
        return new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system());
    }

    private static TestContext context() {
        return new TestContext("r-1", 1_000);
    }

    private void assertRefused(APIGatewayProxyResponseEvent answer, int status, String error, String tripInfo,
            String tripStatus) {
        assertError(answer, status, error, "");
        assertThat(item(tripInfo)).containsEntry("STATUS", AttributeValue.fromS(tripStatus));
        assertThat(item(tripInfo).containsKey("DRIVER_ID")).isEqualTo(!tripStatus.equals("Booked"));
    }

    private static void assertError(APIGatewayProxyResponseEvent answer, int status, String error, String hint) {
        assertThat(answer.getBody()).startsWith("{\"error\":\"" + error + "\",\"message\":\"").contains(hint)
                .hasSizeLessThan(400);
        assertThat(answer.getStatusCode()).isEqualTo(status);
    }

    private static Map<String, Json> fields(APIGatewayProxyResponseEvent answer) {
        return new HashMap<>(
                ((Json.Fields) ((JsonReading.Read) new JsonReader().read(answer.getBody())).value()).byName());
    }

    private static String text(APIGatewayProxyResponseEvent answer, String name) {
        return ((Json.Text) fields(answer).get(name)).value();
    }

    private static BigDecimal number(APIGatewayProxyResponseEvent answer, String name) {
        return ((Json.Numeric) fields(answer).get(name)).value();
    }

    private Map<String, AttributeValue> item(String tripInfo) {
        return dynamoDb.getItem(get -> get.tableName(table).key(new TripKey(RIDER, tripInfo).attributes())
                .consistentRead(true)).item();
    }
}
