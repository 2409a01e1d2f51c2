package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.Struct;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Functions and their parts as the API shows them. */
final class Rendering {

    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx")
            .withZone(ZoneOffset.UTC);

    private Rendering() {}

    /** A version that is ready. */
    static Struct configuration(Function function, FunctionVersion version, String arn) {
        return summary(function, version, arn)
                .with("RuntimeVersionConfig", Struct.of("RuntimeVersionArn",
                        "arn:aws:lambda:" + function.scope.region() + "::runtime:" + version.settings().runtime()))
                .with("State", "Active")
                .with("LastUpdateStatus", "Successful");
    }

    /** A version that was just made; AWS is still at it when it answers. */
    static Struct created(Function function, FunctionVersion version, String arn) {
        Struct all = configuration(function, version, arn)
                .with("State", "Pending")
                .with("StateReason", "The function is being created.")
                .with("StateReasonCode", "Creating");
        all.remove("LastUpdateStatus");
        return all;
    }

    static Struct updated(Function function, FunctionVersion version) {
        return configuration(function, version, function.arn())
                .with("LastUpdateStatus", "InProgress")
                .with("LastUpdateStatusReason", "The function is being created.")
                .with("LastUpdateStatusReasonCode", "Creating");
    }

    /** As lists show it, without states. */
    static Struct summary(Function function, FunctionVersion version, String arn) {
        FunctionSettings settings = version.settings();
        boolean snapshots = settings.startsFromSnapshots();
        return Struct.of("FunctionName", function.name)
                .with("FunctionArn", arn)
                .with("Runtime", settings.runtime())
                .with("Role", settings.role())
                .with("Handler", settings.handler())
                .with("CodeSize", version.code().size())
                .with("Description", settings.description())
                .with("Timeout", settings.timeoutSeconds())
                .with("MemorySize", settings.memoryMegabytes())
                .with("LastModified", LAST_MODIFIED.format(version.lastModified()))
                .with("CodeSha256", version.code().sha256())
                .with("Version", version.version())
                .with("VpcConfig", settings.vpc().orElse(null))
                .with("DeadLetterConfig",
                        settings.deadLetterArn().map(each -> Struct.of("TargetArn", each)).orElse(null))
                .with("Environment", settings.environment().map(each -> Struct.of("Variables", each)).orElse(null))
                .with("KMSKeyArn", settings.kmsKeyArn().orElse(null))
                .with("TracingConfig", Struct.of("Mode", settings.tracing()))
                .with("RevisionId", version.revisionId())
                .with("PackageType", "Zip")
                .with("Architectures", List.of(settings.architecture()))
                .with("EphemeralStorage", Struct.of("Size", settings.ephemeralMegabytes()))
                .with("SnapStart", Struct.of("ApplyOn", settings.snapStart())
                        .with("OptimizationStatus", snapshots && version.published() ? "On" : "Off"))
                .with("LoggingConfig", logging(settings.logging()));
    }

    static Struct alias(Function function, Alias alias) {
        return Struct.of("AliasArn", function.arn() + ":" + alias.name())
                .with("Name", alias.name())
                .with("FunctionVersion", alias.version())
                .with("Description", alias.description())
                .with("RoutingConfig", alias.weights().isEmpty() ? null
                        : Struct.of("AdditionalVersionWeights", alias.weights()))
                .with("RevisionId", alias.revisionId());
    }

    static Struct eventInvokeConfig(Function function, String qualifier, EventInvokeConfig config) {
        return Struct.of("LastModified", config.lastModified())
                .with("FunctionArn", function.arn() + ":" + qualifier)
                .with("MaximumRetryAttempts", config.maximumRetryAttempts().orElse(null))
                .with("MaximumEventAgeInSeconds", config.maximumEventAge().map(Duration::toSeconds).orElse(null))
                .with("DestinationConfig", Struct
                        .of("OnSuccess", config.onSuccess().map(each -> Map.of("Destination", each)).orElse(Map.of()))
                        .with("OnFailure",
                                config.onFailure().map(each -> Map.of("Destination", each)).orElse(Map.of())));
    }

    private static Struct logging(FunctionSettings.LoggingSettings logging) {
        Struct all = Struct.of("LogFormat", logging.format());
        if (logging.format().equals("JSON")) {
            all.with("ApplicationLogLevel", logging.applicationLevel()).with("SystemLogLevel", logging.systemLevel());
        }
        return all.with("LogGroup", logging.group());
    }

}
