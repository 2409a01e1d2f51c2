package dev.eventlabs.local.lambda;

import dev.eventlabs.local.lambda.FunctionSettings.LoggingSettings;
import dev.eventlabs.local.lambda.execution.EnvironmentPool;
import dev.eventlabs.local.lambda.execution.EnvironmentSpec;
import dev.eventlabs.local.lambda.execution.EnvironmentVariables;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the settings of a request over those that a function has, and refuses what AWS would and what isn't supported.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">CreateFunction</a>
 */
final class SettingsReader {

    private static final String ROLE = "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+";
    private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
    private static final int MAX_VARIABLES_BYTES = 4096;

    private static final Set<String> UNSUPPORTED = Set.of("Layers", "FileSystemConfigs", "ImageConfig",
            "CodeSigningConfigArn", "CapacityProviderConfig", "DurableConfig", "TenancyConfig", "PublishTo");

    private final EnvironmentPool pool;

    /** @param pool knows which runtimes can be run here */
    SettingsReader(EnvironmentPool pool) {
        this.pool = pool;
    }

    FunctionSettings create(String functionName, Input input) {
        FunctionSettings defaults = new FunctionSettings("", "", "", "", 3, 128, Optional.empty(), "x86_64",
                "PassThrough", "None",
                new LoggingSettings("Text", "", "", EnvironmentSpec.defaultLogGroup(functionName)),
                Optional.empty(), Optional.empty(), 512, Optional.empty());
        if (!input.optionalText("PackageType").orElse("Zip").equals("Zip")) {
            throw Errors.unsupported("PackageType Image; use Zip");
        }
        if (!input.has("Role")) {
            throw Errors.constraint("null", "role", "Member must not be null");
        }
        if (!input.has("Runtime") || !input.has("Handler")) {
            throw Errors.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        return read(defaults, architecture(input).orElse(defaults.architecture()), input);
    }

    /** Only what the request names changes; the architecture goes with the code. */
    FunctionSettings update(FunctionSettings before, Input input) {
        return read(before, before.architecture(), input);
    }

    private FunctionSettings read(FunctionSettings before, String architecture, Input input) {
        UNSUPPORTED.stream().filter(input::has).filter(member -> !input.node().get(member).isEmpty()
                || input.node().get(member).isValueNode()).findFirst().ifPresent(member -> {
                    throw Errors.unsupported("the function's " + member);
                });
        return checked(new FunctionSettings(
                input.optionalText("Runtime").map(this::runtime).orElse(before.runtime()),
                input.optionalText("Handler").map(SettingsReader::handler).orElse(before.handler()),
                input.optionalText("Role").map(SettingsReader::role).orElse(before.role()),
                input.optionalText("Description").map(text -> length(text, "description", 256))
                        .orElse(before.description()),
                input.optionalInt("Timeout").map(value -> range(value, "timeout", 1, 900))
                        .orElse(before.timeoutSeconds()),
                input.optionalInt("MemorySize").map(value -> range(value, "memorySize", 128, 10_240))
                        .orElse(before.memoryMegabytes()),
                input.struct("Environment").map(SettingsReader::variables).or(before::environment),
                architecture,
                input.struct("TracingConfig").flatMap(each -> each.optionalText("Mode"))
                        .map(mode -> oneOf(mode, "tracingConfig.mode", List.of("Active", "PassThrough")))
                        .orElse(before.tracing()),
                input.struct("SnapStart").flatMap(each -> each.optionalText("ApplyOn"))
                        .map(each -> oneOf(each, "snapStart.applyOn", List.of("PublishedVersions", "None")))
                        .orElse(before.snapStart()),
                input.struct("LoggingConfig").map(each -> logging(before.logging(), each))
                        .orElse(before.logging()),
                input.has("DeadLetterConfig") ? deadLetter(input) : before.deadLetterArn(),
                input.struct("VpcConfig").map(Input::node).or(before::vpc),
                input.struct("EphemeralStorage").flatMap(each -> each.optionalInt("Size"))
                        .map(value -> range(value, "ephemeralStorage.size", 512, 10_240))
                        .orElse(before.ephemeralMegabytes()),
                input.optionalText("KMSKeyArn").or(before::kmsKeyArn).filter(arn -> !arn.isEmpty())));
    }

    private static FunctionSettings checked(FunctionSettings settings) {
        if (settings.startsFromSnapshots() && !settings.runtime().startsWith("java")) {
            throw Errors.invalid(settings.runtime() + " is not supported for SnapStart enabled functions.");
        }
        return settings;
    }

    /** Both are run on this machine's, as the JVM doesn't mind. */
    static Optional<String> architecture(Input input) {
        List<String> all = input.texts("Architectures");
        if (all.size() > 1) {
            throw Errors.constraint("[" + String.join(", ", all) + "]", "architectures",
                    "Member must have length less than or equal to 1");
        }
        if (!Set.of("x86_64", "arm64").containsAll(all)) {
            throw Errors.constraint("[" + String.join(", ", all) + "]", "architectures",
                    "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]");
        }
        return all.stream().findFirst();
    }

    private String runtime(String runtime) {
        if (!pool.runtimes().contains(runtime)) {
            throw Errors.invalid("Value " + runtime
                    + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                    + new TreeSet<>(pool.runtimes()) + ": these are the runtimes that the embedded AWS can run.");
        }
        pool.missing(runtime).ifPresent(what -> {
            throw Errors.invalid("The embedded AWS can't run " + runtime + " on this machine: " + what);
        });
        return runtime;
    }

    private static String handler(String handler) {
        if (!handler.matches("\\S{1,128}")) {
            throw Errors.constraint(handler, "handler", "Member must satisfy regular expression pattern: [^\\s]+");
        }
        return handler;
    }

    private static String role(String arn) {
        if (!arn.matches(ROLE)) {
            throw Errors.constraint(arn, "role", "Member must satisfy regular expression pattern: " + ROLE);
        }
        return arn;
    }

    private static Map<String, String> variables(Input environment) {
        Map<String, String> variables = environment.map("Variables");
        for (String name : variables.keySet()) {
            if (!VARIABLE.matcher(name).matches()) {
                throw Errors.constraint("{" + name + "}", "environment.variables",
                        "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: " + VARIABLE
                                + "]");
            }
        }
        Set<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(EnvironmentVariables.RESERVED);
        if (!reserved.isEmpty()) {
            throw Errors.invalid(
                    "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: "
                            + String.join(", ", reserved));
        }
        byte[] measured = Json.bytes(variables);
        if (measured.length > MAX_VARIABLES_BYTES) {
            throw Errors.invalid(
                    "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: "
                            + new String(measured, StandardCharsets.UTF_8));
        }
        return Map.copyOf(variables);
    }

    private static LoggingSettings logging(LoggingSettings before, Input input) {
        String format = input.optionalText("LogFormat")
                .map(each -> oneOf(each, "loggingConfig.logFormat", List.of("JSON", "Text"))).orElse(before.format());
        Optional<String> application = input.optionalText("ApplicationLogLevel").map(each -> oneOf(each,
                "loggingConfig.applicationLogLevel", List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")));
        Optional<String> system = input.optionalText("SystemLogLevel")
                .map(each -> oneOf(each, "loggingConfig.systemLogLevel", List.of("DEBUG", "INFO", "WARN")));
        String group = input.optionalText("LogGroup").filter(each -> !each.isEmpty()).orElse(before.group());
        if (format.equals("Text")) {
            if (application.isPresent() || system.isPresent()) {
                throw Errors.invalid(
                        "When LogFormat is set to Text, ApplicationLogLevel and SystemLogLevel cannot be set.");
            }
            return new LoggingSettings(format, "", "", group);
        }
        return new LoggingSettings(format, application.orElse(or(before.applicationLevel(), "INFO")),
                system.orElse(or(before.systemLevel(), "INFO")), group);
    }

    private static Optional<String> deadLetter(Input input) {
        Optional<String> arn = input.struct("DeadLetterConfig").flatMap(each -> each.optionalText("TargetArn"))
                .filter(each -> !each.isEmpty());
        arn.filter(each -> !each.contains(":sqs:")).ifPresent(each -> {
            throw Errors.unsupported("the dead letter target " + each + "; use a queue");
        });
        return arn;
    }

    private static String or(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static String length(String text, String member, int max) {
        if (text.length() > max) {
            throw Errors.constraint(text, member, "Member must have length less than or equal to " + max);
        }
        return text;
    }

    private static int range(int value, String member, int min, int max) {
        if (value < min) {
            throw Errors.constraint(value, member, "Member must have value greater than or equal to " + min);
        }
        if (value > max) {
            throw Errors.constraint(value, member, "Member must have value less than or equal to " + max);
        }
        return value;
    }

    private static String oneOf(String value, String member, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw Errors.constraint(value, member,
                    "Member must satisfy enum value set: [" + String.join(", ", allowed) + "]");
        }
        return value;
    }
}
