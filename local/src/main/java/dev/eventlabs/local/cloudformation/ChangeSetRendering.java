package dev.eventlabs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.stack.ChangeSet;
import dev.eventlabs.local.cloudformation.stack.Definition;
import dev.eventlabs.local.cloudformation.stack.ResourceChange;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;

/**
 * Change sets as answers show them.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html">ResourceChange</a>
 */
final class ChangeSetRendering {

    private ChangeSetRendering() {}

    static Struct summary(ChangeSet changeSet, Stack stack) {
        return Struct.of("StackId", stack.id())
                .with("StackName", stack.name())
                .with("ChangeSetId", changeSet.id())
                .with("ChangeSetName", changeSet.name())
                .with("ExecutionStatus", changeSet.executionStatus().name())
                .with("Status", changeSet.status().name())
                .with("StatusReason", changeSet.reason().orElse(null))
                .with("CreationTime", changeSet.created())
                .with("Description", changeSet.description().orElse(null))
                .with("IncludeNestedStacks", changeSet.request().includeNestedStacks())
                .with("ImportExistingResources", changeSet.request().importExistingResources());
    }

    static Struct changeSet(ChangeSet changeSet, Stack stack) {
        Definition definition = changeSet.definition();
        return summary(changeSet, stack)
                .with("Parameters", Rendering.parameters(definition.parameters().values()))
                .with("NotificationARNs", definition.notificationArns())
                .with("RollbackConfiguration", definition.rollbackConfiguration().orElseGet(Json::object))
                .with("Capabilities", definition.capabilities())
                .with("Tags", Rendering.tags(definition.tags()))
                .with("OnStackFailure", changeSet.request().onStackFailure().orElse(null))
                .with("DeploymentMode", changeSet.request().deploymentMode().orElse(null))
                .with("DeploymentConfig", definition.deploymentConfig().orElse(null));
    }

    static Struct change(ResourceChange change, boolean values) {
        Struct resource = Struct.of("Action", change.action().name())
                .with("LogicalResourceId", change.logicalId())
                .with("PhysicalResourceId", change.physicalId().orElse(null))
                .with("ResourceType", change.type())
                .with("Replacement", change.replacement().map(Enum::name).orElse(null))
                .with("PolicyAction", change.policyAction().orElse(null))
                .with("Scope", List.copyOf(change.scope()))
                .with("Details", change.details().stream().map(detail -> detail(detail, values)).toList());
        if (values) {
            resource.with("BeforeContext", change.before().map(ChangeSetRendering::context).orElse(null))
                    .with("AfterContext", change.after().map(ChangeSetRendering::context).orElse(null));
        }
        return Struct.of("Type", "Resource").with("ResourceChange", resource);
    }

    private static Struct detail(ResourceChange.Detail detail, boolean values) {
        Struct target = Struct.of("Attribute", detail.attribute())
                .with("Name", detail.name().orElse(null))
                .with("RequiresRecreation", detail.requiresRecreation());
        if (values) {
            target.with("Path", "/" + detail.attribute() + detail.name().map(name -> "/" + name).orElse(""))
                    .with("BeforeValue", detail.before().map(ChangeSetRendering::text).orElse(null))
                    .with("AfterValue", detail.after().map(ChangeSetRendering::text).orElse(null))
                    .with("AttributeChangeType", changeType(detail.before(), detail.after()));
        }
        return Struct.of("Target", target)
                .with("Evaluation", detail.dynamic() ? "Dynamic" : "Static")
                .with("ChangeSource", detail.changeSource())
                .with("CausingEntity", detail.causingEntity().orElse(null));
    }

    private static String changeType(Optional<JsonNode> before, Optional<JsonNode> after) {
        return before.isEmpty() ? "Add" : after.isEmpty() ? "Remove" : "Modify";
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? Json.text(value) : value.asText();
    }

    private static String context(ResourceModel model) {
        ObjectNode context = Json.object();
        context.set("Properties", model.properties());
        if (!model.metadata().isNull()) {
            context.set("Metadata", model.metadata());
        }
        if (!model.policies().deletion().equals("Delete")) {
            context.put("DeletionPolicy", model.policies().deletion());
        }
        if (!model.policies().updateReplace().equals("Delete")) {
            context.put("UpdateReplacePolicy", model.policies().updateReplace());
        }
        return Json.text(context);
    }
}
