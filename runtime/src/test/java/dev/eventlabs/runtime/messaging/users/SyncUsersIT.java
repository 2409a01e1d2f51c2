package dev.eventlabs.runtime.messaging.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The synchronisation with the lab's database, as the role that it has there. */
class SyncUsersIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    @AutoClose private final UsersFixture users = UsersFixture.on(ENGINE);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final SyncUsers function = new SyncUsers(users.database(),
            new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));

    @Test
    void linksAddsAndLeavesTheRest() {
        assertThat(sync(user("s-1", "bayko@example.com", "bayko", "Andrew Bayko"),
                user("s-2", "ann@example.com", "ann", "Ann"))).isEqualTo(answer(1, 1, 0));

        assertThat(users.users()).isEqualTo("""
                andrewbrown|andrewbrown@example.com|Andrew Brown|-
                ann|ann@example.com|Ann|s-2
                bayko|bayko@example.com|Andrew Bayko|s-1
                londo|londo@example.com|Londo Mollari|-""");
        assertThat(log.toString(UTF_8)).contains("\"added\":1", "\"updated\":1").doesNotContain("bayko", "ann@");
    }

    @Test
    void theSecondTimeNothingChanges() {
        String[] all = {user("s-1", "bayko@example.com", "bayko", "Andrew Bayko"),
                user("s-2", "ann@example.com", "ann", "Ann")};
        sync(all);
        String before = users.users();

        assertThat(sync(all)).isEqualTo(answer(0, 0, 2));
        assertThat(users.users()).isEqualTo(before);
        assertThat(sync()).isEqualTo(answer(0, 0, 0));
    }

    @Test
    void takesOverWhatSomebodyChangedInThePool() {
        sync(user("s-1", "ann@example.com", "ann", "Ann"));

        assertThat(sync(user("s-1", "anna@example.com", "Anna", "Anna B."))).isEqualTo(answer(0, 1, 0));
        assertThat(users.users()).startsWith("Anna|anna@example.com|Anna B.|s-1").doesNotContain("ann|");
    }

    @Test
    void whatOneGaveUpAnotherMayTake() {
        sync(user("s-1", "ann@example.com", "ann", "Ann"), user("s-2", "bob@example.com", "bob", "Bob"));

        assertThat(sync(user("s-1", "ann@example.com", "bob", "Ann"), user("s-2", "bob@example.com", "robert", "Bob")))
                .isEqualTo(answer(0, 2, 0));
        assertThat(users.users()).contains("bob|ann@example.com|Ann|s-1", "robert|bob@example.com|Bob|s-2");
    }

    @Test
    void whoSignedUpAnewHasTheirRowAgainOnceTheOldAccountIsGone() {
        sync(user("s-1", "ann@example.com", "ann", "Ann"));

        assertThat(sync(user("s-1", "ann@example.com", "ann", "Ann"), user("s-9", "ann@example.com", "ann", "Ann")))
                .contains("\"unchanged\":1",
                        "\"refused\":[{\"handle\":\"ann\",\"reason\":\"the handle ann is another user's");
        assertThat(sync(user("s-9", "ann@example.com", "ann", "Ann"))).isEqualTo(answer(0, 1, 0));
        assertThat(users.users()).contains("ann|ann@example.com|Ann|s-9");
    }

    @Test
    void whoIsRefusedIsToldByHandleAndKeepsNobodyBack() {
        String answer = sync(user("s-1", "mallory@example.com", "londo", "Mallory"), "\"nobody\"", "{}",
                user("s-2", "", "blank", "Blank"), user("s-3", "ann@example.com", "two words", "Ann"),
                user("s-4", "bob@example.com", "bob", "Bob"));

        assertThat(answer).startsWith("{\"synced\":1,\"added\":1,\"updated\":0,\"unchanged\":0,").contains(
                "{\"handle\":\"londo\",\"reason\":\"the handle londo is another user's",
                "{\"handle\":\"\",\"reason\":\"cognito_user_id is missing",
                "{\"handle\":\"blank\",\"reason\":\"email is missing",
                "{\"handle\":\"two words\",\"reason\":\"handle must");
        assertThat(users.users()).contains("bob|bob@example.com|Bob|s-4", "londo|londo@example.com|Londo Mollari|-");
    }

    @Test
    void takesThousandsAtOnce() {
        String[] all = IntStream.range(0, 2_000)
                .mapToObj(i -> user("s-" + i, "user" + i + "@example.com", "user" + i, "User")).toArray(String[]::new);

        assertThat(sync(all)).isEqualTo(answer(2_000, 0, 0));
        assertThat(sync(all)).isEqualTo(answer(0, 0, 2_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"users\":null}", "{\"users\":{}}", "{\"users\":\"all\"}"})
    void anInputThatIsNoListIsRefused(String input) {
        assertThatThrownBy(() -> invoke(input)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a list of objects with cognito_user_id");
    }

    private String sync(String... entries) {
        return invoke("{\"users\":[" + String.join(",", entries) + "]}");
    }

    @SuppressWarnings("unchecked")
    private String invoke(String input) {
        Map<String, Object> answer = function.handleRequest(RecordedEvents.input(input, Map.class),
                new TestContext("r-1", 1_000));
        return RecordedEvents.answer(answer, Map.class);
    }

    private static String user(String sub, String email, String handle, String name) {
        return Map.of("cognito_user_id", sub, "email", email, "handle", handle, "display_name", name).entrySet()
                .stream().map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String answer(int added, int updated, int unchanged) {
        return "{\"synced\":%d,\"added\":%d,\"updated\":%d,\"unchanged\":%d,\"refused\":[]}"
                .formatted(added + updated + unchanged, added, updated, unchanged);
    }
}
