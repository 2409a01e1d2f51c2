package dev.eventlabs.cli.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.aws.Target;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.terminal.Usage;
import dev.eventlabs.cli.workspace.Workspace;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "send", description = "Invokes the simulator: sends orders, some of them erroneous. Prints its answer.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab orders send 20",
                "  ./lab orders send 10000 --error-rate 0.15",
                "  ./lab orders send 20 --seed 42    always the same ones",
                "  ./lab orders send 20 --aws        in your AWS account"})
public final class OrdersSendCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "N", description = "How many orders, at least 1.") private int orders;

    @Option(names = "--error-rate", paramLabel = "RATE", defaultValue = "0.15",
            description = "Share of erroneous ones, 0 to 1. Default: ${DEFAULT-VALUE}") private BigDecimal errorRate;

    @Option(names = "--seed", paramLabel = "S",
            description = "A whole number that fixes the orders. Default: random.") private Long seed;

    @Mixin private Target target;

    public OrdersSendCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (orders < 1) {
            throw new Usage("N is how many orders to send, at least 1, not " + orders + ".");
        }
        if (errorRate.signum() < 0 || errorRate.compareTo(BigDecimal.ONE) > 0) {
            throw new Usage("--error-rate is a share from 0 to 1 such as 0.15, not " + errorRate + ".");
        }
        Clients clients = target.connect(workspace, terminal);
        OrdersSystem system = new OrdersSystem(clients, StackOutputs.of(clients, OrdersSystem.STACK));
        try (Progress progress = terminal.begin("Sending " + orders + " orders")) {
            Simulation simulation = system.simulate(payload());
            progress.done("Sent");
            terminal.print(simulation.answer());
        }
        return 0;
    }

    private String payload() {
        ObjectNode payload = new ObjectMapper().createObjectNode().put("orders", orders).put("error_rate", errorRate);
        if (seed != null) {
            payload.put("seed", seed);
        }
        return payload.toString();
    }
}
