package dev.eventlabs.runtime.messaging.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.runtime.engine.PostgresEngine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    @AutoClose private final UsersFixture fixture = UsersFixture.on(ENGINE);
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private final Users users = new Users(fixture.database(), () -> now);

    @Test
    void findsByHandleHoweverItIsCapitalised() {
        assertThat(users.withHandle("bayko")).contains(new User(
                fixture.query("select uuid from users where handle = 'bayko'"), "Andrew Bayko", "bayko"));
        assertThat(users.withHandle("BayKo")).isEqualTo(users.withHandle("bayko"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", " ", "bayko ", "a\0b", "' or true --", "%", "👩‍🚀", "bay\u200bko"})
    void nobodyIsCalledSo(String handle) {
        assertThat(users.withHandle(handle)).isEmpty();
    }

    @Test
    void whoWasFoundIsKnownForFiveMinutes() {
        ENGINE.execute(fixture.name(), "update users set cognito_user_id = 's-1' where handle = 'bayko'");
        assertThat(users.signedInAs("s-1")).map(User::handle).contains("bayko");
        ENGINE.execute(fixture.name(), "update users set handle = 'bayko2' where handle = 'bayko'");

        now = now.plus(5, ChronoUnit.MINUTES).minusMillis(1);
        assertThat(users.signedInAs("s-1")).map(User::handle).contains("bayko");
        now = now.plusMillis(1);
        assertThat(users.signedInAs("s-1")).map(User::handle).contains("bayko2");
    }

    @Test
    void whoWasNotFoundIsLookedForAgain() {
        assertThat(users.signedInAs("s-1")).isEmpty();
        ENGINE.execute(fixture.name(), "update users set cognito_user_id = 's-1' where handle = 'bayko'");

        assertThat(users.signedInAs("s-1")).map(User::handle).contains("bayko");
    }
}
