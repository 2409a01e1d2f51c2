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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindUsersIT {
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    @AutoClose private final UsersFixture fixture = UsersFixture.on(ENGINE);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final FindUsers function = new FindUsers(new Users(fixture.database(), InstantSource.system()),
            new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));

    @SuppressWarnings("unchecked")
    private Map<String, Object> find(String input) {
        return function.handleRequest(RecordedEvents.input(input, Map.class), new TestContext("r-1", 1_000));
    }

    @Test
    void findsThoseWhoAreThereInTheOrderThatIsAskedFor() {
        assertThat(find("{\"handles\":[\"londo\",\"nobody\",\"BAYKO\"]}")).isEqualTo(Map.of("users",
                List.of(Map.of("uuid", uuid("londo"), "handle", "londo", "display_name", "Londo Mollari"),
                        Map.of("uuid", uuid("bayko"), "handle", "bayko", "display_name", "Andrew Bayko"))));
        assertThat(log.toString(UTF_8)).contains("\"asked\":3", "\"found\":2").doesNotContain("londo");
    }

    private String uuid(String handle) {
        return fixture.query("select uuid from users where handle = '" + handle + "'");
    }

    @Test
    void findsNobodyForNobody() {
        assertThat(find("{\"handles\":[]}")).isEqualTo(Map.of("users", List.of()));
        assertThat(find("{\"handles\":[\"' or true --\"]}")).isEqualTo(Map.of("users", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"handles\":null}", "{\"handles\":\"bayko\"}", "{\"handles\":[7]}"})
    void anInputThatIsNoListOfTextsIsRefused(String input) {
        assertThatThrownBy(() -> find(input)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("handles is missing, or not a list of texts, as in [\"bayko\"]");
    }
}
