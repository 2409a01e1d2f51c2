package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The secrets of every scope. Thread-safe: changes one after the other. */
final class SecretStore implements Secrets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
    private static final int LARGEST_BYTES = 65_536;

    private final Time time;
    private final Ids ids;
    private final Map<Scope, Map<String, Secret>> scopes = new TreeMap<>(
            Comparator.comparing(Scope::account).thenComparing(Scope::region));

    SecretStore(Time time, Ids ids) {
        this.time = time;
        this.ids = ids;
    }

    Instant now() {
        return time.instant();
    }

    /** @throws AwsException if the name is taken, also by a secret that waits for its deletion */
    synchronized Secret create(Scope scope, String name, Secret.Details details) {
        if (!NAME.matcher(name).matches()) {
            throw AwsException.badRequest("ValidationException",
                    "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!");
        }
        Secret same = in(scope).get(name);
        if (same != null) {
            throw same.deleted().isPresent()
                    ? invalidRequest(
                            "You can't create this secret because a secret with this name is already scheduled for deletion.")
                    : AwsException.badRequest("ResourceExistsException",
                            "The operation failed because the secret " + name + " already exists.");
        }
        Instant now = now();
        Secret secret = new Secret(name,
                scope.arn("secretsmanager", "secret:" + name + "-" + ids.suffix(6)), details, List.of(), now, now,
                Optional.empty());
        in(scope).put(name, secret);
        return secret;
    }

    /**
     * Adds a version. The same version with the same value again changes nothing.
     *
     * @param token the version's id, given by the caller so that it can repeat itself
     * @param stages none stands for {@code AWSCURRENT}
     */
    synchronized SecretVersion put(Scope scope, String id, Optional<String> token, String text, String binary,
            Set<String> stages) {
        Secret secret = inUse(scope, id);
        check(text, binary);
        String version = token.orElseGet(ids::uuid);
        Optional<SecretVersion> same = secret.version(version);
        if (same.isPresent()) {
            if (!same.get().holds(text, binary)) {
                throw AwsException.badRequest("ResourceExistsException",
                        "You can't use ClientRequestToken " + version
                                + " because that value is already in use for a version of secret " + secret.arn()
                                + ".");
            }
            return same.get();
        }
        Set<String> labels = stages.isEmpty() ? Set.of(SecretVersion.CURRENT) : stages;
        Secret changed = change(scope, secret, each -> each
                .with(new SecretVersion(version, text, binary, now(), labels), now()));
        return changed.version(version).orElseThrow();
    }

    private static void check(String text, String binary) {
        if ((text == null) == (binary == null)) {
            throw AwsException.badRequest("InvalidParameterException",
                    "You must provide either SecretString or SecretBinary.");
        }
        String value = text == null ? binary : text;
        if (value.getBytes(StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw AwsException.badRequest("ValidationException",
                    "A secret's value has at most " + LARGEST_BYTES + " bytes.");
        }
    }

    /** @param id a name, an ARN, or an ARN without its last six characters */
    synchronized Optional<Secret> find(Scope scope, String id) {
        if (!id.startsWith("arn:")) {
            return Optional.ofNullable(in(scope).get(id));
        }
        return in(scope.of(id)).values().stream()
                .filter(each -> each.arn().equals(id) || each.arn().substring(0, each.arn().length() - 7).equals(id))
                .findFirst();
    }

    /** @throws AwsException if it isn't there */
    Secret get(Scope scope, String id) {
        return find(scope, id).orElseThrow(() -> AwsException.badRequest("ResourceNotFoundException",
                "Secrets Manager can't find the specified secret."));
    }

    /** @throws AwsException if it isn't there, or is marked for deletion */
    Secret inUse(Scope scope, String id) {
        Secret secret = get(scope, id);
        if (secret.deleted().isPresent()) {
            throw invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
        }
        return secret;
    }

    synchronized Secret change(Scope scope, Secret secret, UnaryOperator<Secret> change) {
        Secret changed = change.apply(get(scope, secret.arn()));
        in(scope.of(secret.arn())).put(secret.name(), changed);
        return changed;
    }

    /** @param recovery how long it can be restored; nothing deletes it now */
    synchronized Secret delete(Scope scope, String id, Duration recovery) {
        Secret secret = get(scope, id);
        Instant now = now();
        if (recovery.isZero()) {
            in(scope.of(secret.arn())).remove(secret.name());
            return secret.with(Optional.of(new Secret.Deletion(now, now)), now);
        }
        return change(scope, secret, each -> each.deleted().isPresent() ? each
                : each.with(Optional.of(new Secret.Deletion(now, now.plus(recovery))), now));
    }

    synchronized Collection<Secret> all(Scope scope) {
        return List.copyOf(in(scope).values());
    }

    @Override
    public synchronized Optional<String> text(Scope scope, String id, Optional<String> version) {
        return find(scope, id).filter(secret -> secret.deleted().isEmpty())
                .flatMap(secret -> secret.staged(version.orElse(SecretVersion.CURRENT))
                        .or(() -> secret.version(version.orElse(""))))
                .map(SecretVersion::text);
    }

    @Override
    public synchronized String createManaged(Scope scope, String service, String name, String description,
            String text) {
        Secret secret = create(scope, name, new Secret.Details(description, null, Map.of(), service, null));
        put(scope, secret.arn(), Optional.empty(), text, null, Set.of());
        return secret.arn();
    }

    @Override
    public void put(Scope scope, String id, String text) {
        put(scope, id, Optional.empty(), text, null, Set.of());
    }

    @Override
    public void putManaged(Scope scope, String arn, String text) {
        put(scope, arn, Optional.empty(), text, null, Set.of());
    }

    @Override
    public synchronized void deleteManaged(Scope scope, String arn) {
        find(scope, arn).ifPresent(secret -> delete(scope, arn, Duration.ZERO));
    }

    /** What has passed its recovery window is gone. */
    private Map<String, Secret> in(Scope scope) {
        Map<String, Secret> secrets = scopes.computeIfAbsent(scope, each -> new TreeMap<>());
        secrets.values().removeIf(
                each -> each.deleted().filter(deletion -> !deletion.end().isAfter(now())).isPresent());
        return secrets;
    }

    static AwsException invalidRequest(String message) {
        return AwsException.badRequest("InvalidRequestException", message);
    }
}
