package dev.eventlabs.test.bench.tasks;

import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.machine.Processes;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.tasks.TasksClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions per second of a machine with one Pass state and of the lab's without its wait, and what ten thousand that wait cost. */
final class Executions {

    private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
    private static final String PASS = "{\"StartAt\": \"P\", \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}}";
    private static final String WAIT = "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}}}";
    private static final int STARTERS = 4;
    private static final int PASSES = 4_000;
    private static final int WAITING = 10_000;
    private static final int LAB_RUNS = 300;
    private static final Duration WATCHED = Duration.ofSeconds(20);

    private final TasksClient client;
    private final SfnClient stepFunctions;
    private final Lab lab;
    private final Report report;

    Executions(TasksClient client, Lab lab, Report report) {
        this.client = client;
        stepFunctions = client.stepFunctions();
        this.lab = lab;
        this.report = report;
    }

    void measure() {
        String pass = machine("bench-pass", PASS);
        report.say("executions/s: " + PASSES + " of one Pass state …");
        start(pass, "{}", PASSES / 4);
        report.add(Figure.plain("executions/s, one Pass state", start(pass, "{}", PASSES)));
        delete(pass);
        labs();
        waiting();
    }

    /** The lab's machine with its wait set to nothing, for a task that isn't there: its whole way but for the last write. */
    private void labs() {
        String definition = stepFunctions
                .describeStateMachine(describe -> describe.stateMachineArn(client.names().stateMachine())).definition();
        String hasty = machine("bench-hasty", definition.replaceAll("\"Seconds\"\\s*:\\s*10", "\"Seconds\":0"));
        report.say("executions/s: " + LAB_RUNS + " of the lab's machine with its wait set to 0 …");
        AtomicInteger tasks = new AtomicInteger();
        double rate = LAB_RUNS / seconds(() -> {
            inParallel(LAB_RUNS, () -> stepFunctions.startExecution(start -> start.stateMachineArn(hasty).input(
                    "{\"task_id\": \"hasty-" + tasks.incrementAndGet() + "\", \"workflow_step\": \"NEW\"}")));
            idle(hasty);
        });
        report.add(Figure.plain("executions/s, the lab's machine without its wait", rate));
        delete(hasty);
    }

    private void waiting() {
        report.say("waiting: " + WAITING + " executions, watched for " + WATCHED.toSeconds() + " s …");
        double before = heap();
        String waiting = machine("bench-waiting", WAIT);
        start(waiting, "{}", WAITING, false);
        double after = heap();
        long cpu = cpu();
        long end = System.nanoTime() + WATCHED.toNanos();
        Patience.until(WATCHED.multipliedBy(2), Duration.ofSeconds(1), "the watch to end",
                () -> System.nanoTime() > end);
        report.add(Figure.atMost("10,000 waiting executions: processor time in " + WATCHED.toSeconds() + " s (s)",
                (cpu() - cpu) / 1000.0, 1));
        report.add(Figure.plain("10,000 waiting executions: heap for each (KB)", (after - before) / WAITING));
        delete(waiting);
    }

    private String machine(String name, String definition) {
        return stepFunctions.createStateMachine(create -> create.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    private void delete(String machine) {
        stepFunctions.deleteStateMachine(delete -> delete.stateMachineArn(machine));
    }

    private double start(String machine, String input, int times) {
        return start(machine, input, times, true);
    }

    private double start(String machine, String input, int times, boolean toTheEnd) {
        return times / seconds(() -> {
            inParallel(times, () -> stepFunctions
                    .startExecution(start -> start.stateMachineArn(machine).input(input)));
            if (toTheEnd) {
                idle(machine);
            }
        });
    }

    private void idle(String machine) {
        Patience.until(Duration.ofMinutes(5), Duration.ofMillis(20), "the executions to end",
                () -> stepFunctions.listExecutions(list -> list.stateMachineArn(machine)
                        .statusFilter(ExecutionStatus.RUNNING).maxResults(1)).executions().isEmpty());
    }

    private static void inParallel(int times, Runnable call) {
        AtomicInteger left = new AtomicInteger(times);
        try (ExecutorService starters = Executors.newFixedThreadPool(STARTERS)) {
            for (int i = 0; i < STARTERS; i++) {
                starters.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        call.run();
                    }
                });
            }
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private long cpu() {
        return lab.process().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    /** What the process still holds after a collection, in KB. */
    private double heap() {
        return Processes.heapKilobytes(lab.process());
    }
}
