package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "seed",
        description = {"Puts the lab's users into the user pool and their conversation into the table.",
                "Again: adds what is missing, and changes nothing else."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab messaging seed",
                "  ./lab messaging seed --password 'Zocalo-2259-b5'   to sign in as them",
                "  ./lab messaging seed --json",
                "  ./lab messaging seed --aws                         in your AWS account"})
public final class MessagingSeedCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Option(names = "--password", paramLabel = "TEXT",
            description = "Of the lab's users, from now on. Default: one that nobody knows, as long as nobody has given one.") private String password;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public MessagingSeedCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        Seed.Result result;
        try (Progress progress = terminal.begin("Seeding users and their conversation")) {
            result = new Seed(MessagingSystem.of(clients)).run(Optional.ofNullable(password));
            progress.done("Seeded");
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("users", result.users());
        counts.put("new users", result.newUsers());
        counts.put("messages", result.messages());
        counts.put("new messages", result.newMessages());
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("conversation", result.conversation());
            counts.forEach((name, count) -> all.put(name.replace(' ', '_'), count));
            terminal.printJson(all);
            return 0;
        }
        Table table = new Table("seeded", "count");
        counts.forEach(table::row);
        table.print(terminal);
        terminal.print("");
        terminal.print("Read it:  ./lab messaging conversation " + result.conversation() + target.repeated());
        return 0;
    }
}
