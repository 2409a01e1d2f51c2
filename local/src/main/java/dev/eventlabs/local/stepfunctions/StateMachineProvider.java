package dev.eventlabs.local.stepfunctions;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.execution.Logging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::StepFunctions::StateMachine}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html">the
 *      type</a>
 */
record StateMachineProvider(Machines machines, LoggingReader logging, DefinitionSource source)
        implements
            ResourceProvider<StateMachineProvider.Properties> {

    private static final int LONGEST_NAME = 80;

    record Properties(JsonNode definition, String definitionString, S3Location definitionS3Location,
            Map<String, String> definitionSubstitutions, String roleArn, String stateMachineName,
            String stateMachineType, LoggingConfiguration loggingConfiguration, Tracing tracingConfiguration,
            Encryption encryptionConfiguration, List<Tag> tags) {}

    record S3Location(String bucket, String key, String version) {}

    record LoggingConfiguration(List<Destination> destinations, Boolean includeExecutionData, String level) {}

    record Destination(LogGroup cloudWatchLogsLogGroup) {}

    record LogGroup(String logGroupArn) {}

    record Tracing(Boolean enabled) {}

    record Encryption(String type, String kmsKeyId,
            @JsonProperty("KmsDataKeyReusePeriodSeconds") Integer kmsDataKeyReusePeriodSeconds) {}

    @Override
    public String type() {
        return "AWS::StepFunctions::StateMachine";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("StateMachineName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("StateMachineName", "StateMachineType");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("EncryptionConfiguration", "RoleArn", "TracingConfiguration");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "Name", "StateMachineRevisionId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.stateMachineName() == null ? context.generatedName(LONGEST_NAME)
                : properties.stateMachineName();
        if (machines.find(Arns.machine(context.scope(), name)).isPresent()) {
            throw Errors.machineAlreadyExists(Arns.machine(context.scope(), name));
        }
        return done(machines.create(context.scope(), name, type(properties), draft(context, properties),
                Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        Machine machine = machines.update(arn, draft(context, after));
        synchronized (machines) {
            machine.tags.clear();
            machine.tags.putAll(Tag.of(context, after.tags()));
        }
        return done(machine);
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        machines.delete(arn);
        return Outcome.done(arn);
    }

    private Machines.Draft draft(ResourceContext context, Properties properties) {
        if (properties.roleArn() == null) {
            throw Errors.validation("required key [RoleArn] not found");
        }
        Logging logs = properties.loggingConfiguration() == null ? LoggingReader.none()
                : logging.read(context.scope(), new Input(
                        LowerCamel.of(Json.members(properties.loggingConfiguration())), "ValidationException"));
        ObjectNode encryption = properties.encryptionConfiguration() == null ? null
                : LowerCamel.of(Json.members(properties.encryptionConfiguration()));
        return new Machines.Draft(source.text(properties), properties.roleArn(), logs,
                properties.tracingConfiguration() != null
                        && Boolean.TRUE.equals(properties.tracingConfiguration().enabled()),
                encryption);
    }

    private static Definitions.Type type(Properties properties) {
        String type = properties.stateMachineType() == null ? "STANDARD" : properties.stateMachineType();
        return switch (type) {
            case "STANDARD" -> Definitions.Type.STANDARD;
            case "EXPRESS" -> Definitions.Type.EXPRESS;
            default -> throw Errors.validation("#/StateMachineType: #: only 1 subschema matches out of 2; " + type
                    + " is not a valid enum value [STANDARD, EXPRESS]");
        };
    }

    private static Outcome done(Machine machine) {
        return Outcome.done(machine.arn(), Map.of("Arn", machine.arn(), "Name", machine.current.name(),
                "StateMachineRevisionId", machine.current.id() == null ? "INITIAL" : machine.current.id()));
    }
}
