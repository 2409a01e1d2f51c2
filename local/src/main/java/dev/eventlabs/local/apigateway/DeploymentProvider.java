package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::Deployment}: what is deployed changes with a new one only. */
record DeploymentProvider(DeploymentActions deploying,
        PartStore deployments) implements ResourceProvider<DeploymentProvider.Properties> {

    record Properties(String restApiId, String description, String stageName) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::Deployment";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RestApiId", "StageName");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("DeploymentId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = deploying.create(context.scope(), properties.restApiId(), members(properties)).path("id").asText();
        return Outcome.done(id, Map.of("DeploymentId", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        deployments.change(context.scope(), after.restApiId(), id,
                each -> each.put("description", after.description()));
        return Outcome.done(id, Map.of("DeploymentId", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> deployments.delete(context.scope(), properties.restApiId(), id));
    }

    private static ObjectNode members(Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("restApiId");
        return members;
    }
}
