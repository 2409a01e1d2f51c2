package dev.eventlabs.cli.tasks;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "watch",
        description = {"Shows a task's states as they pass, until it rests. Exit code 1 if it is abandoned.",
                "A state without a time has passed between two looks."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab tasks watch 100",
                "  ./lab tasks watch 100 --json      all states, at the end"})
public final class TasksWatchCommand implements Callable<Integer> {

    private static final Duration GLANCE = Duration.ofMillis(200);
    /** As many attempts as there are, with room; no execution lives longer than ten minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The task's id.") private String id;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public TasksWatchCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Clients clients = target.connect(workspace, terminal);
        Watched task = new Watched(id);
        try (TasksApi api = new TasksApi(StackOutputs.of(clients, TasksLab.STACK).get("EndpointURL"))) {
            task.saw(api.state(id));
            Instant end = Instant.now().plus(LONGEST);
            while (!task.isAtRest()) {
                awaitNext(api, task, end);
            }
        }
        if (json) {
            terminal.printJson(TaskState.passed(task.states()));
        } else {
            Table table = new Table("state", "attempts", "since");
            TaskState.passed(task.states())
                    .forEach(state -> table.row(state.status(), state.attempts(), state.updated()));
            table.print(terminal);
        }
        return task.last().status().equals("SUCCESS") ? 0 : 1;
    }

    private void awaitNext(TasksApi api, Watched task, Instant end) throws InterruptedException {
        String status = task.last().status();
        try (Progress progress = terminal.begin("Task " + id + " is " + status)) {
            while (!task.saw(api.state(id))) {
                if (Instant.now().isAfter(end)) {
                    throw new Failure(
                            "Task " + id + " is " + status + " still, after " + Progress.seconds(LONGEST) + ".",
                            "What its execution is at:  aws stepfunctions list-executions --state-machine-arn …");
                }
                Thread.sleep(GLANCE);
            }
            progress.done(
                    status + (status.equals(task.last().status()) ? " → FAILED → " : " → ") + task.last().status());
        }
    }
}
