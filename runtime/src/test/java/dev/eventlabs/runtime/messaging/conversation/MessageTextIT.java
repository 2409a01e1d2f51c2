package dev.eventlabs.runtime.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What may be in a message, and what may not, against DynamoDB Local and PostgreSQL. */
class MessageTextIT {
    private static final String NOBODYS = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();
    @AutoClose private static final PostgresEngine POSTGRES = PostgresEngine.start();
    private static final String DATABASE = LabDatabases.createMessaging(POSTGRES);

    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client();
    private final String table = "messages-" + UUID.randomUUID();
    @AutoClose private final MessageApiFixture api = new MessageApiFixture(dynamoDb, table, POSTGRES, DATABASE,
            () -> Instant.parse("2026-11-26T09:00:00Z"));

    @BeforeAll
    static void addUsers() {
        MessageApiFixture.addUsers(POSTGRES, DATABASE, List.of("ann", "bob"));
    }

    @BeforeEach
    void createTable() {
        ENGINE.createMessagesTable(table);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"handle\":\"bob\"}|message_blank",
            "{\"handle\":\"bob\",\"message\":null}|message_blank",
            "{\"handle\":\"bob\",\"message\":\" \\n\\t\\u00a0\\u200b\"}|message_blank",
            "{\"message\":\"x\"}|user_receiver_handle_blank",
            "{\"message\":\"x\",\"handle\":\" \"}|user_receiver_handle_blank",
            "{\"message\":\"x\",\"handle\":null,\"message_group_uuid\":null}|user_receiver_handle_blank",
            "{\"message\":\"x\",\"handle\":\"ann\"}|user_receiver_is_sender",
            "{\"message\":\"x\",\"handle\":\"Ann\"}|user_receiver_is_sender",
            "{\"message\":\"x\",\"message_group_uuid\":\"1-1-1-1-1\"}|message_group_uuid_invalid",
            "{\"message\":\"x\",\"message_group_uuid\":\"\"}|message_group_uuid_invalid",
            "{\"message\":\"x\",\"handle\":\"bob\",\"message_group_uuid\":\"" + NOBODYS + "\"}|bad_request",
            "{\"message\":1,\"handle\":\"bob\"}|bad_request", "{\"message\":\"x\",\"handle\":{}}|bad_request",
            "{\"message\":\"x\",\"message_group_uuid\":[]}|bad_request", "[]|bad_request", "{|bad_request",
            "{\"handle\":\"bob\",\"message\":\"\\ud800\"}|bad_request"})
    void whatCanNotBePostedIs400AndNothingIsWritten(String body, String error) {
        api.post("ann", body).isError(400, error);
        assertThat(dynamoDb.scan(scan -> scan.tableName(table).consistentRead(true)).items()).isEmpty();
    }

    @Test
    void a1024thCharacterIsTakenAndA1025thIsNot() {
        assertThat(api.start("ann", "bob", "x".repeat(1024)).status()).isEqualTo(201);
        assertThat(api.start("ann", "bob", "🦃".repeat(1024)).status()).isEqualTo(201);
        api.start("ann", "bob", "x".repeat(1025)).isError(400, "message_exceed_max_chars_1024");
        api.start("ann", "bob", "🦃".repeat(1025)).isError(400, "message_exceed_max_chars_1024");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"👩‍🚀 ü 漢字 العربية", "\"quoted\" 'single' \\ back", " kept as it is \n", "<b>&amp;</b>", "a\0b",
                    "#: -- ;"})
    void aMessageComesBackAsItWas(String text) {
        String group = api.start("ann", "bob", text).field("message_group_uuid");

        assertThat(api.messages("bob", group).each("messages", "message")).containsExactly(text);
        assertThat(api.groups("bob").each("message_groups", "message")).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a b", "a\0b", "' or true --"})
    void aHandleThatNobodyHasIs404(String handle) {
        api.start("ann", handle, "Hi!").isError(404, "user_receiver_unknown");
    }
}
