package dev.eventlabs.cli.messaging;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "conversation",
        description = {
                "The latest messages of a conversation, the oldest of them first, with the capacity that the query consumed."},
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab messaging conversation 5ae290ed-55d1-47a0-bc6d-fe2bc2700399      the lab's own, after seed",
                "  ./lab messaging conversation 5ae290ed-55d1-47a0-bc6d-fe2bc2700399 --limit 5",
                "  ./lab messaging conversation 5ae290ed-55d1-47a0-bc6d-fe2bc2700399 --json"})
public final class MessagingConversationCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "GROUP", description = "The conversation's message_group_uuid.") private String group;

    @Mixin private PageLength length;

    @Option(names = "--json", description = "As JSON.") private boolean json;

    @Mixin private Target target;

    public MessagingConversationCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int limit = length.checked();
        Clients clients = target.connect(workspace, terminal);
        Listing listing = MessagingSystem.of(clients).messages().conversation(group, limit);
        if (listing.items().isEmpty()) {
            throw new Failure("There is no conversation " + group + ".",
                    "Somebody's conversations:  ./lab messaging conversations HANDLE\nThe lab's own:  ./lab messaging seed");
        }
        if (json) {
            terminal.printJson(listing.asJson("messages"));
            return 0;
        }
        listing.messages().print(terminal);
        terminal.print("");
        listing.capacity().print(terminal);
        if (listing.more()) {
            terminal.print("There are older ones:  --limit " + Math.min(1000, limit * 10));
        }
        return 0;
    }
}
