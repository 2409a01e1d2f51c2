package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.terminal.Usage;
import dev.eventlabs.cli.workspace.Workspace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "scores",
        description = {
                "Puts scores into the table of records, and shows each user's total beside the sum of the scores.",
                "Waits until they agree. Exit code 1 if they don't."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab streams scores              ten scores",
                "  ./lab streams scores 500",
                "  ./lab streams scores 0 --json     none, only show"})
public final class StreamsScoresCommand implements Callable<Integer> {

    private static final Duration AT_REST = Duration.ofMinutes(1);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final List<String> USERS = List.of("Ana", "Ben", "Cleo", "Dora");

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "N", arity = "0..1", defaultValue = "10",
            description = "How many scores to put first, 0 for none. Default: ${DEFAULT-VALUE}") private int scores;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public StreamsScoresCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (scores < 0) {
            throw new Usage("N is how many scores to put, at least 0, not " + scores + ".");
        }
        Clients clients = target.connect(workspace, terminal);
        StreamsSystem system = new StreamsSystem(clients, StackOutputs.of(clients, StreamsSystem.STACK));
        put(system);
        ScoreTotals totals = awaitRest(system);
        if (json) {
            terminal.printJson(totals.asJson());
        } else {
            totals.table().print(terminal);
            terminal.print(totals.verdict());
        }
        return totals.agree() ? 0 : 1;
    }

    private void put(StreamsSystem system) {
        if (scores == 0) {
            return;
        }
        try (Progress progress = terminal.begin("Putting " + scores + " scores")) {
            long id = system.freshRecordId();
            for (int n = 0; n < scores; n++) {
                String user = USERS.get(ThreadLocalRandom.current().nextInt(USERS.size()));
                // In halves: totals are exact, not only of whole numbers.
                BigDecimal score = BigDecimal.valueOf(ThreadLocalRandom.current().nextInt(200) * 5L, 1);
                system.putScore(id + n, user, score);
                progress.note(n + 1 + " put");
            }
            progress.done("Put " + scores + " scores");
        }
    }

    private ScoreTotals awaitRest(StreamsSystem system) throws InterruptedException {
        Instant end = Instant.now().plus(AT_REST);
        try (Progress progress = terminal.begin(system.aggregator() + " sums up")) {
            ScoreTotals totals = system.totals();
            while (!totals.agree() && Instant.now().isBefore(end)) {
                Thread.sleep(GLANCE);
                totals = system.totals();
            }
            progress.done(totals.agree() ? "Totals are in" : "Gave up waiting");
            return totals;
        }
    }
}
