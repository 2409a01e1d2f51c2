package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.deploy.Cdk;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.CloudRecord;
import dev.eventlabs.cli.workspace.Workspace;
import dev.eventlabs.local.LocalCloud;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The way up: an embedded AWS that runs, and labs deployed to it. */
public final class Ascent {

    private static final Duration START = Duration.ofSeconds(60);

    private final Workspace workspace;
    private final Terminal terminal;

    public Ascent(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    /**
     * Does what isn't done yet.
     *
     * @param labs to deploy; none to deploy nothing
     * @param port that it shall listen on; empty for the one that it runs on, or the usual one
     */
    public Up up(List<Lab> labs, OptionalInt port) {
        return workspace.exclusively(
                () -> terminal.say("Another lab command is at work in this checkout; waiting for it …"),
                () -> climb(labs, port));
    }

    private Up climb(List<Lab> labs, OptionalInt port) {
        CloudRecord cloud = cloud(port);
        Map<Lab, StackOutputs> deployed = new LinkedHashMap<>();
        if (!labs.isEmpty()) {
            new Cdk(workspace, terminal).deploy(labs.stream().map(Lab::name).toList(), cloud.endpoint());
            Clients clients = Clients.at(cloud.endpoint());
            labs.forEach(lab -> deployed.put(lab, StackOutputs.of(clients, lab.name())));
        }
        return new Up(cloud, deployed);
    }

    private CloudRecord cloud(OptionalInt port) {
        CloudProcess process = new CloudProcess(workspace, new FrontDoorProbe(),
                workspace.cloudClassPath());
        Optional<CloudRecord> running = process.running();
        if (running.isPresent()) {
            CloudRecord cloud = running.get();
            if (port.isPresent() && port.getAsInt() != cloud.port()) {
                throw new Failure("The embedded AWS of this checkout already runs, on port " + cloud.port() + ".",
                        "Use it there, or stop it first:  ./lab down && ./lab up --port " + port.getAsInt());
            }
            process.awaitReady(cloud, START);
            terminal.say("The embedded AWS runs at " + cloud.endpoint() + " (pid " + cloud.pid() + ").");
            if (workspace.cloudBuiltAfter(cloud.startedAt())) {
                // Not restarted unasked: what is in it would be gone.
                terminal.say("It was started before it was last built. To run the new one, without what is in it:"
                        + "  ./lab down && ./lab up");
            }
            return cloud;
        }
        try (Progress progress = terminal.begin("Starting the embedded AWS")) {
            CloudRecord cloud = process.start(port.orElse(LocalCloud.DEFAULT_PORT));
            process.awaitReady(cloud, START);
            progress.done("The embedded AWS is up at " + cloud.endpoint());
            return cloud;
        }
    }
}
