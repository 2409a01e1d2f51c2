package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "bill",
        description = {"Bills the completed trips and pays the drivers: call billingandpayments().",
                "Shows the procedure's notices, and this cycle's bills and payments. No trip is billed twice."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab taxi bill",
                "  ./lab taxi bill --json            as the function answers",
                "  ./lab taxi bill --aws             in your AWS account"})
public final class TaxiBillCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public TaxiBillCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        BillingFunction function = new BillingFunction(clients,
                StackOutputs.of(clients, TaxiLab.STACK).get("BillingFunctionName"));
        BillingFunction.Answer answer;
        try (Progress progress = terminal.begin("Billing (a paused database takes some seconds to wake up)")) {
            answer = function.run();
            progress.done("Billed");
        }
        if (json) {
            terminal.printJson(answer.json());
            return 0;
        }
        answer.notices().forEach(terminal::print);
        Table bills = answer.table();
        if (bills.isEmpty()) {
            terminal.print("For something to bill:  ./lab taxi ride" + target.repeated());
        } else {
            terminal.print("");
            bills.print(terminal);
        }
        return 0;
    }
}
