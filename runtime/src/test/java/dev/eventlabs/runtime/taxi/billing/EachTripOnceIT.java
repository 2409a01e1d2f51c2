package dev.eventlabs.runtime.taxi.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lab's promise: each completed trip is in the database once, and billed once, to the cent; however its records are cut into batches, delivered
 * again, mixed with trips that the database refuses, and whenever connections break and bills are made.
 */
class EachTripOnceIT {
    private static final int RECORDS = 300;
    private static final int MOST_IN_A_BATCH = 25;
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    private final String name = LabDatabases.createTaxi(ENGINE);
    @AutoClose private final Database database = TestDatabases.database(ENGINE, name, "taxi_app");
    @AutoClose private final Database billing = TestDatabases.database(ENGINE, name, "taxi_billing");
    private final StoreCompletedTrips function = new StoreCompletedTrips(new TripStore(database),
            new StructuredLog(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), InstantSource.system()));
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, BigDecimal> good = new TreeMap<>();
    private final Map<Long, BigDecimal> sums = new TreeMap<>();

    private record Entry(long sequenceNumber, String record, boolean poison) {}

    /** Three that are always the same, and one that nobody has seen: it stands in the message if it fails. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 3), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachTripIsStoredAndBilledOnce(long seed) throws SQLException {
        var random = new Random(seed);
        for (int i = 0; i < RECORDS; i++) {
            append(i, random);
        }

        int checkpoint = 0;
        while (checkpoint < RECORDS) {
            List<Entry> batch = entries.subList(checkpoint,
                    Math.min(RECORDS, checkpoint + 1 + random.nextInt(MOST_IN_A_BATCH)));
            checkpoint += settled(batch, deliver(batch), random);
            if (random.nextInt(8) == 0) {
                ENGINE.disconnectAll(name);
            }
            if (random.nextInt(8) == 0) {
                bill();
            }
        }
        bill();

        assertThat(amounts("select trip_info, total_amount from trips where status = 'Processed'")).as("seed %d", seed)
                .isEqualTo(good);
        assertThat(ENGINE.query(name, "select count(*) from trips")).isEqualTo("" + good.size());
        var billed = new TreeMap<String, BigDecimal>();
        sums.forEach((driver, sum) -> billed.put("" + driver, sum));
        assertThat(amounts("select driver_id::text, sum(billing_amount) from billing group by driver_id"))
                .isEqualTo(billed);
        assertPaymentsAreFourFifths();
    }

    private void append(int i, Random random) {
        long sequenceNumber = 100 + 7L * i;
        long driver = random.nextInt(4) == 0 ? 900 + random.nextInt(5) : 510_101 + random.nextInt(10);
        String tripInfo = "trip-%04d".formatted(i);
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
        Map<String, String> image = TripEvents.completed(random.nextInt(1, 20), tripInfo, driver,
                amount.toPlainString());
        int kind = random.nextInt(12);
        boolean poison = kind == 0;
        if (poison) {
            image.put("RATE_CODE_ID", TripEvents.number("98"));
        } else if (kind == 1) {
            image.put("STATUS", TripEvents.text("InProgress"));
        } else {
            good.put(tripInfo, amount);
            sums.merge(driver, amount, BigDecimal::add);
        }
        entries.add(new Entry(sequenceNumber, TripEvents.record("MODIFY", sequenceNumber, image), poison));
    }

    /** @return the sequence number from which on the records come again; that of the first if the invocation failed; zero if all went well */
    private long deliver(List<Entry> batch) {
        try {
            return function.handleRequest(TripEvents.batch(batch.stream().map(Entry::record).toList()),
                    new TestContext("r-1", 1_000)).getBatchItemFailures().stream()
                    .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier).mapToLong(Long::parseLong).min()
                    .orElse(0);
        } catch (DatabaseFailure e) {
            return batch.getFirst().sequenceNumber();
        }
    }

    /** @return by how many records the checkpoint moves on */
    private static int settled(List<Entry> batch, long failed, Random random) {
        if (random.nextInt(5) == 0) {
            return 0; // The answer didn't reach Lambda.
        }
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequenceNumber() == failed) {
                // Now and then its retries are exhausted and it goes to the on-failure queue.
                return batch.get(i).poison() && random.nextBoolean() ? i + 1 : i;
            }
        }
        return batch.size();
    }

    private void bill() {
        billing.inTransaction(transaction -> {
            try (var statement = transaction.createStatement()) {
                return statement.execute("call billingandpayments()");
            }
        });
    }

    private void assertPaymentsAreFourFifths() throws SQLException {
        Map<String, BigDecimal> bills = amounts("select id::text, billing_amount from billing");
        Map<String, BigDecimal> payments = amounts("select billing_id::text, payment_amount from payment");
        bills.replaceAll((id, amount) -> amount.multiply(new BigDecimal("0.8")).setScale(2, RoundingMode.HALF_UP));
        assertThat(payments).isEqualTo(bills);
    }

    private Map<String, BigDecimal> amounts(String sql) throws SQLException {
        try (var connection = ENGINE.connect(name, "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var amounts = new TreeMap<String, BigDecimal>();
            while (rows.next()) {
                assertThat(amounts.put(rows.getString(1), rows.getBigDecimal(2))).as("%s twice", rows.getString(1))
                        .isNull();
            }
            return amounts;
        }
    }
}
