package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Scope;
import java.util.List;

/** Deploys an API, and puts it on a stage in the same breath if one is named. */
record DeploymentActions(PartStore deployments, PartStore stages) {

    ObjectNode create(Scope scope, String apiId, ObjectNode given) {
        ObjectNode own = given.deepCopy();
        String stage = own.path("stageName").asText("");
        ObjectNode settings = own.deepCopy();
        own.remove(List.of("stageName", "stageDescription", "variables", "tracingEnabled"));
        ObjectNode deployment = deployments.create(scope, apiId, own);
        if (!stage.isEmpty()) {
            settings.remove(List.of("description", "stageDescription"));
            settings.set("deploymentId", deployment.get("id"));
            if (given.has("stageDescription")) {
                settings.set("description", given.get("stageDescription"));
            }
            boolean there = stages.list(scope, apiId).stream()
                    .anyMatch(each -> each.path("stageName").asText().equals(stage));
            if (there) {
                stages.change(scope, apiId, stage, part -> part.setAll(settings));
            } else {
                stages.create(scope, apiId, settings);
            }
        }
        return deployment;
    }
}
