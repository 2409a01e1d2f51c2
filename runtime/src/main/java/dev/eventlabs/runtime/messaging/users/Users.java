package dev.eventlabs.runtime.messaging.users;

import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.DatabaseFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds users. As thread-safe as the database: not at all. */
public final class Users {
    // Who was found is most likely who asks next. What they are called may change, so it isn't kept for long.
    private static final int MOST_KEPT = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final Map<String, Found> bySignIn = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public Users(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The user of a token, as he was up to five minutes ago. That there is none isn't remembered: he may be added any moment.
     *
     * @param cognitoUserId the claim {@code sub}
     * @throws DatabaseFailure if the database can't be asked
     */
    public Optional<User> signedInAs(String cognitoUserId) {
        Found found = bySignIn.get(cognitoUserId);
        if (found != null && clock.instant().isBefore(found.until())) {
            return Optional.of(found.user());
        }
        Optional<User> user = find("cognito_user_id = ?", cognitoUserId);
        user.ifPresentOrElse(
                there -> bySignIn.put(cognitoUserId, new Found(there, clock.instant().plus(KEPT))),
                () -> bySignIn.remove(cognitoUserId));
        return user;
    }

    /**
     * The user who is called so, however it is capitalised.
     *
     * @throws DatabaseFailure if the database can't be asked
     */
    public Optional<User> withHandle(String handle) {
        // PostgreSQL would complain of some of them.
        return Handle.isOne(handle) ? find("lower(handle) = lower(?)", handle) : Optional.empty();
    }

    private Optional<User> find(String condition, String value) {
        return database.inTransaction(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                    "select uuid::text, display_name, handle from public.users where " + condition)) {
                select.setString(1, value);
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new User(rows.getString(1), rows.getString(2), rows.getString(3)))
                            : Optional.empty();
                }
            }
        });
    }

    /** Makes ready what a connection needs, but none. */
    public void warmUp() {
        database.warmUp();
    }

    private record Found(User user, Instant until) {}
}
