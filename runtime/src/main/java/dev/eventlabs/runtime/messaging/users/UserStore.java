package dev.eventlabs.runtime.messaging.users;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings accounts of the pool into the table of users, within a transaction. All who write there wait for each other, so what was read stays true.
 *
 * <p>A row is an account's if it has its id, or if it has its address and no id yet: then somebody has proved that the address is theirs.
 */
final class UserStore {
    private final Connection transaction;
    private final Predicate<String> isGone;

    private record Row(String uuid, String cognitoUserId, boolean sameEmail, boolean sameHandle, Account account) {}

    /** @param isGone whether there is no account of such an id any more, so that its row is free for the next of the same address */
    UserStore(Connection transaction, Predicate<String> isGone) throws SQLException {
        this.transaction = transaction;
        this.isGone = isGone;
        try (var lock = transaction.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtextextended('public.users', 0))");
        }
    }

    Storing store(Account account) throws SQLException {
        List<Row> rows = rowsLike(account);
        Optional<Row> own = rows.stream().filter(row -> account.cognitoUserId().equals(row.cognitoUserId())).findFirst()
                .or(() -> rows.stream().filter(Row::sameEmail).filter(this::isFree).findFirst());
        for (Row row : rows) {
            if (own.isEmpty() || row != own.get()) {
                return new Storing.Refused(row.sameHandle()
                        ? "the handle " + account.handle() + " is another user's: take another one"
                        : "the e-mail address is another user's");
            }
        }
        if (own.isEmpty()) {
            write("insert into public.users (cognito_user_id, email, handle, display_name) values (?, ?, ?, ?)",
                    account);
            return new Storing.Added();
        }
        if (account.equals(own.get().account())) {
            return new Storing.Unchanged();
        }
        write("update public.users set (cognito_user_id, email, handle, display_name) = (?, ?, ?, ?) where uuid = '"
                + own.get().uuid() + "'", account);
        return new Storing.Updated();
    }

    private boolean isFree(Row row) {
        return row.cognitoUserId() == null || isGone.test(row.cognitoUserId());
    }

    private List<Row> rowsLike(Account account) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                """
                select uuid::text, cognito_user_id, lower(email) = lower(?), lower(handle) = lower(?), email, handle, display_name
                from public.users where lower(email) = lower(?) or lower(handle) = lower(?) or cognito_user_id = ?""")) {
            select.setString(1, account.email());
            select.setString(2, account.handle());
            select.setString(3, account.email());
            select.setString(4, account.handle());
            select.setString(5, account.cognitoUserId());
            var found = new ArrayList<Row>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getString(1), rows.getString(2), rows.getBoolean(3), rows.getBoolean(4),
                            new Account(rows.getString(2), rows.getString(5), rows.getString(6), rows.getString(7))));
                }
            }
            return found;
        }
    }

    private void write(String sql, Account account) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setString(1, account.cognitoUserId());
            statement.setString(2, account.email());
            statement.setString(3, account.handle());
            statement.setString(4, account.displayName());
            statement.executeUpdate();
        }
    }
}
