package dev.eventlabs.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in a transaction. It may be done twice, so twice must be as good as once. */
@FunctionalInterface
public interface Work<T> {
    T in(Connection transaction) throws SQLException;
}
