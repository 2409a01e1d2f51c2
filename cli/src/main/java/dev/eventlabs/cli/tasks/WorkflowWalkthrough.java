package dev.eventlabs.cli.tasks;

import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;

/**
 * The second part: many tasks on their way through the workflow. For one run.
 *
 * <p>Which of them fail is random, so what is checked is what must hold whatever the numbers are.
 */
final class WorkflowWalkthrough {

    /** One of so many fails at first in 98 walkthroughs of 100. */
    private static final int TASKS = 20;
    /** Six attempts, each with its wait, on a slow machine. */
    private static final Duration ALL_ATTEMPTS = Duration.ofMinutes(6);
    private static final int MOST_ATTEMPTS = 5;

    private final Story story;
    private final TasksApi api;
    private final Workflow workflow;
    private final TaskIds ids;

    WorkflowWalkthrough(Story story, TasksApi api, Workflow workflow, TaskIds ids) {
        this.story = story;
        this.api = api;
        this.workflow = workflow;
        this.ids = ids;
    }

    void run() {
        lookAtWorkflow();
        List<Watched> tasks = create();
        watch(tasks);
        List<Attempt> attempts = attempts(tasks);
        if (!attempts.isEmpty()) {
            new HistoryWalkthrough(story, workflow).run(attempts);
        }
    }

    private void lookAtWorkflow() {
        story.step("The workflow that each new or failed task starts");
        story.request("aws stepfunctions describe-state-machine --state-machine-arn " + workflow.arn());
        DescribeStateMachineResponse machine = workflow.describe();
        story.answer(new Table("state machine", "type", "status", "starts at", "times out after (s)")
                .row(machine.name(), machine.typeAsString(), machine.statusAsString(),
                        Workflow.json(machine.definition()).path("StartAt").asText(),
                        Workflow.json(machine.definition()).path("TimeoutSeconds").asInt()));
        story.check("Its type", "STANDARD", machine.typeAsString());
    }

    private List<Watched> create() {
        story.step("Create " + TASKS + " tasks at once");
        Set<String> all = ids.many(TASKS);
        String first = all.iterator().next();
        story.request("curl -X POST " + api.url("task") + " -H 'Content-Type: application/json' -d '"
                + TasksApi.body(first) + "'");
        story.tell("… and " + (TASKS - 1) + " more, side by side.");
        long created = all.parallelStream().filter(taskId -> api.post(TasksApi.body(taskId)).status() == 201).count();
        story.check("Tasks created", (long) TASKS, created);
        List<Watched> tasks = new ArrayList<>(all.stream().map(Watched::new).toList());
        tasks.addFirst(new Watched(ids.single()));
        return tasks;
    }

    private void watch(List<Watched> tasks) {
        story.step("Watch them move");
        story.tell(
                "Each is activated, waits 10 seconds, and calls a mock API that fails two times out of ten. A task that");
        story.tell(
                "failed appears in the table's stream, which starts the workflow for it again. In brackets: too short to be seen.");
        story.request("curl " + api.taskUrl(tasks.getFirst().taskId()));
        story.await("Tasks at rest", ALL_ATTEMPTS, () -> look(tasks), seen -> seen.stream().allMatch(Watched::isAtRest),
                WorkflowWalkthrough::note);
        story.answer(paths(tasks));
        long passable = tasks.stream().filter(task -> TaskState.arePassable(task.states())).count();
        story.check("Tasks seen in the order NEW → ACTIVE → SUCCESS, or FAILED → ACTIVE …", (long) tasks.size(),
                passable);
        story.checkThat("None is left on its way", tasks.stream().allMatch(Watched::isAtRest),
                "all " + tasks.size() + " in SUCCESS or ABANDONED", note(tasks));
        long abandonedTooEarly = tasks.stream().map(Watched::last)
                .filter(state -> state.status().equals("ABANDONED") && state.attempts() < MOST_ATTEMPTS).count();
        story.check("Tasks abandoned before " + MOST_ATTEMPTS + " attempts", 0L, abandonedTooEarly);
    }

    private List<Watched> look(List<Watched> tasks) {
        tasks.parallelStream().filter(task -> !task.isAtRest())
                .forEach(task -> Optional.of(api.show(task.taskId())).filter(answer -> answer.status() == 200)
                        .ifPresent(answer -> task.saw(TaskState.of(answer.json()))));
        return tasks;
    }

    private static String note(List<Watched> tasks) {
        Map<String, Long> counts = tasks.stream().filter(task -> !task.states().isEmpty()).collect(
                Collectors.groupingBy(task -> task.last().status(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Those that failed are the interesting ones; one of the others is as good as any. */
    private static Table paths(List<Watched> tasks) {
        Table table = new Table("task", "states", "attempts", "updated");
        List<Watched> interesting = tasks.stream().filter(task -> task.last().attempts() > 0).toList();
        Set<Watched> shown = new HashSet<>(interesting);
        shown.add(tasks.getFirst());
        tasks.stream().filter(shown::contains).forEach(task -> table.row(task.taskId(), TaskState.path(task.states()),
                task.last().attempts(), task.last().updated()));
        int others = tasks.size() - shown.size();
        return others == 0 ? table : table.row("… " + others + " more", "like the first", "", "");
    }

    private List<Attempt> attempts(List<Watched> tasks) {
        story.step("One execution for each attempt, and none besides");
        story.request("aws stepfunctions list-executions --state-machine-arn " + workflow.arn());
        Map<String, Watched> byId = tasks.stream().collect(Collectors.toMap(Watched::taskId, Function.identity()));
        int expected = tasks.stream().mapToInt(task -> task.last().attempts() + 1).sum();
        List<Attempt> attempts = story.await("Executions", Duration.ofMinutes(1),
                () -> workflow.attempts(byId.keySet(), ids.since()),
                seen -> seen.size() >= expected && seen.stream().noneMatch(each -> each.status().equals("RUNNING")),
                seen -> seen.size() + " of " + expected);
        Map<String, Long> found = attempts.stream()
                .collect(Collectors.groupingBy(Attempt::taskId, Collectors.counting()));
        Attempt latest = attempts.stream().max(Comparator.comparingLong((Attempt each) -> found.get(each.taskId()))
                .thenComparing(Attempt::start)).orElse(null);
        Table table = new Table("execution", "of task", "started for", "status", "started at");
        attempts.stream().filter(each -> latest != null && each.taskId().equals(latest.taskId()))
                .forEach(each -> table.row(each.name(), each.taskId(), each.step(), each.status(), each.start()));
        story.answer(table);
        Map<String, Long> differing = new LinkedHashMap<>();
        byId.forEach((taskId, task) -> {
            long count = found.getOrDefault(taskId, 0L);
            if (count != task.last().attempts() + 1) {
                differing.put(taskId, count);
            }
        });
        story.checkThat("Executions of each task = attempts + 1", differing.isEmpty(), "for all " + tasks.size(),
                differing.isEmpty() ? attempts.size() + " executions of " + tasks.size() + " tasks"
                        : differing.toString());
        return attempts;
    }
}
