package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The user pools of every scope. Thread-safe. */
public final class Pools {

    private final Time time;
    private final Ids ids;
    private final Map<String, UserPool> pools = new ConcurrentHashMap<>();

    public Pools(Time time, Ids ids) {
        this.time = time;
        this.ids = ids;
    }

    public Instant now() {
        return time.instant();
    }

    /** @throws AwsException if the settings can't be had */
    public UserPool create(Scope scope, PoolSettings settings) {
        UserPool pool = new UserPool(scope.region() + "_" + ids.suffix(9), scope, settings, now());
        pools.put(pool.id(), pool);
        return pool;
    }

    public List<UserPool> all(Scope scope) {
        return pools.values().stream().filter(each -> each.scope().equals(scope))
                .sorted(Comparator.comparing(UserPool::created).thenComparing(UserPool::id)).toList();
    }

    public Optional<UserPool> find(Scope scope, String id) {
        return find(id).filter(each -> each.scope().equals(scope));
    }

    /** Whatever region it is in: for what comes unsigned. */
    public Optional<UserPool> find(String id) {
        return Optional.ofNullable(pools.get(id));
    }

    /** @throws AwsException if it isn't there */
    public UserPool get(Scope scope, String id) {
        if (!id.matches("[\\w-]+_[0-9a-zA-Z]+")) {
            throw AwsException.constraint("InvalidParameterException", id, "userPoolId",
                    "Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+");
        }
        return find(scope, id).orElseThrow(() -> Errors.noPool(id));
    }

    /** @throws AwsException if it isn't there, or is protected */
    public void delete(Scope scope, String id) {
        get(scope, id).requireDeletable();
        pools.remove(id);
    }

    /** @throws AwsException if the settings can't be had */
    public PoolClient createClient(UserPool pool, ClientSettings settings) {
        Instant now = now();
        Optional<String> secret = Boolean.TRUE.equals(settings.generateSecret())
                ? Optional.of(ids.suffix(51).toLowerCase(Locale.ROOT))
                : Optional.empty();
        PoolClient client = new PoolClient(ids.suffix(26).toLowerCase(Locale.ROOT), secret, settings, now, now);
        pool.put(client);
        return client;
    }

    /** A client with its pool, whatever region it is in: applications know nothing but its id. */
    public record Registered(UserPool pool, PoolClient client) {}

    /** @throws AwsException if it isn't there */
    public Registered client(String clientId) {
        return pools.values().stream()
                .flatMap(pool -> pool.client(clientId).map(client -> new Registered(pool, client)).stream())
                .findFirst().orElseThrow(() -> Errors.noClient(clientId));
    }
}
