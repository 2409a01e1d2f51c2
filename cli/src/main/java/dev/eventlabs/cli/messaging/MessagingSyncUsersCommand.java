package dev.eventlabs.cli.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "sync-users",
        description = {
                "Lists the users of the pool and writes them to the table of users, by their verified addresses.",
                "Exit code 1 if one of them can't be written."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab messaging sync-users",
                "  ./lab messaging sync-users --json"})
public final class MessagingSyncUsersCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public MessagingSyncUsersCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Clients clients = target.connect(workspace, terminal);
        MessagingSystem system = MessagingSystem.of(clients);
        List<PoolUser> users;
        JsonNode answer;
        try (Progress progress = terminal.begin("Synchronising users")) {
            users = system.pool().users();
            progress.note(users.size() + " in the pool");
            answer = system.users().write(users);
            progress.done("Synchronised");
        }
        long unverified = users.stream().filter(user -> !user.verified()).count();
        if (json) {
            terminal.printJson(answer);
        } else {
            Table table = new Table("users", "count");
            List.of("added", "updated", "unchanged").forEach(name -> table.row(name, answer.path(name).asLong()));
            table.row("refused", answer.path("refused").size()).row("address not verified yet", unverified);
            table.print(terminal);
            answer.path("refused").forEach(each -> terminal.print(
                    "Refused: " + each.path("handle").asText() + ": " + each.path("reason").asText()));
        }
        return answer.path("refused").isEmpty() ? 0 : 1;
    }
}
