package dev.eventlabs.local.lambda.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a function finds in its environment.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">defined runtime environment variables</a>
 */
public final class EnvironmentVariables {

    /** Those that a function can't set. */
    public static final Set<String> RESERVED = Set.of("_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
            "AWS_LAMBDA_MAX_CONCURRENCY", "AWS_LAMBDA_METADATA_API", "AWS_LAMBDA_METADATA_TOKEN");

    private EnvironmentVariables() {}

    static Map<String, String> of(EnvironmentSpec spec, String stream, Host host) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        // The one that isn't there on AWS: it leads every SDK here. A function may set another.
        all.put("AWS_ENDPOINT_URL", host.endpoint().get().toString());
        all.putAll(spec.variables());
        all.put("_HANDLER", spec.handler());
        all.put("LAMBDA_TASK_ROOT", spec.code().toString());
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + spec.runtime());
        all.put("AWS_REGION", spec.scope().region());
        all.put("AWS_DEFAULT_REGION", spec.scope().region());
        all.put("AWS_ACCESS_KEY_ID", "ASIA" + host.ids().suffix(16));
        all.put("AWS_SECRET_ACCESS_KEY", host.ids().hex(40));
        all.put("AWS_SESSION_TOKEN", host.ids().hex(64));
        all.put("AWS_LAMBDA_FUNCTION_NAME", spec.functionName());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", spec.version());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memoryMegabytes()));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", spec.logging().group());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", spec.snapStart() ? "snap-start" : "on-demand");
        if (spec.logging().json()) {
            all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
            all.put("AWS_LAMBDA_LOG_LEVEL", spec.logging().applicationLevel());
        }
        return all;
    }
}
