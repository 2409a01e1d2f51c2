package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.terminal.Usage;
import dev.eventlabs.cli.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "put", description = "Puts records on the Kinesis stream, whose function logs them.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab streams put 10",
                "  ./lab logs ProcessKinesisRecords  what became of them",
                "  ./lab streams put 10 --aws        in your AWS account"})
public final class StreamsPutCommand implements Callable<Integer> {

    /** The most that PutRecords takes. */
    private static final int BATCH = 500;

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "N", description = "How many records, at least 1.") private int records;

    @Mixin private Target target;

    public StreamsPutCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (records < 1) {
            throw new Usage("N is how many records to put, at least 1, not " + records + ".");
        }
        Clients clients = target.connect(workspace, terminal);
        StreamsSystem system = new StreamsSystem(clients, StackOutputs.of(clients, StreamsSystem.STACK));
        Instant now = Instant.now();
        long again = 0;
        try (Progress progress = terminal.begin("Putting " + records + " records")) {
            for (int start = 0; start < records; start += BATCH) {
                List<String> payloads = IntStream.range(start, Math.min(start + BATCH, records))
                        .mapToObj(n -> "{\"reading\":" + (n + 1) + ",\"of\":" + records + ",\"at\":\"" + now + "\"}")
                        .toList();
                again += system.putAll(payloads);
                progress.note(start + payloads.size() + " put");
            }
            progress.done("Put");
        }
        terminal.print("Put " + records + " records on " + system.stream()
                + (again == 0 ? "." : "; " + again + " were put again, since the shard was over its limit."));
        terminal.print("What " + system.processor() + " logs of them:  ./lab logs " + system.processor());
        return 0;
    }
}
