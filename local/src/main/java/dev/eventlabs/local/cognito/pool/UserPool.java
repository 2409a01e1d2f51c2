package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.cognito.password.PasswordPolicy;
import dev.eventlabs.local.cognito.token.SigningKeys;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A user pool. Thread-safe: what changes it runs one after the other. */
public final class UserPool {

    private final String id;
    private final Scope scope;
    private final Instant created;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, PoolClient> clients = new LinkedHashMap<>();
    private final SigningKeys keys = new SigningKeys();
    private final Sessions sessions = new Sessions();
    private final Codes codes = new Codes();
    private final Groups groups = new Groups();
    private PoolSettings settings;
    private Schema schema;
    private Instant changed;

    UserPool(String id, Scope scope, PoolSettings settings, Instant now) {
        PoolRules.check(settings);
        this.id = id;
        this.scope = scope;
        this.settings = settings;
        this.schema = Schema.of(settings.schema());
        this.created = now;
        this.changed = now;
    }

    public String id() {
        return id;
    }

    /** What clients hash with passwords: the id after its region. */
    public String shortName() {
        return id.substring(id.indexOf('_') + 1);
    }

    public Scope scope() {
        return scope;
    }

    public String arn() {
        return scope.arn("cognito-idp", "userpool/" + id);
    }

    public Instant created() {
        return created;
    }

    public synchronized Instant changed() {
        return changed;
    }

    public synchronized PoolSettings settings() {
        return settings;
    }

    public synchronized Schema schema() {
        return schema;
    }

    public PasswordPolicy passwordPolicy() {
        return PoolRules.passwords(settings().policies());
    }

    public SigningKeys keys() {
        return keys;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Codes codes() {
        return codes;
    }

    public Groups groups() {
        return groups;
    }

    public UserNames names() {
        return new UserNames(settings());
    }

    /** @param newSettings whose schema doesn't count: attributes can only be added, and by {@link #extend} */
    public synchronized void update(PoolSettings newSettings, Instant now) {
        PoolRules.check(newSettings);
        settings = newSettings;
        changed = now;
    }

    public synchronized void extend(List<PoolSettings.Attribute> further, Instant now) {
        schema = schema.with(further);
        changed = now;
    }

    public synchronized List<User> users() {
        return List.copyOf(users.values());
    }

    /** @param name whatever one may sign in with: the username, or an address or alias */
    public synchronized Optional<User> find(String name) {
        String folded = names().folded(name);
        User same = users.get(folded);
        return same != null ? Optional.of(same)
                : users.values().stream().filter(user -> names().isAlias(user, folded)).findFirst();
    }

    /** @throws AwsException if there is no such user */
    public User get(String name) {
        return find(name).orElseThrow(Errors::noUser);
    }

    /** @throws AwsException if the name, or the address that is the name, is taken */
    public synchronized void add(User user) {
        requireFree(user);
        users.put(user.username(), user);
    }

    /** @throws AwsException if the name, or the address that is the name, is taken */
    public synchronized void requireFree(User user) {
        if (users.containsKey(user.username())) {
            throw AwsException.badRequest("UsernameExistsException", "User already exists");
        }
        for (String attribute : names().signInAttributes()) {
            user.attribute(attribute).filter(value -> other(user, attribute, value).isPresent()).ifPresent(value -> {
                throw AwsException.badRequest("UsernameExistsException",
                        "An account with the given " + attribute + " already exists.");
            });
        }
    }

    /** Who else has the same value. */
    public synchronized Optional<User> other(User than, String attribute, String value) {
        return users.values().stream()
                .filter(each -> !each.username().equals(than.username()))
                .filter(each -> each.attribute(attribute).map(names()::folded)
                        .filter(names().folded(value)::equals).isPresent())
                .findFirst();
    }

    /** @throws AwsException if the user is gone */
    public synchronized User change(String username, Instant now, UnaryOperator<User> change) {
        User user = users.get(username);
        if (user == null) {
            throw Errors.noUser();
        }
        User changedUser = change.apply(user).changed(now);
        users.put(username, changedUser);
        return changedUser;
    }

    /** With all codes and sign-ins, and from all groups; one that isn't there is done. */
    public synchronized void delete(User user) {
        users.remove(user.username());
        codes.forgetAll(user.username());
        sessions.revokeAll(user.username());
        groups.forget(user.username());
    }

    public synchronized Collection<PoolClient> clients() {
        return new ArrayList<>(clients.values());
    }

    public synchronized Optional<PoolClient> client(String clientId) {
        return Optional.ofNullable(clients.get(clientId));
    }

    synchronized void put(PoolClient client) {
        ClientRules.check(client.settings(), schema);
        clients.put(client.id(), client);
    }

    /** @throws AwsException if there is no such client */
    public synchronized PoolClient update(String clientId, ClientSettings newSettings, Instant now) {
        PoolClient client = client(clientId).orElseThrow(() -> Errors.noClient(clientId));
        PoolClient updated = client.with(newSettings, now);
        put(updated);
        return updated;
    }

    /** Deletes it; one that isn't there is done. */
    public synchronized void deleteClient(String clientId) {
        clients.remove(clientId);
    }

    /** @throws AwsException if the pool is protected */
    void requireDeletable() {
        if (Objects.equals(settings().deletionProtection(), "ACTIVE")) {
            throw Errors.invalid("The user pool cannot be deleted because deletion protection is activated. "
                    + "Deletion protection must be inactivated first.");
        }
    }
}
