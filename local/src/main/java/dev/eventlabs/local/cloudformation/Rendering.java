package dev.eventlabs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.intrinsic.ParameterValue;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.Output;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackEvent;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stacks, resources and events as answers show them. */
final class Rendering {

    private static final Struct NO_DRIFT = Struct.of("StackDriftStatus", "NOT_CHECKED");

    /** AWS's pages have a megabyte; clients go on until there is no token. */
    private static final int PAGE = 100;

    private Rendering() {}

    /** An answer with one page of a list in a member, and {@code NextToken} if there is another. */
    static <T> Struct page(Input input, String member, List<T> all, Function<T, Struct> rendering) {
        return Page.of(all, PAGE, input.optionalText("NextToken"),
                () -> input.invalid("NextToken isn't one that was given out.")).map(rendering)
                .as(member, "NextToken");
    }

    static Struct stack(Stack stack) {
        Optional<Definition> definition = stack.deployed().definition();
        ObjectNode rollback = definition.flatMap(Definition::rollbackConfiguration).orElseGet(Json::object);
        return Struct.of("StackId", stack.id())
                .with("StackName", stack.name())
                .with("ChangeSetId", stack.options().changeSetId().orElse(null))
                .with("Description", definition.flatMap(each -> each.template().description()).orElse(null))
                .with("Parameters", parameters(definition.map(Definition::parameters).orElse(Map.of()).values()))
                .with("CreationTime", stack.state().created())
                .with("LastUpdatedTime", stack.state().updated().orElse(null))
                .with("DeletionTime", stack.state().deleted().orElse(null))
                .with("RollbackConfiguration", rollback)
                .with("StackStatus", stack.status().name())
                .with("StackStatusReason", stack.state().reason().orElse(null))
                .with("DisableRollback", stack.options().disableRollback())
                .with("NotificationARNs", definition.map(Definition::notificationArns).orElse(List.of()))
                .with("TimeoutInMinutes", stack.options().timeoutInMinutes().orElse(null))
                .with("Capabilities", definition.map(Definition::capabilities).orElse(List.of()))
                .with("Outputs", stack.deployed().outputs().stream().map(Rendering::output).toList())
                .with("RoleARN", definition.flatMap(Definition::roleArn).orElse(null))
                .with("Tags", tags(definition.map(Definition::tags).orElse(Map.of())))
                .with("EnableTerminationProtection", stack.options().terminationProtection())
                .with("DriftInformation", NO_DRIFT)
                .with("DeploymentConfig", definition.flatMap(Definition::deploymentConfig).orElse(null));
    }

    static Struct summary(Stack stack) {
        return Struct.of("StackId", stack.id())
                .with("StackName", stack.name())
                .with("TemplateDescription",
                        stack.deployed().definition().flatMap(each -> each.template().description()).orElse(null))
                .with("CreationTime", stack.state().created())
                .with("LastUpdatedTime", stack.state().updated().orElse(null))
                .with("DeletionTime", stack.state().deleted().orElse(null))
                .with("StackStatus", stack.status().name())
                .with("StackStatusReason", stack.state().reason().orElse(null))
                .with("DriftInformation", NO_DRIFT);
    }

    private static Struct output(Output output) {
        return Struct.of("OutputKey", output.key())
                .with("OutputValue", output.value())
                .with("Description", output.description().orElse(null))
                .with("ExportName", output.exportName().orElse(null));
    }

    static List<Struct> parameters(Collection<ParameterValue> values) {
        return values.stream().map(value -> Struct.of("ParameterKey", value.declaration().name())
                .with("ParameterValue", value.shown())
                .with("ResolvedValue",
                        value.declaration().noEcho() ? null : value.resolved().orElse(null)))
                .toList();
    }

    static List<Struct> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Struct.of("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
    }

    static Struct event(StackEvent event) {
        return Struct.of("StackId", event.stackId())
                .with("EventId", event.id())
                .with("StackName", event.stackName())
                .with("LogicalResourceId", event.logicalId())
                .with("PhysicalResourceId", event.physicalId().orElse(null))
                .with("ResourceType", event.type())
                .with("Timestamp", event.at())
                .with("ResourceStatus", event.status())
                .with("ResourceStatusReason", event.reason().orElse(null))
                .with("ResourceProperties", event.properties().orElse(null))
                .with("ClientRequestToken", event.token().orElse(null));
    }

    /** Of {@code DescribeStackResources}. */
    static Struct resource(Stack stack, StackResource resource) {
        return Struct.of("StackName", stack.name())
                .with("StackId", stack.id())
                .with("LogicalResourceId", resource.logicalId())
                .with("PhysicalResourceId", resource.physicalId().orElse(null))
                .with("ResourceType", resource.type())
                .with("Timestamp", resource.at())
                .with("ResourceStatus", resource.status().name())
                .with("ResourceStatusReason", resource.reason().orElse(null))
                .with("DriftInformation", Struct.of("StackResourceDriftStatus", "NOT_CHECKED"));
    }

    /** Of {@code DescribeStackResource}, which has another name for the time, and the metadata. */
    static Struct resourceDetail(Stack stack, StackResource resource) {
        Struct detail = resourceSummary(resource).with("StackName", stack.name()).with("StackId", stack.id());
        return resource.model().metadata().isNull() ? detail
                : detail.with("Metadata", Json.text(resource.model().metadata()));
    }

    /** Of {@code ListStackResources}. */
    static Struct resourceSummary(StackResource resource) {
        return Struct.of("LogicalResourceId", resource.logicalId())
                .with("PhysicalResourceId", resource.physicalId().orElse(null))
                .with("ResourceType", resource.type())
                .with("LastUpdatedTimestamp", resource.at())
                .with("ResourceStatus", resource.status().name())
                .with("ResourceStatusReason", resource.reason().orElse(null))
                .with("DriftInformation", Struct.of("StackResourceDriftStatus", "NOT_CHECKED"));
    }
}
