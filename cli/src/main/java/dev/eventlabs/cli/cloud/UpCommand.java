package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Labs;
import dev.eventlabs.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "up",
        description = "Starts the embedded AWS unless it runs, and deploys labs to it with the real CDK CLI.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab up                          all labs",
                "  ./lab up OrdersLab                this one",
                "  ./lab up --port 4567              beside another checkout's",
                "  ./lab up --no-deploy              only the embedded AWS, for your own stacks"})
public final class UpCommand implements Callable<Integer> {

    private final Labs labs;
    private final Ascent ascent;
    private final Terminal terminal;

    @Parameters(paramLabel = "LAB", arity = "0..*",
            description = "Labs to deploy, such as OrdersLab or orders. Default: all.") private List<String> names = new ArrayList<>();

    @Mixin private PortOption port;

    @Option(names = "--no-deploy", description = "Deploy nothing.") private boolean noDeploy;

    public UpCommand(Labs labs, Ascent ascent, Terminal terminal) {
        this.labs = labs;
        this.ascent = ascent;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Lab> chosen = labs.named(names);
        Up up = ascent.up(noDeploy ? List.of() : chosen, port.port());
        up.print(terminal);
        return 0;
    }
}
