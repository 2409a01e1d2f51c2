package dev.eventlabs.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Style;
import dev.eventlabs.cli.terminal.Table;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows whether the embedded AWS runs, and what is in it.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab status",
                "  ./lab status --json | jq '.queues'"})
public final class StatusCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Option(names = "--json", description = "As JSON; 'running' is false when it doesn't run.") private boolean json;

    public StatusCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<CloudRecord> cloud = workspace.cloud().filter(record -> record.process().isPresent());
        if (cloud.isEmpty()) {
            if (json) {
                terminal.printJson(Map.of("running", false));
            } else {
                terminal.print("The embedded AWS of this checkout isn't running. Start it:  ./lab up");
            }
            return 0;
        }
        Optional<JsonNode> door = new FrontDoorProbe().status(cloud.get().port());
        if (door.isEmpty()) {
            terminal.say("The embedded AWS (pid " + cloud.get().pid() + ") doesn't answer on port " + cloud.get().port()
                    + ". Its log: " + workspace.cloudLog());
            return 1;
        }
        Inventory inventory = Inventory.of(Clients.at(cloud.get().endpoint()));
        if (json) {
            terminal.printJson(asJson(cloud.get(), door.get(), inventory));
        } else {
            print(cloud.get(), door.get(), inventory);
        }
        return 0;
    }

    private static Map<String, Object> asJson(CloudRecord cloud, JsonNode door, Inventory inventory) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("running", true);
        all.put("endpoint", cloud.endpoint().toString());
        all.put("pid", cloud.pid());
        all.put("since", cloud.startedAt().toString());
        all.put("stacks", inventory.stacks());
        all.put("functions", inventory.functions());
        all.put("queues", inventory.queues());
        all.put("streams", inventory.streams());
        all.put("tables", inventory.tables());
        all.put("engines", door.path("engines"));
        return all;
    }

    private void print(CloudRecord cloud, JsonNode door, Inventory inventory) {
        Duration age = Duration.between(cloud.startedAt(), Instant.now());
        terminal.print("The embedded AWS is up at " + cloud.endpoint() + " for " + Progress.seconds(age) + " (pid "
                + cloud.pid() + ", since " + cloud.startedAt() + ").");
        Table stacks = new Table("stack", "status", "changed");
        inventory.stacks().forEach(stack -> stacks.row(stack.name(), stack.status(), stack.changed()));
        show("Stacks", stacks);
        Table functions = new Table("function", "runtime", "memory", "time-out");
        inventory.functions()
                .forEach(function -> functions.row(function.name(), function.runtime(), function.memoryMb() + " MB",
                        function.timeoutSeconds() + " s"));
        show("Functions", functions);
        Table queues = new Table("queue", "available", "in flight", "delayed");
        inventory.queues()
                .forEach(queue -> queues.row(queue.name(), queue.available(), queue.inFlight(), queue.delayed()));
        show("Queues", queues);
        Table streams = new Table("stream", "status", "shards");
        inventory.streams().forEach(stream -> streams.row(stream.name(), stream.status(), stream.shards()));
        show("Streams", streams);
        Table tables = new Table("table", "status", "items");
        inventory.tables().forEach(table -> tables.row(table.name(), table.status(), table.items()));
        show("Tables", tables);
        Table engines = new Table("engine", "runs");
        door.path("engines")
                .forEach(engine -> engines.row(engine.path("name").asText(),
                        place(engine)));
        show("Engines", engines);
    }

    private static String place(JsonNode engine) {
        if (!engine.path("started").asBoolean()) {
            return "when the first request needs it";
        }
        return engine.hasNonNull("port") ? "on port " + engine.path("port").asText() : "in this process";
    }

    private void show(String title, Table table) {
        terminal.print("");
        if (table.isEmpty()) {
            terminal.print(terminal.styled(Style.DIM, title + ": none"));
        } else {
            table.print(terminal);
        }
    }
}
