package dev.eventlabs.test.tasks;

import dev.eventlabs.test.client.Executioner;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Workers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Posts many tasks at once while workers are killed, and reckons afterwards. Not thread-safe. */
public final class TasksUnderFire {

    private static final int CLIENTS = 8;
    private static final Duration LONGEST_PEACE = Duration.ofMillis(3_000);

    private final TasksClient client;
    private final Workers workers;

    /** @param cloud the process that the embedded AWS runs in */
    public TasksUnderFire(TasksClient client, ProcessHandle cloud) {
        this.client = client;
        workers = new Workers(cloud);
    }

    public record Result(TasksReckoning reckoning, int killed, List<String> refusals) {}

    /**
     * @param prefix of the tasks' ids, which nobody else uses
     * @param patience for all of them to come to rest
     */
    public Result run(String prefix, int tasks, Duration patience) {
        Set<String> posted = new ConcurrentSkipListSet<>();
        Set<String> refusals = new ConcurrentSkipListSet<>();
        int killed;
        try (Executioner executioner = new Executioner(workers, LONGEST_PEACE)) {
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                for (int i = 0; i < tasks; i++) {
                    String id = prefix + i;
                    clients.submit(() -> post(id, posted, refusals));
                }
            }
            resting(new TreeSet<>(posted), patience);
            killed = executioner.killed();
        }
        return new Result(TasksReckoning.of(posted, client.stored(), client.executions()), killed,
                new ArrayList<>(refusals));
    }

    /** A request whose worker is killed answers 502; sent again, it is told 409 if the first one was stored. */
    private void post(String id, Set<String> posted, Set<String> refusals) {
        for (int attempt = 1; attempt <= 10; attempt++) {
            HttpResponse<String> answer = client.post("{\"task_id\": \"" + id + "\", \"note\": \"under fire\"}");
            if (answer.statusCode() == 201 || answer.statusCode() == 409 && attempt > 1) {
                posted.add(id);
                return;
            }
            if (answer.statusCode() < 429) {
                refusals.add(answer.statusCode() + " " + answer.body());
                return;
            }
        }
        refusals.add(id + ": not taken in ten attempts");
    }

    private void resting(Set<String> posted, Duration patience) {
        try {
            Patience.until(patience, Duration.ofMillis(500), "all tasks to come to rest", () -> client.stored().stream()
                    .filter(item -> posted.contains(item.get("task_id").s()))
                    .allMatch(item -> item.containsKey("workflow_status")
                            && Set.of("SUCCESS", "ABANDONED").contains(item.get("workflow_status").s()))
                    && client.stepFunctions().listExecutions(list -> list.stateMachineArn(client.names().stateMachine())
                            .statusFilter("RUNNING").maxResults(1)).executions().isEmpty());
        } catch (IllegalStateException e) {
            // The reckoning tells which and why.
        }
    }
}
