package dev.eventlabs.cli.orders;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;

@Command(name = "redrive", description = "Moves dead letters back to the queue that they came from.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab redrive orders",
                "  ./lab redrive orders --aws"})
public final class RedriveCommand implements Callable<Integer> {

    /** What has dead letters to redrive. */
    enum System {
        orders
    }

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "LAB",
            description = "Whose dead letters: ${COMPLETION-CANDIDATES}.") private System system;

    @Mixin private Target target;

    public RedriveCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Clients clients = target.connect(workspace, terminal);
        OrdersSystem orders = switch (system) {
            case orders -> new OrdersSystem(clients, StackOutputs.of(clients, OrdersSystem.STACK));
        };
        long waiting = orders.deadLetters().depth().available();
        if (waiting == 0) {
            terminal.print("No dead letter waits in " + orders.deadLetters().name() + ".");
            return 0;
        }
        orders.redrive();
        try (Progress progress = terminal.begin("Moving " + waiting + " dead letters back")) {
            ListMessageMoveTasksResultEntry task = orders.latestRedrive();
            while (task.status().equals("RUNNING")) {
                progress.note(task.approximateNumberOfMessagesMoved() + " of " + waiting);
                Thread.sleep(GLANCE);
                task = orders.latestRedrive();
            }
            if (!task.status().equals("COMPLETED")) {
                terminal.say("The task ended as " + task.status() + ": " + task.failureReason());
                return 1;
            }
            progress.done("Moved");
            terminal.print(task.approximateNumberOfMessagesMoved() + " messages moved from "
                    + orders.deadLetters().name() + " to " + orders.queue().name() + ".");
        }
        return 0;
    }
}
