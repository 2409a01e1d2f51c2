package dev.eventlabs.runtime.messaging.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.runtime.database.DatabaseFailure;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trigger with the lab's database, as the role that it has there. */
class ConfirmUserIT {
    private static final String SEEDED = """
            andrewbrown|andrewbrown@example.com|Andrew Brown|-
            bayko|bayko@example.com|Andrew Bayko|-
            londo|londo@example.com|Londo Mollari|-""";
    @AutoClose private static final PostgresEngine ENGINE = PostgresEngine.start();

    @AutoClose private final UsersFixture users = UsersFixture.on(ENGINE);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ConfirmUser function = new ConfirmUser(users.database(),
            new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));

    @Test
    void whoSignsUpGetsARowAndTheEventComesBackAsItWas() {
        String event = event("PostConfirmation_ConfirmSignUp", "s-1", "ann@example.com", "ann", "Ann O'Hara; --");

        assertThat(invoke(event)).isEqualTo(RecordedEvents.input(event, Map.class));
        assertThat(users.query("select concat_ws('|', email, display_name, cognito_user_id, uuid is not null, "
                + "created_at > now() - interval '1 hour') from users where handle = 'ann'"))
                .isEqualTo("ann@example.com|Ann O'Hara; --|s-1|t|t");
        assertThat(log.toString(UTF_8)).contains("user added").doesNotContain("ann", "Hara");
    }

    @Test
    void theRowOfTheSameAddressBecomesTheirs() {
        String before = users.query("select uuid from users where handle = 'bayko'");

        invoke(event("PostConfirmation_ConfirmSignUp", "s-1", "Bayko@Example.com", "bayko", "A. Bayko"));

        assertThat(users.users()).isEqualTo(SEEDED.replace("bayko|bayko@example.com|Andrew Bayko|-",
                "bayko|Bayko@Example.com|A. Bayko|s-1"));
        assertThat(users.query("select uuid from users where handle = 'bayko'")).isEqualTo(before);
    }

    @Test
    void onceIsEnough() {
        String event = event("PostConfirmation_ConfirmSignUp", "s-1", "ann@example.com", "ann", "Ann");
        invoke(event);
        String before = users.users();

        invoke(event);

        assertThat(users.users()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"PostConfirmation_ConfirmForgotPassword", "PostConfirmation_Other"})
    void anotherOccasionChangesNothing(String trigger) {
        String event = event(trigger, "s-1", "ann@example.com", "ann", "Ann");

        assertThat(invoke(event)).isEqualTo(RecordedEvents.input(event, Map.class));
        assertThat(users.users()).isEqualTo(SEEDED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mallory@example.com|bayko|the handle bayko is another user's",
            "mallory@example.com|BAYKO|the handle BAYKO is another user's",
            "taken@example.com|new|the e-mail address is another user's",
            "Taken@example.com|taken|the handle taken is another user's",
            "bayko@example.com|londo|the handle londo is another user's",
            "ann@example.com||preferred_username is missing", "ann@example.com|two words|no blanks",
            "|ann|email is missing", "a\\u0000@example.com|ann|NUL character"})
    void whoCanNotHaveARowIsToldWhy(String email, String handle, String reason) {
        invoke(event("PostConfirmation_ConfirmSignUp", "s-0", "taken@example.com", "taken", "Taken"));
        String before = users.users();

        assertThatThrownBy(() -> invoke(event("PostConfirmation_ConfirmSignUp", "s-1", email == null ? "" : email,
                handle == null ? "" : handle, "Mallory"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason).hasMessageContaining("can't take part yet");
        assertThat(users.users()).isEqualTo(before);
        assertThat(log.toString(UTF_8)).contains("user refused", "\"level\":\"ERROR\"");
    }

    @Test
    void withoutANameTheHandleIsShown() {
        invoke(event("PostConfirmation_ConfirmSignUp", "s-1", "ann@example.com", "ann", " "));

        assertThat(users.query("select display_name from users where handle = 'ann'")).isEqualTo("ann");
    }

    @Test
    void aDatabaseThatIsAwayFailsTheSignUp() {
        ENGINE.execute("postgres", "alter database " + users.name() + " allow_connections false");

        assertThatThrownBy(() -> invoke(
                event("PostConfirmation_ConfirmSignUp", "s-1", "ann@example.com", "ann", "Ann")))
                .isInstanceOf(DatabaseFailure.class);
        ENGINE.execute("postgres", "alter database " + users.name() + " allow_connections true");
    }

    @Test
    void theRoleCanNotDoMoreThanItHasTo() {
        for (String forbidden : new String[]{"delete from users", "truncate users", "update users set uuid = uuid",
                "create table mine ()", "insert into users (uuid, display_name, handle, email) values "
                        + "(gen_random_uuid(), 'x', 'x', 'x')",
                "select * from schema_history"}) {
            assertThatThrownBy(() -> users.database().inTransaction(transaction -> {
                try (var statement = transaction.createStatement()) {
                    return statement.execute(forbidden);
                }
            })).as(forbidden).hasMessageContaining("42501");
        }
        assertThat(users.query("select pg_has_role('messaging_app', 'rds_iam', 'member')")).isEqualTo("t");
    }

    @Test
    void failsByTheNameOfTheVariableThatIsMissing() {
        assertThatThrownBy(ConfirmUser::new).hasMessageContaining("DATABASE_PORT is missing");
        assertThatThrownBy(SyncUsers::new).hasMessageContaining("DATABASE_PORT is missing");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> invoke(String event) {
        return function.handleRequest(RecordedEvents.input(event, Map.class), new TestContext("r-1", 1_000));
    }

    /** As in Cognito's documentation: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html */
    private static String event(String trigger, String sub, String email, String handle, String name) {
        return """
                {"version": "1", "region": "us-east-1", "userPoolId": "us-east-1_abc", "userName": "%2$s", "callerContext":
                {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "c"}, "triggerSource": "%1$s", "request":
                {"userAttributes": {"sub": "%2$s", "cognito:user_status": "CONFIRMED", "email_verified": "true", "email": "%3$s",
                "preferred_username": "%4$s", "name": "%5$s"}}, "response": {}}""".formatted(trigger, sub, email,
                handle,
                name);
    }
}
