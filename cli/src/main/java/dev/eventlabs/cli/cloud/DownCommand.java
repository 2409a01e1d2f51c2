package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Liveness;
import dev.eventlabs.cli.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down",
        description = "Stops the embedded AWS and everything that it started. What was deployed to it is gone then.",
        footerHeading = "%nExamples:%n", footer = "  ./lab down")
public final class DownCommand implements Callable<Integer> {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Workspace workspace;
    private final Terminal terminal;

    public DownCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return workspace.exclusively(
                () -> terminal.say("Another lab command is at work in this checkout; waiting for it …"), this::descend);
    }

    private int descend() {
        Optional<CloudRecord> cloud = workspace.cloud();
        Optional<ProcessHandle> process = cloud.flatMap(CloudRecord::process);
        if (process.isPresent()) {
            stop(cloud.get(), process.get());
        } else {
            int orphans = new Remains(workspace).clear();
            terminal.print(cloud.isEmpty() && orphans == 0
                    ? "Nothing was running."
                    : "The embedded AWS had died already; cleared up what it left" + processes(orphans) + ".");
        }
        workspace.forgetCloud();
        return 0;
    }

    private void stop(CloudRecord cloud, ProcessHandle process) {
        try (Progress progress = terminal.begin("Stopping the embedded AWS")) {
            // Taken before it ends: afterwards nothing tells whose children they were.
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            if (!Liveness.awaitEnd(List.of(process), GRACE)) {
                terminal.say("It hasn't ended for " + GRACE.toSeconds() + " s; killing it.");
                Remains.end(List.of(process));
            }
            Remains.end(children);
            new Remains(workspace).clear();
            progress.done("Nothing is left running");
            terminal.print("Stopped the embedded AWS at " + cloud.endpoint() + " (pid " + cloud.pid() + ")"
                    + processes(children.size()) + ".");
        }
    }

    private static String processes(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " and 1 process that it had started";
            default -> " and " + count + " processes that it had started";
        };
    }
}
