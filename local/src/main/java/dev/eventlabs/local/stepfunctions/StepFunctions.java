package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.ActionCaller;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.stepfunctions.execution.Executions;
import dev.eventlabs.local.stepfunctions.integration.Integrations;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * State machines and their executions. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html">API reference</a>
 */
public final class StepFunctions implements Service {

    private final Ports ports;
    private final Executions executions;
    private final Machines machines;
    private final DefinitionCheck check;
    private final Time time;
    private final Ids ids;

    /**
     * What it uses of other services.
     *
     * @param functions that tasks invoke
     * @param actions of any service, for the other integrations
     * @param objects where templates may keep definitions
     */
    public record Ports(FunctionInvoker functions, ActionCaller actions, LogSink logs, MetricSink metrics,
            ObjectStore objects) {}

    /** @param random for jitter, weights of aliases, and the random numbers of intrinsic functions */
    public StepFunctions(Ports ports, Time time, Ids ids, RandomGenerator random) {
        this.ports = ports;
        this.time = time;
        this.ids = ids;
        Integrations integrations = new Integrations(ports.functions(), ports.actions(), ids);
        executions = new Executions(integrations, ports.logs(), ports.metrics(), time, ids, random);
        check = new DefinitionCheck(integrations);
        machines = new Machines(executions, check, time, ids, random);
    }

    @Override
    public String name() {
        return "states";
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder().json("AWSStepFunctions", "1.0");
        new MachineActions(machines, check, new LoggingReader(ports.actions())).register(actions);
        new ExecutionActions(machines, executions, time, ids).register(actions);
        new TaskActions(executions.tokens()).register(actions);
        new Tags(machines).register(actions);
        new VersionActions(machines).register(actions);
        new AliasActions(new Aliases(machines, time)).register(actions);
        return List.of(actions.build());
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new StateMachineProvider(machines, new LoggingReader(ports.actions()),
                new DefinitionSource(ports.objects())), new VersionProvider(machines),
                new AliasProvider(new Aliases(machines, time)));
    }

    @Override
    public void close() {
        executions.close();
    }
}
