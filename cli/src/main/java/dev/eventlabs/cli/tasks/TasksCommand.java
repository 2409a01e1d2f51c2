package dev.eventlabs.cli.tasks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "tasks", description = "A client for the tasks lab.", synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab tasks create 100",
                "  ./lab tasks watch 100"})
public final class TasksCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
