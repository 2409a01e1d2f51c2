package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.execution.Ending;
import dev.eventlabs.local.stepfunctions.execution.Execution;
import dev.eventlabs.local.stepfunctions.execution.Revision;
import java.time.Duration;
import java.util.Optional;

/** Answers' structures. */
final class Rendering {

    private static final Struct INCLUDED = Struct.of("included", true);

    private Rendering() {}

    static Struct machine(Machines.Target target, boolean withDefinition) {
        Machine machine = target.machine();
        Revision revision = target.revision();
        Optional<Machine.Version> version = machine.versions.values().stream()
                .filter(each -> each.arn().equals(target.versionArn())).findFirst();
        return Struct.of("stateMachineArn", version.map(Machine.Version::arn).orElse(machine.arn()))
                .with("name", revision.name()).with("status", "ACTIVE")
                .with("definition", withDefinition ? revision.definition() : null)
                .with("roleArn", revision.roleArn()).with("type", revision.type().name())
                .with("creationDate", version.map(Machine.Version::created).orElse(machine.created))
                .with("loggingConfiguration", revision.logging().configuration())
                .with("tracingConfiguration", Struct.of("enabled", revision.tracing()))
                .with("encryptionConfiguration", revision.encryption())
                .with("revisionId", revision.id())
                .with("description", version.map(Machine.Version::description).orElse(null));
    }

    static Struct listed(Machine machine) {
        return Struct.of("stateMachineArn", machine.arn()).with("name", machine.current.name())
                .with("type", machine.current.type().name()).with("creationDate", machine.created);
    }

    static Struct machineOf(Execution execution) {
        Revision revision = execution.origin().revision();
        return Struct.of("stateMachineArn", revision.machineArn()).with("name", revision.name())
                .with("definition", revision.definition()).with("roleArn", revision.roleArn())
                .with("updateDate", revision.at())
                .with("loggingConfiguration", revision.logging().configuration())
                .with("tracingConfiguration", Struct.of("enabled", revision.tracing()))
                .with("encryptionConfiguration", revision.encryption())
                .with("revisionId", revision.id());
    }

    static Struct listed(Execution execution) {
        return about(execution).with("redriveCount", execution.redrives())
                .with("redriveDate", execution.redrivenAt().orElse(null));
    }

    static Struct described(Execution execution) {
        Ending.Status status = execution.status();
        boolean redrivable = status != Ending.Status.RUNNING && status != Ending.Status.SUCCEEDED;
        Struct all = withData(about(execution), execution)
                .with("redriveCount", execution.redrives())
                .with("redriveDate", execution.redrivenAt().orElse(null))
                .with("redriveStatus", redrivable ? "REDRIVABLE" : "NOT_REDRIVABLE");
        return redrivable ? all : all.with("redriveStatusReason", notRedrivable(status));
    }

    static String notRedrivable(Ending.Status status) {
        return "Execution is " + status + " and cannot be redriven";
    }

    /** What {@code StartSyncExecution} answers: billed in steps of 100 ms, for 64 MB. */
    static Struct sync(Execution execution, Ending ending) {
        long millis = Duration.between(execution.origin().startedAt(), ending.at()).toMillis();
        return withData(about(execution), execution).with("outputDetails", INCLUDED)
                .with("billingDetails", Struct.of("billedMemoryUsedInMB", 64)
                        .with("billedDurationInMilliseconds", Math.max(100, (millis + 99) / 100 * 100)));
    }

    private static Struct about(Execution execution) {
        Execution.Origin origin = execution.origin();
        return Struct.of("executionArn", origin.arn()).with("stateMachineArn", origin.revision().machineArn())
                .with("name", origin.name()).with("status", execution.status().name())
                .with("startDate", origin.startedAt())
                .with("stopDate", execution.ending().map(Ending::at).orElse(null))
                .with("stateMachineVersionArn", origin.versionArn())
                .with("stateMachineAliasArn", origin.aliasArn());
    }

    private static Struct withData(Struct about, Execution execution) {
        about.with("input", execution.origin().input()).with("inputDetails", INCLUDED);
        execution.ending().ifPresent(ending -> about.with("output", ending.output())
                .with("outputDetails", ending.output() == null ? null : INCLUDED)
                .with("error", ending.error()).with("cause", ending.cause()));
        return about;
    }
}
