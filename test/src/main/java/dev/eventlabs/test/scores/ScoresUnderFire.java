package dev.eventlabs.test.scores;

import dev.eventlabs.test.client.Executioner;
import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes records at random while workers are killed and releases go wrong, and reckons afterwards. Not thread-safe. */
public final class ScoresUnderFire {

    private static final int POISON_PER_THOUSAND = 2;
    private static final Duration LONGEST_PEACE = Duration.ofMillis(2_500);
    private static final Duration OUTAGE = Duration.ofMillis(1_500);
    private static final Duration BETWEEN_OUTAGES = Duration.ofSeconds(4);
    private static final Pattern ONE_RECORD = Pattern.compile("\"batchSize\"\\s*:\\s*1\\b");
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("\"startSequenceNumber\"\\s*:\\s*\"(\\d+)\"");

    private final ScoresClient client;
    private final Workers workers;

    /** @param cloud the process that the embedded AWS runs in */
    public ScoresUnderFire(ScoresClient client, ProcessHandle cloud) {
        this.client = client;
        workers = new Workers(cloud);
    }

    /**
     * @param poison how many records were written that can't be counted
     * @param violations what isn't as it should be; empty if nothing
     */
    public record Result(int poison, int killed, int outages, List<String> violations) {}

    /** @param patience for the aggregator to catch up once everything is written */
    public Result run(long seed, int changes, Duration patience) {
        MessageQueue failures = client.failures(client.names().aggregator());
        failures.takeAll();
        Outage outage = new Outage(client.lambda(), client.names().aggregator(), "SCORES_BY_USER_TABLE");
        Releases releases = new Releases(outage);
        Thread thread = Thread.ofPlatform().daemon().name("releases").start(releases);
        int poison;
        int killed;
        List<String> given = new ArrayList<>();
        try (Executioner executioner = new Executioner(workers, LONGEST_PEACE)) {
            poison = new ScoreMix(seed, changes, POISON_PER_THOUSAND).write(client);
            killed = executioner.killed();
        } finally {
            releases.over.countDown();
            join(thread);
        }
        try {
            Patience.until(patience, Duration.ofMillis(500), "totals that are sums", () -> {
                given.addAll(failures.takeAll());
                return client.reckon().violations().isEmpty() && sequenceNumbers(given).size() >= poison;
            });
        } catch (IllegalStateException e) {
            // The violations tell.
        }
        List<String> violations = new ArrayList<>(client.reckon().violations());
        given.stream().filter(each -> !ONE_RECORD.matcher(each).find())
                .forEach(each -> violations.add("Given up with its neighbours: " + each));
        if (sequenceNumbers(given).size() != poison) {
            violations.add(poison + " poison records were written, but " + sequenceNumbers(given).size()
                    + " were given up");
        }
        return new Result(poison, killed, releases.outages, violations);
    }

    private static Set<String> sequenceNumbers(List<String> given) {
        Set<String> numbers = new HashSet<>();
        for (String each : given) {
            Matcher number = SEQUENCE_NUMBER.matcher(each);
            if (number.find()) {
                numbers.add(number.group(1));
            }
        }
        return numbers;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bad release every few seconds until it is told that it is over; always ends with the good one. */
    private static final class Releases implements Runnable {

        private final Outage outage;
        // Not an interrupt, which would break a call off and leave the bad release live.
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile int outages;

        Releases(Outage outage) {
            this.outage = outage;
        }

        @Override
        public void run() {
            try {
                do {
                    outage.begin();
                    try {
                        outages = outages + 1;
                        over.await(OUTAGE.toMillis(), TimeUnit.MILLISECONDS);
                    } finally {
                        outage.end();
                    }
                } while (!over.await(BETWEEN_OUTAGES.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
