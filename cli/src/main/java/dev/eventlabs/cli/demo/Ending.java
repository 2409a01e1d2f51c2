package dev.eventlabs.cli.demo;

import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** How a demo ends: one table of all labs, and every check that failed by its name. */
final class Ending {

    private final Terminal terminal;
    private final Map<Lab, Walk> walks;

    Ending(Terminal terminal, Map<Lab, Walk> walks) {
        this.terminal = terminal;
        this.walks = walks;
    }

    /** @param took from the command to here */
    void tell(Function<Lab, String> deployed, Duration took) {
        Table table = new Table("", "lab", "deployed", "checked", "time");
        walks.forEach((lab, walk) -> table.row(walk.passed() ? "✓" : "✗", lab.name(), deployed.apply(lab),
                checked(lab, walk), Progress.seconds(walk.took())));
        terminal.print("");
        table.print(terminal);
        if (!passed()) {
            Table failed = new Table("", "lab", "check that failed", "expected", "found");
            walks.forEach((lab, walk) -> walk.failed().forEach(
                    check -> failed.row("✗", lab.name(), check.what(), check.expected(), check.found())));
            terminal.print("");
            failed.print(terminal);
        }
        int all = walks.values().stream().mapToInt(walk -> walk.checks().size()).sum();
        int wrong = walks.values().stream().mapToInt(walk -> walk.failed().size()).sum();
        terminal.print("");
        terminal.print((wrong == 0
                ? terminal.styled(Style.GREEN, "All " + all + " checks passed")
                : terminal.styled(Style.RED, wrong + " of " + all + " checks failed"))
                + " in " + Progress.seconds(took) + ".");
    }

    boolean passed() {
        return walks.values().stream().allMatch(Walk::passed);
    }

    private static String checked(Lab lab, Walk walk) {
        int all = walk.checks().size();
        if (!walk.passed()) {
            return walk.failed().size() + " of " + all + " failed";
        }
        return lab.promise() + " (" + all + (all == 1 ? " check)" : " checks)");
    }
}
