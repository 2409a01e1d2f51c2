package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.cloudformation.stack.Exports;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackEvent;
import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/** The actions that only look. */
record DescribeActions(StackStore store, Lookup lookup) {

    void register(Api.ActionsBuilder actions) {
        actions.on("DescribeStacks", this::describeStacks)
                .on("ListStacks", this::listStacks)
                .on("DescribeStackEvents", (call, input) -> Rendering.page(input, "StackEvents",
                        store.events(lookup.stack(call.scope(), input).id()), Rendering::event))
                .on("DescribeEvents", this::describeEvents)
                .on("DescribeStackResources", this::describeStackResources)
                .on("DescribeStackResource", this::describeStackResource)
                .on("ListStackResources", this::listStackResources)
                .on("ListHookResults", this::listHookResults)
                .on("ListExports", this::listExports)
                .on("ListImports", this::listImports);
    }

    private Struct describeStacks(Call call, Input input) {
        List<Stack> stacks = input.has("StackName")
                ? List.of(lookup.stackWithId(call.scope(), input))
                : store.all(call.scope()).reversed().stream()
                        .filter(each -> each.status() != StackStatus.DELETE_COMPLETE)
                        .toList();
        return Rendering.page(input, "Stacks", stacks, Rendering::stack);
    }

    private Struct listStacks(Call call, Input input) {
        List<String> wanted = input.texts("StackStatusFilter");
        return Rendering.page(input, "StackSummaries", store.all(call.scope()).reversed().stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.status().name())).toList(),
                Rendering::summary);
    }

    /** The CLI asks it for what early validation has found; there is nothing but the stack's own events. */
    private Struct describeEvents(Call call, Input input) {
        boolean failedOnly = input.struct("Filters").map(each -> each.flag("FailedEvents")).orElse(false);
        List<StackEvent> events = input.has("ChangeSetName") ? List.of()
                : store.events(lookup.stack(call.scope(), input).id()).stream()
                        .filter(event -> !failedOnly || event.status().endsWith("FAILED")).toList();
        return Rendering.page(input, "OperationEvents", events,
                event -> Rendering.event(event).with("EventType", "STACK_EVENT"));
    }

    private Struct describeStackResources(Call call, Input input) {
        if (!input.has("StackName")) {
            String physicalId = input.text("PhysicalResourceId");
            Stack owner = store.all(call.scope()).stream()
                    .filter(stack -> stack.deployed().resources().values().stream().anyMatch(
                            resource -> resource.exists() && resource.physicalId().orElseThrow().equals(physicalId)))
                    .findFirst().orElseThrow(() -> AwsException.badRequest("ValidationError",
                            "Stack for " + physicalId + " does not exist"));
            return resources(owner, input);
        }
        return resources(lookup.stackWithId(call.scope(), input), input);
    }

    private static Struct resources(Stack stack, Input input) {
        return Struct.of("StackResources", stack.deployed().resources().values().stream()
                .filter(each -> input.optionalText("LogicalResourceId").map(each.logicalId()::equals).orElse(true))
                .map(each -> Rendering.resource(stack, each)).toList());
    }

    private Struct describeStackResource(Call call, Input input) {
        Stack stack = lookup.stack(call.scope(), input);
        String logicalId = input.text("LogicalResourceId");
        StackResource resource = stack.deployed().resources().get(logicalId);
        if (resource == null) {
            throw AwsException.badRequest("ValidationError",
                    "Resource " + logicalId + " does not exist for stack " + stack.name());
        }
        return Struct.of("StackResourceDetail", Rendering.resourceDetail(stack, resource));
    }

    private Struct listStackResources(Call call, Input input) {
        return Rendering.page(input, "StackResourceSummaries",
                List.copyOf(lookup.stackWithId(call.scope(), input).deployed().resources().values()),
                Rendering::resourceSummary);
    }

    /** The CLI asks for it when a change set fails. No hook can be registered here, so none was ever invoked. */
    private Struct listHookResults(Call call, Input input) {
        return Struct.of("TargetType", input.optionalText("TargetType").orElse(null))
                .with("TargetId", input.optionalText("TargetId").orElse(null)).with("HookResults", List.of());
    }

    private Struct listExports(Call call, Input input) {
        return Rendering.page(input, "Exports", new Exports(store).all(call.scope()),
                export -> Struct.of("ExportingStackId", export.stackId()).with("Name", export.name()).with("Value",
                        export.value()));
    }

    private Struct listImports(Call call, Input input) {
        String name = input.text("ExportName");
        List<String> users = new Exports(store).importers(call.scope(), name);
        if (users.isEmpty()) {
            throw AwsException.badRequest("ValidationError", "Export '" + name + "' is not imported by any stack.");
        }
        return Struct.of("Imports", users);
    }
}
