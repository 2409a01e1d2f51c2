package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.aws.FunctionLogs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

@Command(name = "logs", description = "Shows what a function logged, oldest first.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab logs lab-order-processor",
                "  ./lab logs processor --follow                 by a part of its name",
                "  ./lab logs lab-order-simulator --since PT5M     of the last five minutes"})
public final class LogsCommand implements Callable<Integer> {

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final Terminal terminal;
    private final Set<String> shown = new HashSet<>();

    @Parameters(paramLabel = "FUNCTION",
            description = "Name of a function, or a part that no other one's has, or of a log group; ./lab status lists functions.") private String function;

    @Option(names = {"-f", "--follow"}, description = "Goes on until Ctrl-C.") private boolean follow;

    @Option(names = "--since", paramLabel = "DURATION",
            description = "No older than this, for instance PT10M. Default: everything.") private Duration since;

    @Mixin private Target target;

    public LogsCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        FunctionLogs logs = FunctionLogs.of(target.connect(workspace, terminal), function);
        long from = show(logs, since == null ? 0 : Instant.now().minus(since).toEpochMilli());
        if (shown.isEmpty() && !follow) {
            terminal.say("Nothing is logged in " + logs.group() + ".");
        }
        while (follow) {
            Thread.sleep(GLANCE);
            from = show(logs, from);
        }
        return 0;
    }

    /** Shows what wasn't shown yet, and returns the time of the last event: others may still come with the same one. */
    private long show(FunctionLogs logs, long from) {
        long last = from;
        for (FilteredLogEvent event : logs.events(from)) {
            if (shown.add(event.eventId())) {
                terminal.print(terminal.styled(Style.DIM, Instant.ofEpochMilli(event.timestamp()).toString()) + " "
                        + event.message().stripTrailing());
            }
            last = Math.max(last, event.timestamp());
        }
        return last;
    }
}
