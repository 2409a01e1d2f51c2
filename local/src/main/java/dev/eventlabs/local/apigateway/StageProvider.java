package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::Stage}. */
record StageProvider(PartStore store) implements ResourceProvider<StageProvider.Properties> {

    record Properties(String restApiId, String stageName, String deploymentId, String description,
            Map<String, String> variables, List<Setting> methodSettings, AccessLog accessLogSetting,
            Boolean tracingEnabled, Boolean cacheClusterEnabled, List<Tag> tags) {}

    record AccessLog(String destinationArn, String format) {}

    record Setting(String httpMethod, String resourcePath, Boolean metricsEnabled, String loggingLevel,
            Boolean dataTraceEnabled, Integer throttlingBurstLimit, Double throttlingRateLimit, Boolean cachingEnabled,
            Integer cacheTtlInSeconds, Boolean cacheDataEncrypted) {

        /** {@code ~1trips/GET}, or with asterisks for all. */
        String key() {
            String path = resourcePath == null ? "*" : resourcePath;
            String escaped = path.equals("/") ? "~1"
                    : path.equals("/*") ? "*" : path.startsWith("/") ? path.substring(1) : path;
            return escaped + "/" + (httpMethod == null ? "*" : httpMethod);
        }

        ObjectNode members() {
            ObjectNode members = Members.of(this);
            members.remove(List.of("httpMethod", "resourcePath"));
            return members;
        }
    }

    @Override
    public String type() {
        return "AWS::ApiGateway::Stage";
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
    public Set<String> withoutEffect() {
        return Set.of("TracingEnabled", "MethodSettings.MetricsEnabled", "MethodSettings.CacheTtlInSeconds",
                "MethodSettings.CacheDataEncrypted");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = store.create(context.scope(), properties.restApiId(), members(context, properties))
                .path("stageName").asText();
        return Outcome.done(id);
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        store.replace(context.scope(), after.restApiId(), id, members(context, after));
        return Outcome.done(id);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> store.delete(context.scope(), properties.restApiId(), id));
    }

    private static ObjectNode members(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("restApiId");
        if (properties.stageName() == null) {
            throw Errors.badRequest("StageName is required.");
        }
        members.remove("methodSettings");
        ObjectNode settings = members.putObject("methodSettings");
        if (properties.methodSettings() != null) {
            properties.methodSettings().forEach(each -> settings.set(each.key(), each.members()));
        }
        if (members.has("accessLogSetting")) {
            members.set("accessLogSettings", members.remove("accessLogSetting"));
        }
        members.set("tags", Json.MAPPER.valueToTree(Tag.of(context, properties.tags())));
        return members;
    }
}
