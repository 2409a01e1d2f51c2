package dev.eventlabs.cli.taxi;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "psql",
        description = {"Opens psql on the lab's database, as " + TaxiDatabase.USER
                + ", with a fresh IAM token and over TLS.",
                "That user may read everything and call billingandpayments()."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab taxi psql                   then: \\d trips   select * from trips;",
                "  ./lab taxi psql -- -x -c 'select * from trips'",
                "  ./lab taxi psql --print           the line to paste; the token isn't in it"})
public final class TaxiPsqlCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;
    private final Psql psql;

    @Option(names = "--print",
            description = "Print the line that connects instead, for any shell.") private boolean print;

    @Parameters(paramLabel = "ARG", arity = "0..*",
            description = "What psql is given besides; behind --") private List<String> arguments = new ArrayList<>();

    @Mixin private Target target;

    public TaxiPsqlCommand(Workspace workspace, Terminal terminal) {
        this(workspace, terminal, new Psql("psql"));
    }

    TaxiPsqlCommand(Workspace workspace, Terminal terminal, Psql psql) {
        this.workspace = workspace;
        this.terminal = terminal;
        this.psql = psql;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        TaxiDatabase database = TaxiDatabase.of(clients, StackOutputs.of(clients, TaxiLab.STACK));
        String line = database.line(target.repeated());
        if (print) {
            terminal.print(line);
            if (clients.endpoint().isEmpty()) {
                Isolated.ADVICE.lines().forEach(terminal::say);
            }
            return 0;
        }
        database.knock();
        return psql.run(database.connection(), database.token(), arguments, line);
    }
}
