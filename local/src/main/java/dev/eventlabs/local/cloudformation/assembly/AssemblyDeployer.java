package dev.eventlabs.local.cloudformation.assembly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.assembly.CloudAssembly.StackArtifact;
import dev.eventlabs.local.cloudformation.deploy.Deployments;
import dev.eventlabs.local.cloudformation.plan.Order;
import dev.eventlabs.local.cloudformation.stack.Output;
import dev.eventlabs.local.cloudformation.stack.Stack;
import dev.eventlabs.local.cloudformation.stack.StackEvent;
import dev.eventlabs.local.cloudformation.stack.StackStatus;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deploys cloud assemblies from within the process. Thread-safe. */
public final class AssemblyDeployer {

    private static final Set<StackStatus> GOOD = Set.of(StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE);
    private static final String TEMPLATES = "eventlabs-templates";

    private final Actions actions;
    private final ObjectStore objects;
    private final StackStore store;
    private final Deployments deployments;

    /** CloudFormation's own actions, as any client calls them. */
    @FunctionalInterface
    public interface Actions {
        void call(Scope scope, String action, ObjectNode members);
    }

    public AssemblyDeployer(Actions actions, ObjectStore objects, StackStore store, Deployments deployments) {
        this.actions = actions;
        this.objects = objects;
        this.store = store;
        this.deployments = deployments;
    }

    /**
     * Deploys stacks and what they depend on, one after the other.
     *
     * @param scope where stacks go that don't name a region
     * @param names of stacks or their ids in the app; none means all
     * @return the outputs, by stack name
     * @throws DeploymentFailed at the first stack that fails
     * @throws IllegalArgumentException if the directory isn't an assembly, or has no such stack
     */
    public Map<String, Map<String, String>> deploy(Scope scope, Path directory, List<String> names) {
        CloudAssembly assembly = CloudAssembly.read(directory);
        Set<String> wanted = new LinkedHashSet<>();
        if (names.isEmpty()) {
            wanted.addAll(assembly.stacks().keySet());
        }
        names.forEach(name -> addWithDependencies(assembly, find(assembly, name).id(), wanted));
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        wanted.forEach(id -> dependencies.put(id, assembly.stacks().get(id).dependencies()));
        Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
        for (String id : Order.of(dependencies)) {
            StackArtifact artifact = assembly.stacks().get(id);
            Scope where = new Scope(scope.account(), artifact.region().orElse(scope.region()));
            outputs.put(artifact.stackName(), deploy(where, artifact));
        }
        return outputs;
    }

    private static StackArtifact find(CloudAssembly assembly, String name) {
        return assembly.stacks().values().stream()
                .filter(each -> List.of(each.id(), each.stackName(), each.displayName()).contains(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The assembly has no stack " + name + "; it has: "
                                + String.join(", ", assembly.stacks().keySet())));
    }

    private static void addWithDependencies(CloudAssembly assembly, String id, Set<String> wanted) {
        if (assembly.stacks().containsKey(id) && wanted.add(id)) {
            assembly.stacks().get(id).dependencies().forEach(each -> addWithDependencies(assembly, each, wanted));
        }
    }

    private Map<String, String> deploy(Scope scope, StackArtifact artifact) {
        artifact.assetManifests().forEach(new FileAssets(objects, scope)::publish);
        Optional<Stack> existing = existing(scope, artifact);
        ObjectNode request = request(scope, artifact);
        try {
            actions.call(scope, existing.isPresent() ? "UpdateStack" : "CreateStack", request);
        } catch (AwsException e) {
            if (!e.getMessage().equals("No updates are to be performed.")) {
                throw new DeploymentFailed(artifact.stackName() + ": " + e.getMessage());
            }
        }
        Stack stack = await(store.find(scope, artifact.stackName()).orElseThrow().id());
        if (!GOOD.contains(stack.status())) {
            throw new DeploymentFailed(artifact.stackName() + " ended in " + stack.status() + ": " + reasons(stack),
                    store.events(stack.id()).reversed().stream().map(AssemblyDeployer::line).toList());
        }
        return stack.deployed().outputs().stream()
                .collect(Collectors.toMap(Output::key, Output::value, (a, b) -> b, LinkedHashMap::new));
    }

    /** What failed its creation can't be updated: as the CDK CLI does, it is deleted first. */
    private Optional<Stack> existing(Scope scope, StackArtifact artifact) {
        Optional<Stack> found = store.find(scope, artifact.stackName());
        if (found.filter(stack -> stack.status() == StackStatus.ROLLBACK_COMPLETE
                || stack.status() == StackStatus.ROLLBACK_FAILED || stack.status() == StackStatus.REVIEW_IN_PROGRESS)
                .isEmpty()) {
            return found;
        }
        actions.call(scope, "DeleteStack", Json.object().put("StackName", artifact.stackName()));
        await(found.get().id());
        return Optional.empty();
    }

    private ObjectNode request(Scope scope, StackArtifact artifact) {
        String key = artifact.stackName() + ".json";
        try {
            objects.put(scope, TEMPLATES, key, Files.readAllBytes(artifact.template()));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the template " + artifact.template(), e);
        }
        ObjectNode request = Json.object().put("StackName", artifact.stackName())
                .put("TemplateURL", "https://s3.amazonaws.com/" + TEMPLATES + "/" + key)
                .put("EnableTerminationProtection", artifact.terminationProtection());
        ArrayNode parameters = request.putArray("Parameters");
        artifact.parameters().forEach((name, value) -> parameters.addObject().put("ParameterKey", name)
                .put("ParameterValue", value));
        ArrayNode tags = request.putArray("Tags");
        artifact.tags().forEach((name, value) -> tags.addObject().put("Key", name).put("Value", value));
        request.putArray("Capabilities").add("CAPABILITY_NAMED_IAM");
        return request;
    }

    private Stack await(String stackId) {
        try {
            return deployments.await(stackId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentFailed("Interrupted while waiting for " + stackId);
        }
    }

    private static String line(StackEvent event) {
        return String.join("  ", event.at().truncatedTo(ChronoUnit.MILLIS).toString(), event.status(), event.type(),
                event.logicalId(), event.reason().orElse("")).stripTrailing();
    }

    private String reasons(Stack stack) {
        String reasons = store.events(stack.id()).reversed().stream()
                .filter(event -> event.status().endsWith("_FAILED") && !event.logicalId().equals(stack.name()))
                .filter(event -> event.reason().filter(reason -> !reason.endsWith("cancelled")).isPresent())
                .map(event -> event.logicalId() + " (" + event.type() + "): " + event.reason().orElseThrow())
                .distinct().collect(Collectors.joining("; "));
        return reasons.isEmpty() ? stack.state().reason().orElse("no reason given") : reasons;
    }
}
