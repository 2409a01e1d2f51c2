package dev.eventlabs.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import dev.eventlabs.runtime.engine.RecordedEvents;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessKinesisRecordsTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ProcessKinesisRecords function = new ProcessKinesisRecords(
            new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));

    @Test
    void logsThePayloadOfAwsTestEvent() {
        assertThat(answer(RecordedEvents.text("kinesis-record.json")))
                .isEqualTo("\"Successfully processed 1 records.\"");
        assertThat(log.toString(UTF_8).lines()).hasSize(2).first().asString().contains("\"level\":\"INFO\"",
                "\"AWSRequestId\":\"r-1\"",
                "\"sequence_number\":\"49545115243490985018280067714973144582180062593244200961\"",
                "\"partition_key\":\"partitionKey-03\"", "\"payload\":\"Hello, this is a test 123.\"");
    }

    @Test
    void aRecordThatIsNotUtf8IsLoggedAsSuchAndTheOthersAreProcessed() {
        byte[] binary = new byte[1000];
        binary[0] = (byte) 0xff;

        assertThat(answer(event("before".getBytes(UTF_8), binary, "after, ü🦃".getBytes(UTF_8), new byte[0])))
                .isEqualTo("\"Successfully processed 4 records.\"");
        assertThat(log.toString(UTF_8).lines().toList()).satisfiesExactly(
                line -> assertThat(line).contains("\"payload\":\"before\""),
                line -> assertThat(line).contains("\"WARN\"", "not UTF-8", "\"size_in_bytes\":1000",
                        "\"first_bytes_base64\":\"" + Base64.getEncoder().encodeToString(Arrays.copyOf(binary, 48))
                                + "\""),
                line -> assertThat(line).contains("\"payload\":\"after, ü🦃\""),
                line -> assertThat(line).contains("\"size_in_bytes\":0", "\"payload\":\"\""),
                line -> assertThat(line).contains("Successfully processed 4 records."));
    }

    @Test
    void theLargestRecordMakesOneLineThatCloudWatchLogsKeeps() {
        answer(event("x".repeat(1 << 20).getBytes(UTF_8)));

        assertThat(log.toString(UTF_8).lines()).hasSize(2).first().asString().hasSizeLessThan(256 * 1024)
                .contains("cut here", "\"size_in_bytes\":1048576");
    }

    @Test
    void anEventWithoutRecordsIsProcessed() {
        assertThat(answer("{}")).isEqualTo("\"Successfully processed 0 records.\"");
    }

    private String answer(String event) {
        String answer = function.handleRequest(RecordedEvents.event(event, KinesisEvent.class),
                new TestContext("r-1", 1_000));
        return RecordedEvents.answer(answer, String.class);
    }

    private static String event(byte[]... payloads) {
        return Arrays.stream(payloads).map(payload -> """
                {"kinesis":{"partitionKey":"a","sequenceNumber":"1","data":"%s"},"eventSource":"aws:kinesis"}
                """.formatted(Base64.getEncoder().encodeToString(payload)))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }
}
