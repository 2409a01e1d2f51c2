package dev.eventlabs.runtime.messaging.users;

import dev.eventlabs.runtime.database.Database;
import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.migration.LabDatabases;

/** The lab's database, and a connection as the role that the functions have there. */
record UsersFixture(PostgresEngine engine, String name, Database database) implements AutoCloseable {

    static UsersFixture on(PostgresEngine engine) {
        String name = LabDatabases.createMessaging(engine);
        return new UsersFixture(engine, name, TestDatabases.database(engine, name, "messaging_app"));
    }

    String query(String sql) {
        return engine.query(name, sql);
    }

    /** Each user as {@code handle|email|display name|cognito id}, by handle. */
    String users() {
        return query("""
                select string_agg(concat_ws('|', handle, email, display_name, coalesce(cognito_user_id, '-')), e'\\n' order by handle)
                from users""");
    }

    @Override
    public void close() {
        database.close();
    }
}
