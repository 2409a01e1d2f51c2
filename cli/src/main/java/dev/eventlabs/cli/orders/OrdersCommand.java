package dev.eventlabs.cli.orders;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "orders", description = "A client for the orders lab.", synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab orders send 100",
                "  ./lab orders check"})
public final class OrdersCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
