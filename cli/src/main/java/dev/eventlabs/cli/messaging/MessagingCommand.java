package dev.eventlabs.cli.messaging;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "messaging", description = "A client for the messaging lab.", synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab messaging seed",
                "  ./lab messaging conversations andrewbrown",
                "  ./lab messaging conversation 5ae290ed-55d1-47a0-bc6d-fe2bc2700399"})
public final class MessagingCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
