package dev.eventlabs.cli.demo;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.cloud.Ascent;
import dev.eventlabs.cli.cloud.PortOption;
import dev.eventlabs.cli.cloud.Up;
import dev.eventlabs.cli.lab.Check;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Labs;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "demo",
        description = "Sets everything up, then walks through labs as their original documents do, checking each step.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab demo                        all labs",
                "  ./lab demo OrdersLab              this one"})
public final class DemoCommand implements Callable<Integer> {

    private final Labs labs;
    private final Ascent ascent;
    private final Terminal terminal;

    @Parameters(paramLabel = "LAB", arity = "0..*",
            description = "Labs to walk through. Default: all.") private List<String> names = new ArrayList<>();

    @Mixin private PortOption port;

    public DemoCommand(Labs labs, Ascent ascent, Terminal terminal) {
        this.labs = labs;
        this.ascent = ascent;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Lab> chosen = labs.named(names);
        long began = System.nanoTime();
        Up up = ascent.up(chosen, port.port());
        Clients clients = Clients.at(up.cloud().endpoint());
        Table table = new Table("", "lab", "check", "found");
        List<Check> checks = new ArrayList<>();
        new SideBySide(terminal, clients, up).walk(chosen).forEach((lab, found) -> {
            found.forEach(check -> table.row(check.passed() ? "✓" : "✗", lab.name(), check.what(),
                    check.passed() ? check.found() : check.found() + " (expected " + check.expected() + ")"));
            checks.addAll(found);
        });
        terminal.print("");
        table.print(terminal);
        terminal.print("");
        long failed = checks.stream().filter(check -> !check.passed()).count();
        String took = " in " + Progress.seconds(Duration.ofNanos(System.nanoTime() - began)) + ".";
        terminal.print(failed == 0
                ? terminal.styled(Style.GREEN, "All " + checks.size() + " checks passed") + took
                : terminal.styled(Style.RED, failed + " of " + checks.size() + " checks failed") + took);
        terminal.print("The embedded AWS still runs. Look around:  ./lab status     Stop it:  ./lab down");
        return failed == 0 ? 0 : 1;
    }
}
