package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "outputs", description = "Shows what the deployed stacks say of themselves: names, URLs.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab outputs",
                "  ./lab outputs OrdersLab --json",
                "  ./lab outputs OrdersLab --aws     of the stack in your AWS account"})
public final class OutputsCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "STACK", arity = "0..1",
            description = "Only this stack's. Default: all stacks'.") private String stack;

    @Option(names = "--json", description = "As JSON: stack, output, value.") private boolean json;

    @Mixin private Target target;

    public OutputsCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        List<StackOutputs> deployed = StackOutputs.all(clients);
        List<StackOutputs> stacks = stack == null ? deployed : List.of(StackOutputs.named(stack, deployed));
        if (json) {
            Map<String, Map<String, String>> all = new TreeMap<>();
            stacks.forEach(each -> all.put(each.stack(), each.values()));
            terminal.printJson(all);
            return 0;
        }
        Table table = new Table("stack", "output", "value");
        stacks.forEach(each -> each.values().forEach((name, value) -> table.row(each.stack(), name, value)));
        if (table.isEmpty()) {
            terminal.say("No stack with outputs is deployed. Deploy the labs:  ./lab up");
        } else {
            table.print(terminal);
        }
        return 0;
    }
}
