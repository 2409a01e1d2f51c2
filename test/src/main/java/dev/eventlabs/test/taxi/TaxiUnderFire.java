package dev.eventlabs.test.taxi;

import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Workers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Many rides at once while workers are killed, PostgreSQL is killed and then stopped for ten seconds, bills are made all the time and some trips
 * are such that the database refuses them; reckons afterwards. Not thread-safe.
 */
public final class TaxiUnderFire {

    private static final int CLIENTS = 8;
    private static final int BAD_TRIPS = 3;
    /** By rides and not by time: on a slow machine there are fewer. */
    private static final int RIDES_A_KILL = 20;
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Pattern ONE_RECORD = Pattern.compile("\"batchSize\"\\s*:\\s*1\\b");
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\"startSequenceNumber\"\\s*:\\s*\"(\\d+)\"");

    private final TaxiClient client;
    private final ProcessHandle cloud;
    private final Workers workers;
    private final Set<String> bad = new HashSet<>();

    /** @param cloud the process that the embedded AWS runs in */
    public TaxiUnderFire(TaxiClient client, ProcessHandle cloud) {
        this.client = client;
        this.cloud = cloud;
        workers = new Workers(cloud);
    }

    /**
     * @param badTrips that the database refuses
     * @param bills that came of billing, over and over
     * @param refusals of the API, which should have refused nothing
     * @param violations what isn't as it should be; empty if nothing
     */
    public record Result(int completed, int badTrips, int bills, int killed, List<String> refusals,
            List<String> violations) {}

    /**
     * @param firstRider id of a rider whom nobody else has; the others' follow
     * @param patience for all trips to be in the database, once they are completed
     */
    public Result run(long firstRider, int rides, Duration patience) throws SQLException {
        MessageQueue failures = client.failures();
        failures.takeAll();
        Rides done = new Rides(client);
        List<String> given = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        AtomicInteger killed = new AtomicInteger();
        try (Billing billing = new Billing(client.database())) {
            Thread disasters = Thread.ofPlatform().daemon().name("disasters").start(() -> disasters(done, rides));
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                for (int i = 0; i < rides; i++) {
                    // Most riders have two trips.
                    String rider = Long.toString(firstRider + i % (rides / 2 + 1));
                    boolean fatal = i % RIDES_A_KILL == RIDES_A_KILL / 2;
                    clients.submit(() -> {
                        done.ride(rider);
                        if (fatal && workers.killOne(new SplittableRandom())) {
                            killed.incrementAndGet();
                        }
                    });
                }
            }
            join(disasters);
            int expected = completed().size();
            await(patience, violations, () -> {
                given.addAll(failures.takeAll());
                return given.size() >= BAD_TRIPS && stored() >= expected;
            });
            billing.failures().forEach(each -> violations.add("Billing failed: " + each));
        }
        client.database().bill();
        given.addAll(failures.takeAll());
        violations.addAll(TripReckoning.of(goodTrips(), client.database().rows("select * from trips")).violations());
        violations.addAll(givenUp(given));
        BillReckoning bills = BillReckoning.of(client.database());
        violations.addAll(bills.violations());
        return new Result(completed().size(), BAD_TRIPS, bills.bills(), killed.get(), List.copyOf(done.refusals()),
                violations);
    }

    /** Each comes when so many rides are over that trips are under way. */
    private void disasters(Rides done, int rides) {
        DatabaseOutage outage = new DatabaseOutage(client.database(), cloud);
        BadTrips trips = new BadTrips(client);
        for (int i = 0; i < BAD_TRIPS; i++) {
            after(done, rides * (i + 1) / 10);
            bad.add(key(trips.complete("1" + i, "2026-11-26T09:00:00Z,000000" + i)));
        }
        after(done, rides * 4 / 10);
        outage.kill();
        after(done, rides * 5 / 10);
        outage.stopFor(OUTAGE);
    }

    private static void after(Rides done, int completed) {
        Patience.until(Duration.ofMinutes(5), Duration.ofMillis(10), completed + " rides",
                () -> done.completed() >= completed);
    }

    private static void await(Duration patience, List<String> violations, BooleanSupplier condition) {
        try {
            Patience.until(patience, Duration.ofMillis(250), "all trips in the database", condition);
        } catch (IllegalStateException e) {
            violations.add(e.getMessage());
        }
    }

    private int stored() {
        try {
            return Integer.parseInt(client.database().value("select count(*) from trips"));
        } catch (SQLException e) {
            return -1;
        }
    }

    private List<Map<String, AttributeValue>> goodTrips() {
        return client.trips().stream().filter(item -> !bad.contains(key(item))).toList();
    }

    private List<Map<String, AttributeValue>> completed() {
        return goodTrips().stream().filter(item -> item.get("STATUS").s().equals("Completed")).toList();
    }

    private static String key(Map<String, AttributeValue> item) {
        return item.get("riderid").s() + " " + item.get("tripinfo").s();
    }

    /** Each of the bad trips alone, and nothing else. */
    private static List<String> givenUp(List<String> given) {
        List<String> violations = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (String each : given) {
            Matcher number = SEQUENCE_NUMBER.matcher(each);
            if (!ONE_RECORD.matcher(each).find() || !number.find() || !numbers.add(number.group(1))) {
                violations.add("Given up with its neighbours, or twice: " + each);
            }
        }
        if (numbers.size() != BAD_TRIPS) {
            violations.add(BAD_TRIPS + " trips are such that the database refuses them, but " + numbers.size()
                    + " were given up: " + given);
        }
        return violations;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
