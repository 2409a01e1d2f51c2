package dev.eventlabs.runtime.migration;

import dev.eventlabs.runtime.database.TestDatabases;
import dev.eventlabs.runtime.engine.PostgresEngine;

/** Makes databases of the Taxi lab, by the lab's own migrations. */
public final class TaxiMigrations {

    private TaxiMigrations() {}

    /** @return its name */
    public static String createDatabase(PostgresEngine engine) {
        String name = engine.createDatabase();
        try (var database = TestDatabases.database(engine, name, "postgres")) {
            database.inTransaction(new Migrator(new MigrationFolder("db/taxi").migrations(), () -> 600_000)::migrate);
        }
        return name;
    }
}
