package dev.eventlabs.cli.tasks;

import dev.eventlabs.cli.api.ApiAnswer;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Creates a task through the API. The workflow takes it up by itself.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab tasks create 100",
                "  ./lab tasks create 100 --json     as the API answers",
                "  ./lab tasks create 100 --aws      in your AWS account"})
public final class TasksCreateCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The task's id: any text that no other task has.") private String id;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public TasksCreateCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        try (TasksApi api = new TasksApi(StackOutputs.of(clients, TasksLab.STACK).get("EndpointURL"))) {
            ApiAnswer answer = api.post(TasksApi.body(id));
            if (answer.status() != 201) {
                throw TasksApi.refused(answer);
            }
            if (json) {
                terminal.printJson(answer.json());
            } else {
                terminal.print("Task " + id + " is created:  " + api.taskUrl(id));
                terminal.print("What becomes of it:  ./lab tasks watch " + id);
            }
        }
        return 0;
    }
}
