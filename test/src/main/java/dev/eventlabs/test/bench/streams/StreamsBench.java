package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.machine.Processes;
import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.scores.ScoresClient;
import java.io.IOException;
import java.nio.file.Path;

/** The Streams lab: how fast records and scores go through, what a total costs, and that totals are sums. */
public final class StreamsBench implements Benchmark {

    private static final String STACK = "StreamsLab";

    private final Path root;

    /** @param root of the checkout */
    public StreamsBench(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "streams";
    }

    /** Changes of score records. */
    @Override
    public int usualSize() {
        return 5_000;
    }

    @Override
    public boolean run(Report report, int changes) throws IOException {
        try (Lab lab = new Lab(root)) {
            lab.up(STACK);
            try (ScoresClient client = new ScoresClient(lab.endpoint(), ScoresClient.Names.of(lab.outputs(STACK)));
                    Engines engines = new Engines(lab.jvmFlags())) {
                new Filling(lab, report).measure();
                new ScoresThroughput(client, engines, report).measure(changes);
                new Writes(client, lab, report).measure();
                new Latency(client, report).measure();
                report.add(Figure.plain("resident memory, cloud and workers (MB)",
                        Processes.residentMegabytes(lab.process())));
                return new TotalsUnderFire(client, lab, report).prove(changes);
            }
        }
    }
}
