package dev.eventlabs.runtime.messaging.users;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One run over the users of the pool, in one transaction, and what became of them. Not thread-safe. */
final class Synchronisation {
    private final UserStore store;
    private final List<Refusal> refused = new ArrayList<>();
    private int added;
    private int updated;
    private int unchanged;

    /** @param handle empty if there is none */
    record Refusal(String handle, String reason) {}

    private Synchronisation(UserStore store) {
        this.store = store;
    }

    static Synchronisation of(List<?> users, Connection transaction) throws SQLException {
        var accounts = new ArrayList<Account>();
        var unreadable = new ArrayList<Refusal>();
        for (Object user : users) {
            Map<?, ?> columns = user instanceof Map<?, ?> map ? map : Map.of();
            switch (Account.ofColumns(columns)) {
                case Account.Reading.Read(Account account) -> accounts.add(account);
                case Account.Reading.Invalid(String reason) ->
                    unreadable.add(new Refusal(columns.get("handle") instanceof String handle ? handle : "", reason));
            }
        }
        Set<String> present = accounts.stream().map(Account::cognitoUserId).collect(Collectors.toSet());
        var synchronisation = new Synchronisation(new UserStore(transaction, id -> !present.contains(id)));
        synchronisation.refused.addAll(unreadable);
        synchronisation.store(accounts);
        return synchronisation;
    }

    private void store(List<Account> accounts) throws SQLException {
        var conflicts = new LinkedHashMap<Account, String>();
        for (Account account : accounts) {
            switch (store.store(account)) {
                case Storing.Added() -> added++;
                case Storing.Updated() -> updated++;
                case Storing.Unchanged() -> unchanged++;
                case Storing.Refused(String reason) -> conflicts.put(account, reason);
            }
        }
        if (conflicts.size() == accounts.size()) {
            conflicts.forEach((account, reason) -> refused.add(new Refusal(account.handle(), reason)));
        } else {
            // One may want what another has just given up.
            store(List.copyOf(conflicts.keySet()));
        }
    }

    int added() {
        return added;
    }

    int updated() {
        return updated;
    }

    int unchanged() {
        return unchanged;
    }

    List<Refusal> refused() {
        return refused;
    }
}
