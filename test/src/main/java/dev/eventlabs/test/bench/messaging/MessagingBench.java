package dev.eventlabs.test.bench.messaging;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.machine.Processes;
import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.messaging.MessagingClient;
import dev.eventlabs.test.messaging.MessagingUnderFire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Messaging lab: how many messages it takes, how soon lists show them, and that none is lost, doubled or out of order. */
public final class MessagingBench implements Benchmark {

    private static final String STACK = "MessagingLab";
    private static final int PEOPLE = 200;
    private static final int SHOWN = 10;

    private final Path root;

    /** @param root of the checkout */
    public MessagingBench(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "messaging";
    }

    /** Messages at once. */
    @Override
    public int usualSize() {
        return 5_000;
    }

    @Override
    public boolean run(Report report, int messages) throws IOException {
        try (Lab lab = new Lab(root)) {
            lab.up(STACK);
            try (MessagingClient client = new MessagingClient(lab.endpoint(),
                    MessagingClient.Names.of(lab.outputs(STACK)));
                    Engines engines = new Engines(lab.jvmFlags())) {
                PlainMessages floor = new PlainMessages(engines.dynamo());
                new PostThroughput(client, floor, report).measure();
                new RiseLatency(client, floor, report).measure();
                report.add(Figure.plain("resident memory, cloud and workers (MB)",
                        Processes.residentMegabytes(lab.process())));
                return underFire(client, lab, report, messages);
            }
        }
    }

    /** Whether the promise was kept. */
    private static boolean underFire(MessagingClient client, Lab lab, Report report, int messages) {
        report.say("under fire: " + messages + " messages of " + PEOPLE
                + " people at once, workers killed, batches delivered again …");
        MessagingUnderFire.Result result = new MessagingUnderFire(client, lab.process()).run("fire", PEOPLE, messages,
                Duration.ofMinutes(10));
        List<String> violations = result.violations();
        boolean kept = violations.isEmpty() && result.refusals().isEmpty() && result.messages() > messages / 2;
        report.note("under fire: %,d of %,d messages stored in %,d conversations of %d people; %d workers killed with "
                .formatted(result.messages(), messages, result.conversations(), PEOPLE, result.killed())
                + "kill -9, %d batches delivered again; %s".formatted(result.redelivered(), kept
                        ? "each message once and in order, each list at the newest, one row a person and conversation"
                        : "PROMISE BROKEN"));
        violations.stream().limit(SHOWN).forEach(report::note);
        result.refusals().stream().limit(SHOWN).forEach(report::note);
        return kept;
    }
}
