package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.stepfunctions.execution.Ending;
import dev.eventlabs.local.stepfunctions.execution.Execution;
import dev.eventlabs.local.stepfunctions.execution.Executions;
import dev.eventlabs.local.stepfunctions.execution.Revision;
import dev.eventlabs.local.stepfunctions.history.HistoryEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** Executions: started, stopped, described. Thread-safe. */
record ExecutionActions(Machines machines, Executions executions, Time time, Ids ids) {

    private static final List<String> STATUSES = List.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED",
            "FAILED", "RUNNING");

    void register(Api.ActionsBuilder actions) {
        actions.on("StartExecution", this::start)
                .on("StartSyncExecution", this::startSync)
                .on("StopExecution", this::stop)
                .on("RedriveExecution", this::redrive)
                .on("DescribeExecution", (call, input) -> Rendering.described(execution(input)))
                .on("DescribeStateMachineForExecution", (call, input) -> Rendering.machineOf(execution(input)))
                .on("ListExecutions", this::list)
                .on("GetExecutionHistory", this::history);
    }

    /** The same name and input again, while it runs, is the same execution; anything else under the name is refused. */
    private Struct start(Call call, Input input) {
        Machines.Target target = machines.target(input.text("stateMachineArn"));
        if (target.revision().express()) {
            return started(executions.startExpress(origin(target, input, false)));
        }
        Execution.Origin origin = origin(target, input, false);
        Execution execution = executions.start(origin);
        if (execution.origin() != origin && (execution.status() != Ending.Status.RUNNING
                || !execution.origin().parsed().equals(origin.parsed()))) {
            throw Errors.executionAlreadyExists(origin.arn());
        }
        return started(execution);
    }

    private static Struct started(Execution execution) {
        return Struct.of("executionArn", execution.arn()).with("startDate", execution.origin().startedAt());
    }

    private Struct startSync(Call call, Input input) {
        Machines.Target target = machines.target(input.text("stateMachineArn"));
        if (!target.revision().express()) {
            throw Errors.typeNotSupported();
        }
        Execution execution = executions.startExpress(origin(target, input, true));
        try {
            return Rendering.sync(execution, execution.ended().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsException("ServiceUnavailable", 503, "The embedded AWS is closing.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Execution.Origin origin(Machines.Target target, Input input, boolean sync) {
        Revision revision = target.revision();
        String name = input.optionalText("name").map(Names::checked).orElseGet(ids::uuid);
        ExecutionInput given = ExecutionInput.of(input);
        String arn = revision.express() ? Arns.express(revision.scope(), revision.name(), name, ids.uuid())
                : Arns.execution(revision.scope(), revision.name(), name);
        return new Execution.Origin(arn, name, revision, target.versionArn(), target.aliasArn(), given.text(),
                given.parsed(), time.instant(), sync);
    }

    private Struct stop(Call call, Input input) {
        Execution execution = execution(input);
        execution.abort(input.optionalText("error").orElse(null), input.optionalText("cause").orElse(null));
        return Struct.of("stopDate", execution.ending().orElseThrow().at());
    }

    private Struct redrive(Call call, Input input) {
        Execution execution = execution(input);
        if (!executions.redrive(execution)) {
            throw AwsException.badRequest("ExecutionNotRedrivable", Rendering.notRedrivable(execution.status()));
        }
        return Struct.of("redriveDate", execution.redrivenAt().orElseThrow());
    }

    private Struct list(Call call, Input input) {
        if (input.has("mapRunArn")) {
            throw Errors.validation("The embedded AWS has no Map Runs (mapRunArn): its Map states run inline.");
        }
        String arn = input.text("stateMachineArn");
        Machines.Target target = machines.target(arn);
        if (target.revision().express()) {
            throw Errors.typeNotSupported();
        }
        Optional<String> status = input.optionalText("statusFilter");
        if (status.filter(each -> !STATUSES.contains(each)).isPresent()) {
            throw input.constraint(status.get(), "statusFilter",
                    "Member must satisfy enum value set: [" + String.join(", ", STATUSES) + "]");
        }
        Optional<String> redriven = input.optionalText("redriveFilter");
        List<Execution> all = executions.of(target.machine().arn());
        // The newest first; positions count from the oldest, so that a page's token stays true when others start.
        List<Integer> shown = IntStream.range(0, all.size()).map(i -> all.size() - 1 - i)
                .filter(i -> status.isEmpty() || all.get(i).status().name().equals(status.get()))
                .filter(i -> redriven.isEmpty() || redriven.get().equals("REDRIVEN") == all.get(i).redrives() > 0)
                .filter(i -> arn.equals(target.machine().arn()) || arn.equals(all.get(i).origin().versionArn())
                        || arn.equals(all.get(i).origin().aliasArn()))
                .boxed().toList();
        return Pages.of(shown, input, "executions", i -> -i, i -> Rendering.listed(all.get(i)));
    }

    private Struct history(Call call, Input input) {
        boolean withData = input.optionalFlag("includeExecutionData").orElse(true);
        List<HistoryEvent> events = execution(input).events();
        boolean reverse = input.flag("reverseOrder");
        return Pages.of(reverse ? events.reversed() : events, input, "events",
                event -> reverse ? -event.id() : event.id(), event -> event.shown(withData));
    }

    private Execution execution(Input input) {
        String arn = input.text("executionArn");
        Arns.checkExecution(arn);
        return executions.find(arn).orElseThrow(() -> Errors.executionDoesNotExist(arn));
    }
}
