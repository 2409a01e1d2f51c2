package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.workspace.Workspace;
import java.util.List;

/** Kinesis and game scores: what follows two kinds of streams. */
public final class StreamsLab implements Lab {

    private final Workspace workspace;

    /** @param workspace has the events to invoke the functions with */
    public StreamsLab(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return StreamsSystem.STACK;
    }

    @Override
    public String summary() {
        return "a Kinesis stream, and game scores summed up from a table's stream, each once";
    }

    @Override
    public String promise() {
        return "each score counts once";
    }

    @Override
    public List<String> linesToTry(StackOutputs outputs) {
        return List.of(
                "./lab streams put 10        # records on " + outputs.get("StreamName"),
                "./lab logs " + outputs.get("KinesisProcessorName") + " --follow",
                "./lab streams scores 20     # scores, and totals beside their sums");
    }

    @Override
    public void demo(Story story, Clients clients, StackOutputs outputs) {
        StreamsSystem system = new StreamsSystem(clients, outputs);
        SampleEvents events = new SampleEvents(workspace);
        new KinesisWalkthrough(story, system, events).run();
        new ScoresWalkthrough(story, system, events).run();
        new PoisonWalkthrough(story, system).run();
        new FunctionCharts(story, clients).show(List.of(system.processor(), system.aggregator()));
    }
}
