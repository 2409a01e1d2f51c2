package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.Snapshot;
import dev.eventlabs.local.apigateway.execution.Stage;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One API with all its parts. Not thread-safe: whoever changes it holds the lock of {@link RestApis}. */
final class RestApi {

    final Scope scope;
    final ObjectNode document;
    final Parts resources = new Parts(id -> Errors.notFound("Invalid Resource identifier specified"));
    final Parts models = new Parts(name -> Errors.notFound("Invalid model name specified: " + name));
    final Parts validators = new Parts(id -> Errors.notFound("Invalid Request Validator identifier specified"));
    final Parts authorizers = new Parts(id -> Errors.notFound("Invalid Authorizer identifier specified"));
    final Parts gatewayResponses = new Parts(
            type -> Errors.notFound("Invalid Gateway response type specified: " + type));
    final Parts deployments = new Parts(id -> Errors.notFound("Invalid Deployment identifier specified"));
    final Parts stages = new Parts(name -> Errors.notFound("Invalid stage identifier specified"));
    private final Map<String, Snapshot> snapshots = new HashMap<>();
    private final Map<String, Stage> live = new HashMap<>();

    RestApi(Scope scope, ObjectNode document) {
        this.scope = scope;
        this.document = document;
    }

    String id() {
        return document.path("id").asText();
    }

    /** @throws AwsException if the resource or the method isn't there */
    ObjectNode method(String resourceId, String name) {
        if (resources.get(resourceId).path("resourceMethods").get(name) instanceof ObjectNode method) {
            return method;
        }
        throw Errors.notFound("Invalid Method identifier specified");
    }

    /** @throws AwsException if there is none */
    ObjectNode integration(String resourceId, String name) {
        if (method(resourceId, name).get("methodIntegration") instanceof ObjectNode integration) {
            return integration;
        }
        throw Errors.notFound("Invalid Integration identifier specified");
    }

    /**
     * What would be deployed now.
     *
     * @throws AwsException if a part of it can't work here
     */
    Snapshot compile() {
        ObjectNode all = document.deepCopy();
        resources.list().forEach(all.putArray("resources")::add);
        all.set("models", parts(models));
        all.set("validators", parts(validators));
        all.set("authorizers", parts(authorizers));
        all.set("gatewayResponses", parts(gatewayResponses));
        try {
            return Snapshot.of(all);
        } catch (IllegalArgumentException e) {
            throw Errors.badRequest("Invalid template or model: " + e.getMessage());
        }
    }

    private static ObjectNode parts(Parts parts) {
        ObjectNode all = Json.object();
        parts.byId().forEach(all::set);
        return all;
    }

    void deployed(String deploymentId, Snapshot snapshot) {
        snapshots.put(deploymentId, snapshot);
    }

    /** The stage serves what its document says from now on. */
    void refresh(String stage) {
        ObjectNode settings = stages.get(stage).deepCopy();
        String deployment = settings.path("deploymentId").asText();
        live.put(stage, new Stage(scope, id(), document.path("name").asText(), stage, deployment, settings,
                snapshots.get(deployment)));
    }

    void closed(String stage) {
        live.remove(stage);
    }

    Optional<Stage> live(String stage) {
        return Optional.ofNullable(live.get(stage));
    }
}
