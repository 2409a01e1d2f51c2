package dev.eventlabs.runtime.database;

import dev.eventlabs.runtime.engine.PostgresEngine;
import java.time.Duration;

/** Databases of the test engine, which speaks no TLS. */
public final class TestDatabases {

    private TestDatabases() {}

    public static Database database(PostgresEngine engine, String name, String user) {
        return new Database(new Address("127.0.0.1", engine.port(), name), () -> new Login.Credentials(user, "unused"),
                Duration.ofSeconds(60), "disable");
    }
}
