package dev.eventlabs.test.bench.product;

import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;

/** The constructs and the test kit as a platform team meets them: what a synthesis and a deployed test take. */
public final class ProductBench implements Benchmark {

    private final Path root;

    /** @param root of the checkout */
    public ProductBench(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "product";
    }

    /** Syntheses of each app, and deployments of each stack: more than those until functions start from archives. */
    @Override
    public int usualSize() {
        return 9;
    }

    @Override
    public boolean run(Report report, int rounds) throws IOException {
        new Synthesis(root, report).measure(rounds);
        new Deployments(root, report).measure(rounds);
        return true;
    }
}
