package dev.eventlabs.test.bench.tasks;

import dev.eventlabs.test.bench.machine.Engines;
import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.report.Benchmark;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.tasks.TasksClient;
import dev.eventlabs.test.tasks.TasksUnderFire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Tasks lab: how fast it answers, how many executions there can be, and that every task comes to rest. */
public final class TasksBench implements Benchmark {

    private static final String STACK = "TasksLab";
    private static final int SHOWN = 10;

    private final Path root;

    /** @param root of the checkout */
    public TasksBench(Path root) {
        this.root = root;
    }

    @Override
    public String name() {
        return "tasks";
    }

    /** Tasks at once. */
    @Override
    public int usualSize() {
        return 500;
    }

    @Override
    public boolean run(Report report, int tasks) throws IOException {
        try (Lab lab = new Lab(root)) {
            lab.up(STACK);
            try (TasksClient client = new TasksClient(lab.endpoint(), TasksClient.Names.of(lab.outputs(STACK)));
                    Engines engines = new Engines(lab.jvmFlags())) {
                new Answers(client, engines, report).measure();
                new Executions(client, lab, report).measure();
                return underFire(client, lab, report, tasks);
            }
        }
    }

    /** Whether the promise was kept. */
    private static boolean underFire(TasksClient client, Lab lab, Report report, int tasks) {
        report.say("under fire: " + tasks + " tasks at once, one call in five fails, workers killed …");
        TasksUnderFire.Result result = new TasksUnderFire(client, lab.process()).run("fire-", tasks,
                Duration.ofMinutes(10));
        List<String> violations = result.reckoning().violations();
        boolean kept = violations.isEmpty() && result.refusals().isEmpty();
        report.note("under fire: %,d tasks, %s, %,d executions, %d workers killed with kill -9; %s".formatted(tasks,
                result.reckoning().resting(), result.reckoning().executions(), result.killed(),
                kept ? "executions = attempts, none ACTIVE, one workflow a task at a time" : "PROMISE BROKEN"));
        violations.stream().limit(SHOWN).forEach(report::note);
        result.refusals().stream().limit(SHOWN).forEach(report::note);
        return kept;
    }
}
