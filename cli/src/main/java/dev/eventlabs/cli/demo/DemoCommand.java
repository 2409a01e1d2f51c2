package dev.eventlabs.cli.demo;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.cloud.Ascent;
import dev.eventlabs.cli.cloud.PortOption;
import dev.eventlabs.cli.cloud.Up;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Labs;
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
            description = "Labs to walk through, such as OrdersLab or orders. Default: all.") private List<String> names = new ArrayList<>();

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
        Ending ending = new Ending(terminal, new SideBySide(terminal, clients, up).walk(chosen));
        ending.tell(lab -> Deployed.by(clients, lab.name()), Duration.ofNanos(System.nanoTime() - began));
        terminal.print("The embedded AWS still runs. Look around:  ./lab status     Stop it:  ./lab down");
        return ending.passed() ? 0 : 1;
    }
}
