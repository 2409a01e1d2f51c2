package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Time;
import java.util.Set;

/** Stages: where deployments answer. */
final class Stages implements PartKind {

    private final Time time;

    Stages(Time time) {
        this.time = time;
    }

    @Override
    public String path() {
        return "stages";
    }

    @Override
    public String key() {
        return "stageName";
    }

    @Override
    public Parts in(RestApi api) {
        return api.stages;
    }

    @Override
    public void complete(RestApi api, ObjectNode given) {
        Members.onlyThese(given, Set.of("stageName", "deploymentId", "description", "variables", "methodSettings",
                "accessLogSettings", "tracingEnabled", "tags", "cacheClusterEnabled"),
                Set.of("createdDate", "lastUpdatedDate", "cacheClusterStatus"));
        if (!given.path("stageName").asText().matches("[A-Za-z0-9_-]{1,128}")) {
            throw Errors.badRequest("Stage name only allows a-zA-Z0-9_-");
        }
        if (given.path("cacheClusterEnabled").asBoolean()) {
            throw Errors.notHere("cache clusters", "Leave 'cacheClusterEnabled' out.");
        }
        api.deployments.get(Members.require(given, "deploymentId"));
        given.put("cacheClusterEnabled", false).put("cacheClusterStatus", "NOT_AVAILABLE");
        given.put("tracingEnabled", given.path("tracingEnabled").asBoolean());
        if (!given.has("methodSettings")) {
            given.putObject("methodSettings");
        }
        given.path("methodSettings").forEach(Stages::completeSetting);
        checkAccessLog(given.path("accessLogSettings"));
        if (!given.has("createdDate")) {
            given.putPOJO("createdDate", time.instant());
        }
        given.putPOJO("lastUpdatedDate", time.instant());
    }

    private static void completeSetting(JsonNode setting) {
        Members.onlyThese((ObjectNode) setting, Set.of("metricsEnabled", "loggingLevel", "dataTraceEnabled",
                "throttlingBurstLimit", "throttlingRateLimit", "cachingEnabled", "cacheTtlInSeconds",
                "cacheDataEncrypted"), Set.of());
        if (setting.path("cachingEnabled").asBoolean()) {
            throw Errors.notHere("caching", "Leave 'cachingEnabled' out.");
        }
        if (!Set.of("OFF", "ERROR", "INFO").contains(setting.path("loggingLevel").asText("OFF"))) {
            throw Errors.badRequest("Invalid logging level: it must be OFF, ERROR or INFO.");
        }
    }

    private static void checkAccessLog(JsonNode settings) {
        if (settings.isMissingNode()) {
            return;
        }
        String destination = settings.path("destinationArn").asText();
        String format = settings.path("format").asText();
        if (!destination.matches("arn:aws[a-z-]*:logs:[a-z0-9-]+:\\d{12}:log-group:[^:]+(:\\*)?")) {
            throw Errors.badRequest("Access logs go to a log group of CloudWatch Logs here; '" + destination
                    + "' isn't the ARN of one.");
        }
        if (!format.contains("$context.requestId") && !format.contains("$context.extendedRequestId")) {
            throw Errors.badRequest(
                    "Access log format must contain at least $context.requestId or $context.extendedRequestId");
        }
    }

    @Override
    public void settled(RestApi api, ObjectNode part) {
        api.refresh(part.path("stageName").asText());
    }

    @Override
    public void gone(RestApi api, String id) {
        api.closed(id);
    }

    @Override
    public String alreadyThere(String name) {
        return "Stage already exists";
    }
}
