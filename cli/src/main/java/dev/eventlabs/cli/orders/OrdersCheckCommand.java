package dev.eventlabs.cli.orders;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "check",
        description = {"Accounts for every order that the simulator has sent: stored, dead-lettered or waiting.",
                "By their ids: which were sent, the simulator's log tells. Exit code 1 if it doesn't add up."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab orders check",
                "  ./lab orders check --json"})
public final class OrdersCheckCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public OrdersCheckCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        OrdersSystem system = new OrdersSystem(clients, StackOutputs.of(clients, OrdersSystem.STACK));
        // The way an order takes, backwards: one that moves on meanwhile is counted where it was, not lost from sight.
        List<IdRange> sent = system.sent();
        long waiting = system.queue().depth().all();
        List<BigDecimal> dead = system.deadLetters().peek().stream().flatMap(message -> message.orderId().stream())
                .toList();
        Tally tally = Tally.of(sent, system.storedIds(), dead, waiting);
        show(tally);
        return tally.addsUp() ? 0 : 1;
    }

    private void show(Tally tally) {
        Map<String, Long> lines = new LinkedHashMap<>();
        lines.put("sent", tally.sent());
        lines.put("stored", tally.stored());
        lines.put("dead-lettered", tally.deadLettered());
        lines.put("stored and dead-lettered", tally.twice());
        lines.put("waiting", tally.waiting());
        lines.put("missing", tally.missing());
        if (json) {
            terminal.printJson(lines);
            return;
        }
        Table table = new Table("orders", "count");
        lines.forEach(table::row);
        table.print(terminal);
        terminal.print(tally.verdict());
    }
}
