package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "conversations",
        description = "Somebody's conversations, the latest first, with the capacity that the query consumed.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab messaging conversations andrewbrown",
                "  ./lab messaging conversations andrewbrown --limit 100",
                "  ./lab messaging conversations andrewbrown --json"})
public final class MessagingConversationsCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "HANDLE", description = "Whose conversations.") private String handle;

    @Mixin private PageLength length;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public MessagingConversationsCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int limit = length.checked();
        Clients clients = target.connect(workspace, terminal);
        MessagingSystem system = MessagingSystem.of(clients);
        Listing listing = system.messages().conversations(system.users().find(handle).uuid(), limit);
        if (json) {
            terminal.printJson(listing.asJson("conversations"));
            return 0;
        }
        listing.conversations().print(terminal);
        terminal.print("");
        listing.capacity().print(terminal);
        if (listing.more()) {
            terminal.print("There are more:  --limit " + Math.min(1000, limit * 10));
        }
        return 0;
    }
}
