package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.Diagnostic;
import dev.eventlabs.local.stepfunctions.execution.Logging;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** State machines' own actions. Thread-safe. */
record MachineActions(Machines machines, DefinitionCheck check, LoggingReader logging) {

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateStateMachine", this::create)
                .on("UpdateStateMachine", this::update)
                .on("DeleteStateMachine", this::delete)
                .on("DescribeStateMachine", this::describe)
                .on("ListStateMachines", this::list)
                .on("ValidateStateMachineDefinition", this::validate);
    }

    private Struct create(Call call, Input input) {
        checkDescription(input);
        Machine machine = machines.create(call.scope(), input.text("name"), type(input), draft(call.scope(), input),
                Tags.read(input));
        Struct answer = Struct.of("stateMachineArn", machine.arn()).with("creationDate", machine.created);
        return published(machine, input, answer);
    }

    /** The definition and the role are required, unlike in an update. */
    private Machines.Draft draft(Scope scope, Input input) {
        return new Machines.Draft(input.text("definition"), input.text("roleArn"),
                input.struct("loggingConfiguration").map(each -> logging.read(scope, each))
                        .orElseGet(LoggingReader::none),
                tracing(input).orElse(false), encryption(input));
    }

    private Struct update(Call call, Input input) {
        checkDescription(input);
        String arn = input.text("stateMachineArn");
        Arns.MachineArn parsed = Arns.parseMachine(arn);
        if (parsed.qualifier().isPresent()) {
            throw Errors.machineDoesNotExist(arn);
        }
        Optional<Logging> logs = input.struct("loggingConfiguration").map(each -> logging.read(call.scope(), each));
        if (!input.has("definition") && !input.has("roleArn") && logs.isEmpty() && !input.has("tracingConfiguration")
                && !input.has("encryptionConfiguration")) {
            throw AwsException.badRequest("MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        }
        Machine machine = machines.update(arn, new Machines.Draft(input.optionalText("definition").orElse(null),
                input.optionalText("roleArn").orElse(null), logs.orElse(null), tracing(input).orElse(null),
                encryption(input)));
        return published(machine, input, Struct.of("updateDate", machine.current.at()).with("revisionId",
                machine.current.id()));
    }

    private Struct published(Machine machine, Input input, Struct answer) {
        if (input.flag("publish")) {
            answer.with("stateMachineVersionArn",
                    machines.publish(machine, input.optionalText("versionDescription").orElse(null)).arn());
        }
        return answer;
    }

    private static void checkDescription(Input input) {
        if (input.has("versionDescription") && !input.flag("publish")) {
            throw Errors.validation("Version description can only be set when publish is true");
        }
    }

    private static Optional<Boolean> tracing(Input input) {
        return input.struct("tracingConfiguration").map(each -> each.flag("enabled"));
    }

    private static ObjectNode encryption(Input input) {
        return input.struct("encryptionConfiguration").map(Input::node).orElse(null);
    }

    private static Definitions.Type type(Input input) {
        String type = input.optionalText("type").orElse("STANDARD");
        return switch (type) {
            case "STANDARD" -> Definitions.Type.STANDARD;
            case "EXPRESS" -> Definitions.Type.EXPRESS;
            default -> throw input.constraint(type, "type",
                    "Member must satisfy enum value set: [STANDARD, EXPRESS]");
        };
    }

    private Struct delete(Call call, Input input) {
        machines.delete(Arns.parseMachine(input.text("stateMachineArn")).machine());
        return Struct.of();
    }

    private Struct describe(Call call, Input input) {
        return Rendering.machine(machines.target(input.text("stateMachineArn")),
                !input.optionalText("includedData").orElse("ALL_DATA").equals("METADATA_ONLY"));
    }

    private Struct list(Call call, Input input) {
        List<Machine> all = machines.all(call.scope());
        return Pages.of(IntStream.range(0, all.size()).boxed().toList(), input, "stateMachines", index -> index,
                index -> Rendering.listed(all.get(index)));
    }

    private Struct validate(Call call, Input input) {
        Diagnostic.Severity least = input.optionalText("severity").orElse("ERROR").equals("WARNING")
                ? Diagnostic.Severity.WARNING
                : Diagnostic.Severity.ERROR;
        int most = input.optionalInt("maxResults").filter(each -> each > 0).orElse(100);
        List<Struct> all = check.read(input.text("definition"), type(input)).diagnostics().stream()
                .filter(each -> each.severity().compareTo(least) <= 0)
                .map(each -> Struct.of("severity", each.severity().name()).with("code", each.code())
                        .with("message", each.message()).with("location", each.location().orElse(null)))
                .toList();
        boolean failed = all.stream().anyMatch(each -> each.get("severity").equals("ERROR"));
        return Struct.of("result", failed ? "FAIL" : "OK")
                .with("diagnostics", all.subList(0, Math.min(most, all.size())))
                .with("truncated", all.size() > most);
    }
}
