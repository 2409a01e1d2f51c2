package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "token",
        description = {"Prints an IAM token: what " + TaxiDatabase.USER
                + " gives for a password. A secret, good for 15 minutes.",
                "It is signed here, with your credentials; nobody is asked."},
        footerHeading = "%nExamples:%n", footer = {
                "  export PGPASSWORD=\"$(./lab taxi token)\"",
                "  ./lab taxi psql --print           the whole line that connects"})
public final class TaxiTokenCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Mixin private Target target;

    public TaxiTokenCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        terminal.print(TaxiDatabase.of(clients, StackOutputs.of(clients, TaxiLab.STACK)).token());
        return 0;
    }
}
