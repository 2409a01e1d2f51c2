package dev.eventlabs.runtime.migration;

import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;

/** Makes databases as the labs have them, by their own migrations. */
public final class LabDatabases {

    private LabDatabases() {}

    /** @return its name */
    public static String createTaxi(PostgresEngine engine) {
        return create(engine, "db/taxi");
    }

    /** @return its name */
    public static String createMessaging(PostgresEngine engine) {
        return create(engine, "db/messaging");
    }

    private static String create(PostgresEngine engine, String migrations) {
        String name = engine.createDatabase();
        try (var database = TestDatabases.database(engine, name, "postgres")) {
            database.inTransaction(new Migrator(new MigrationFolder(migrations).migrations(), () -> 600_000)::migrate);
        }
        return name;
    }
}
