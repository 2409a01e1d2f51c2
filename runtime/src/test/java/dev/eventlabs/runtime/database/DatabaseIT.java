package dev.eventlabs.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.environment.Environment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    private final String name = ENGINE.createDatabase();
    private final AtomicInteger logins = new AtomicInteger();
    @AutoClose private final Database database = new Database(new Address("127.0.0.1", ENGINE.port(), name), () -> {
        logins.incrementAndGet();
        return new Login.Credentials("postgres", "unused");
    }, Duration.ofSeconds(60), "disable");

    @BeforeEach
    void createTable() {
        ENGINE.execute(name, "create table notes (note text unique)");
    }

    @Test
    void keepsItsConnectionAndLogsInOnce() {
        insert("a");
        insert("b");

        assertThat(count()).isEqualTo("2");
        assertThat(logins).hasValue(1);
    }

    @Test
    void connectsAgainWhenTheServerHasClosedTheConnection() {
        insert("a");
        ENGINE.disconnectAll(name);
        insert("b");

        assertThat(count()).isEqualTo("2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void closesBeforeASnapshotAndConnectsAgainAfterwards() throws SQLException {
        Connection before = database.inTransaction(transaction -> transaction);
        assertThat(before.isClosed()).isFalse();
        database.beforeCheckpoint(null);
        assertThat(before.isClosed()).isTrue();
        database.afterRestore(null);
        assertThat(logins).hasValue(1);
        insert("b");

        assertThat(logins).hasValue(2);
    }

    @Test
    void whatFailsIsRolledBackAndTheNextGoesOn() {
        insert("a");

        assertThatThrownBy(() -> database.inTransaction(transaction -> {
            execute(transaction, "insert into notes values ('b')");
            return execute(transaction, "insert into notes values ('a')");
        })).isInstanceOf(DatabaseFailure.class).hasMessageContaining("23505").hasMessageNotContaining("(a)");
        assertThatThrownBy(() -> database.inTransaction(transaction -> {
            execute(transaction, "insert into notes values ('c')");
            throw new IllegalStateException("ours");
        })).hasMessage("ours");
        insert("d");

        assertThat(count()).isEqualTo("2");
    }

    @Test
    void f166_wantsTls() {
        try (var secure = new Database(new Address("127.0.0.1", ENGINE.port(), name),
                () -> new Login.Credentials("postgres", "unused"), Duration.ofSeconds(60))) {
            assertThatThrownBy(() -> secure.inTransaction(transaction -> execute(transaction, "select 1")))
                    .isInstanceOf(DatabaseFailure.class).hasMessageContaining("SSL");
        }
    }

    @Test
    void warmingUpDoesNotConnect() {
        database.warmUp();

        assertThat(logins).hasValue(1);
        assertThat(ENGINE.query("postgres", "select count(*) from pg_stat_activity where datname = '" + name
                + "' and application_name = 'eventlabs'")).isEqualTo("0");
    }

    @Test
    void settingsThatAreNoneAreRefusedByName() {
        assertThatThrownBy(() -> Address.of(new Environment(Map.of("DATABASE_PORT", "70000"))))
                .hasMessageContaining("DATABASE_PORT is 70000");
        assertThatThrownBy(() -> Address.of(new Environment(Map.of("DATABASE_PORT", "5432"))))
                .hasMessageContaining("DATABASE_HOST is missing");
    }

    private void insert(String note) {
        database.inTransaction(transaction -> execute(transaction, "insert into notes values ('" + note + "')"));
    }

    private static boolean execute(Connection transaction, String sql) throws SQLException {
        try (var statement = transaction.createStatement()) {
            return statement.execute(sql);
        }
    }

    private String count() {
        return ENGINE.query(name, "select count(*) from notes");
    }
}
