package dev.eventlabs.local.stepfunctions.integration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.ActionCaller;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that a Task state can do here. Thread-safe. */
public final class Integrations {

    /** The optimized integrations: their actions, with the ways in which a task may wait for them. */
    private static final Map<String, Set<String>> OPTIMIZED = Map.of(
            "lambda", Set.of("invoke", "invoke.waitForTaskToken"),
            "dynamodb", Set.of("getItem", "putItem", "updateItem", "deleteItem"),
            "sqs", Set.of("sendMessage", "sendMessage.waitForTaskToken"),
            "states", Set.of("startExecution", "startExecution.sync", "startExecution.sync:2",
                    "startExecution.waitForTaskToken"));

    private final FunctionTasks functions;
    private final ActionTasks actions;
    private final ActionCaller caller;

    public Integrations(FunctionInvoker functions, ActionCaller caller, Ids ids) {
        this.functions = new FunctionTasks(functions, ids);
        this.actions = new ActionTasks(caller, ids);
        this.caller = caller;
    }

    /** Why a definition that names the resource is refused; empty if it isn't. */
    public Optional<String> refusal(String arn) {
        Optional<Resource> resource = Resource.parse(arn);
        if (resource.isEmpty()) {
            return Optional.of(arn.contains(":activity:")
                    ? "The embedded AWS doesn't have activities, which '" + arn + "' names. Use .waitForTaskToken."
                    : "Value is not a valid resource ARN");
        }
        return resource.filter(each -> !each.isFunction()).flatMap(this::missing);
    }

    private Optional<String> missing(Resource resource) {
        if (!resource.sdk()) {
            Set<String> here = OPTIMIZED.getOrDefault(resource.service(), Set.of());
            return here.contains(resource.action()) ? Optional.empty()
                    : Optional.of("The resource provided " + resource.arn() + " is not recognized. The value is not a "
                            + "valid resource ARN, or the resource is not available in the embedded AWS"
                            + (here.isEmpty() ? ""
                                    : "; of " + resource.service() + " it has: "
                                            + String.join(", ", here.stream().sorted().toList())));
        }
        boolean waits = resource.pattern() == Resource.Pattern.SYNC || resource.pattern() == Resource.Pattern.SYNC_2;
        return !waits && SdkService.named(resource.service())
                .filter(each -> caller.has(each.signingName(), resource.apiAction())).isPresent()
                        ? Optional.empty()
                        : Optional.of("The resource provided " + resource.arn() + " is not recognized. The value is "
                                + "not a valid resource ARN, or the resource is not available in the embedded AWS");
    }

    /**
     * Does the task's work, or starts what does it; returns with the answer.
     *
     * @throws TaskError if it fails
     */
    public JsonNode call(Scope scope, Resource resource, JsonNode arguments) throws TaskError {
        if (resource.isFunction()) {
            return functions.run(scope, resource.arn(), arguments);
        }
        if (resource.service().equals("lambda") && !resource.sdk()) {
            return functions.invoke(scope, arguments);
        }
        return resource.sdk() ? actions.sdk(scope, resource, arguments) : actions.optimized(scope, resource, arguments);
    }
}
