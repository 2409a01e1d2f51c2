package dev.eventlabs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "lab", version = LabCommandLine.VERSION, mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Event-driven AWS systems, deployed with the real CDK CLI to an embedded AWS, and used.",
        commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n", footer = {
                "  ./lab demo                        everything: set up, deploy, walk through, check",
                "  ./lab up                          start and deploy",
                "  eval \"$(./lab env)\"               point the aws CLI at it",
                "  ./lab down                        stop",
                "%nData goes to stdout, progress to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage."})
final class LabCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
