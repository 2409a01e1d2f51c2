package dev.eventlabs.cli.taxi;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "taxi", description = "A client for the taxi lab.", synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab taxi ride",
                "  ./lab taxi bill",
                "  ./lab taxi psql"})
public final class TaxiCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
