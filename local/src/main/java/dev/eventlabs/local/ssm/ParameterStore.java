package dev.eventlabs.local.ssm;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Parameters;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The parameters of every scope. Thread-safe. */
final class ParameterStore implements Parameters {

    /** What the CDK CLI looks for before it deploys: the version of the bootstrap stack, which here needs no deploying. */
    private static final String BOOTSTRAP = "/cdk-bootstrap/hnb659fds/version";
    private static final String BOOTSTRAP_VERSION = "30";

    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]{1,2048}");
    private static final int KEPT_VERSIONS = 100;
    private static final int STANDARD_BYTES = 4096;
    private static final int ADVANCED_BYTES = 8192;

    private final Time time;
    private final Map<Scope, Map<String, History>> scopes = new ConcurrentHashMap<>();

    ParameterStore(Time time) {
        this.time = time;
    }

    /** What is written: everything that isn't the store's own to say. */
    record Draft(String name, String type, String value, String description, String allowedPattern, String keyId,
            String tier, String dataType) {}

    /** The versions of a parameter, oldest first, and its tags. Immutable. */
    record History(List<Parameter> versions, Map<String, String> tags) {
        Parameter latest() {
            return versions.getLast();
        }
    }

    /** @return the parameter as it is now */
    Parameter put(Scope scope, Draft draft, boolean overwrite, Map<String, String> tags) {
        validate(draft);
        return in(scope).compute(draft.name(), (name, before) -> {
            if (before != null && !overwrite) {
                throw AwsException.badRequest("ParameterAlreadyExists",
                        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
            }
            return next(before, draft, tags);
        }).latest();
    }

    private History next(History before, Draft draft, Map<String, String> tags) {
        List<Parameter> versions = before == null ? new ArrayList<>() : new ArrayList<>(before.versions());
        Parameter last = before == null ? null : before.latest();
        versions.add(new Parameter(draft.name(), or(draft.type(), last == null ? null : last.type()), draft.value(),
                last == null ? 1 : last.version() + 1, time.instant(),
                or(draft.description(), last == null ? null : last.description()),
                or(draft.allowedPattern(), last == null ? null : last.allowedPattern()), draft.keyId(),
                draft.tier(), draft.dataType()));
        if (versions.getLast().type() == null) {
            throw AwsException.badRequest("ValidationException",
                    "A parameter type is required when you create a parameter.");
        }
        if (versions.size() > KEPT_VERSIONS) {
            versions.removeFirst();
        }
        return new History(List.copyOf(versions), before == null ? Map.copyOf(tags) : before.tags());
    }

    private static String or(String value, String fallback) {
        return value == null ? fallback : value;
    }

    Optional<History> history(Scope scope, String name) {
        return Optional.ofNullable(in(scope).get(name));
    }

    Collection<History> all(Scope scope) {
        return in(scope).values();
    }

    boolean delete(Scope scope, String name) {
        return in(scope).remove(name) != null;
    }

    /** @throws AwsException if there is no such parameter */
    void tag(Scope scope, String name, Map<String, String> added, List<String> removed) {
        History changed = in(scope).computeIfPresent(name, (key, history) -> {
            Map<String, String> tags = new TreeMap<>(history.tags());
            tags.putAll(added);
            removed.forEach(tags::remove);
            return new History(history.versions(), tags);
        });
        if (changed == null) {
            throw AwsException.badRequest("InvalidResourceId",
                    "The resource ID is not valid. Verify that you entered the correct ID and try again.");
        }
    }

    @Override
    public Optional<String> value(Scope scope, String name) {
        return history(scope, name).map(history -> history.latest().value());
    }

    private Map<String, History> in(Scope scope) {
        return scopes.computeIfAbsent(scope, each -> {
            Map<String, History> fresh = new ConcurrentSkipListMap<>();
            fresh.put(BOOTSTRAP,
                    new History(List.of(new Parameter(BOOTSTRAP, "String", BOOTSTRAP_VERSION, 1, time.instant(),
                            null, null, null, "Standard", "text")), Map.of()));
            return fresh;
        });
    }

    private static void validate(Draft draft) {
        if (!NAME.matcher(draft.name()).matches() || draft.name().contains("//")
                || draft.name().indexOf('/') > 0) {
            throw AwsException.badRequest("ValidationException", "Parameter name: '" + draft.name()
                    + "' must be a fully qualified name: only letters, digits and .-_ are allowed, and a name with a / must begin with one.");
        }
        if (draft.name().matches("(?i)/?(aws|ssm).*")) {
            throw AwsException.badRequest("ValidationException",
                    "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        }
        if (draft.type() != null && !TYPES.contains(draft.type())) {
            throw AwsException.badRequest("UnsupportedParameterType",
                    "The parameter type is not supported: " + draft.type());
        }
        int limit = "Advanced".equals(draft.tier()) ? ADVANCED_BYTES : STANDARD_BYTES;
        if (draft.value().getBytes(StandardCharsets.UTF_8).length > limit) {
            throw AwsException.badRequest("ValidationException",
                    "Standard tier parameters support a maximum parameter value of 4096 characters, advanced ones of 8192.");
        }
        if (draft.value().isEmpty()) {
            throw AwsException.badRequest("ValidationException", "Parameter value can't be empty.");
        }
        if (draft.allowedPattern() != null) {
            matches(draft);
        }
    }

    private static void matches(Draft draft) {
        try {
            if (!Pattern.compile(draft.allowedPattern()).matcher(draft.value()).find()) {
                throw AwsException.badRequest("ParameterPatternMismatchException",
                        "Parameter value, cannot be validated against allowedPattern: " + draft.allowedPattern());
            }
        } catch (PatternSyntaxException e) {
            throw AwsException.badRequest("InvalidAllowedPatternException",
                    "The request does not meet the regular expression requirement: " + draft.allowedPattern());
        }
    }
}
