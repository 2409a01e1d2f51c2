package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.lambda.execution.EnvironmentSpec;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A function with all that belongs to it. Not thread-safe: {@link Functions} keeps its changes apart, and readers hold its lock. */
final class Function {

    final Scope scope;
    final String name;
    FunctionVersion latest;
    final TreeMap<Integer, FunctionVersion> versions = new TreeMap<>();
    /** Numbers are never used again, not even after their version was deleted. */
    int lastVersion;
    final Map<String, Alias> aliases = new TreeMap<>();
    final Map<String, String> tags = new TreeMap<>();
    /** By qualifier; empty for the function itself. */
    final Map<String, Policy> policies = new LinkedHashMap<>();
    final Map<String, EventInvokeConfig> eventInvokeConfigs = new TreeMap<>();
    Optional<Integer> reservedConcurrency = Optional.empty();
    String recursiveLoop = "Terminate";
    /** How many invocations run now, of all versions. */
    final AtomicInteger running = new AtomicInteger();

    /** The statements that allow others to invoke, by their id. */
    record Policy(Map<String, ObjectNode> statements, String revisionId) {}

    Function(Scope scope, String name, FunctionVersion latest) {
        this.scope = scope;
        this.name = name;
        this.latest = latest;
    }

    String arn() {
        return scope.arn("lambda", "function:" + name);
    }

    /** @return the version of that number, or {@code $LATEST} */
    Optional<FunctionVersion> version(String version) {
        if (version.equals(FunctionVersion.LATEST)) {
            return Optional.of(latest);
        }
        return version.matches("[0-9]{1,9}") ? Optional.ofNullable(versions.get(Integer.valueOf(version)))
                : Optional.empty();
    }

    /** @return what a qualifier stands for; of an alias its own version, without regard to weights */
    Optional<FunctionVersion> qualified(String qualifier) {
        Alias alias = aliases.get(qualifier);
        return version(alias == null ? qualifier : alias.version());
    }

    /** What an environment of a version of this function is made for. */
    EnvironmentSpec spec(FunctionVersion version) {
        FunctionSettings settings = version.settings();
        FunctionSettings.LoggingSettings logging = settings.logging();
        return new EnvironmentSpec(scope, name, arn(), version.version(),
                version.revisionId(), settings.runtime(), settings.handler(), settings.role(),
                settings.environment().orElse(Map.of()), settings.memoryMegabytes(),
                Duration.ofSeconds(settings.timeoutSeconds()),
                new EnvironmentSpec.Logging(logging.group(), logging.format().equals("JSON"),
                        logging.applicationLevel(), logging.systemLevel()),
                settings.startsFromSnapshots() && version.published(), version.code().root());
    }
}
