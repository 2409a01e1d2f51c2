package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Invocation;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** The first part of the original document: a Kinesis stream and the function that follows it. For one run. */
final class KinesisWalkthrough {

    /** A cold start, and a slow machine. */
    private static final Duration PROCESSING = Duration.ofMinutes(1);
    /** "Choose Test", "another three times". */
    private static final int TESTS = 4;
    private static final String ANSWER = "\"Successfully processed 1 records.\"";
    /** Of the event template. */
    private static final String PAYLOAD = "Hello, this is a test 123.";
    /** How a PNG begins: bytes that are no text in UTF-8. */
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Story story;
    private final StreamsSystem system;
    private final SampleEvents events;
    private final Instant began = Instant.now();

    KinesisWalkthrough(Story story, StreamsSystem system, SampleEvents events) {
        this.story = story;
        this.system = system;
        this.events = events;
    }

    void run() {
        lookAtStream();
        test();
        Map<String, String> payloads = put();
        lookAtLog(payloads);
    }

    private void lookAtStream() {
        story.step("Part 1: the Kinesis stream and its function");
        story.request("aws kinesis describe-stream-summary --stream-name " + system.stream());
        StreamDescriptionSummary stream = system.describeStream();
        story.answer(new Table("stream", "status", "mode", "shards", "kept for")
                .row(stream.streamName(), stream.streamStatusAsString(),
                        stream.streamModeDetails().streamModeAsString(), stream.openShardCount(),
                        stream.retentionPeriodHours() + " h"));
        story.check("Shards of " + system.stream(), 1, stream.openShardCount());
        new Trigger(story, system).look(stream.streamARN(), system.processor());
    }

    private void test() {
        story.step("Test " + system.processor() + " with the event template of Kinesis, " + TESTS + " times");
        String event = events.text("kinesis-record.json");
        story.request("aws lambda invoke --function-name " + system.processor()
                + " --cli-binary-format raw-in-base64-out --log-type Tail"
                + " --payload file://events/kinesis-record.json out.json");
        List<String> answers = new ArrayList<>();
        String log = "";
        for (int test = 0; test < TESTS; test++) {
            Invocation invocation = system.invoke(system.processor(), event);
            answers.add(invocation.answer());
            log = invocation.logTail();
            story.answer(invocation.answer());
        }
        story.answer("log tail of the last:");
        log.lines().forEach(line -> story.answer("  " + line));
        story.check("Tests answered with " + ANSWER, (long) TESTS,
                answers.stream().filter(ANSWER::equals).count());
        story.check("The decoded payload in the log", PAYLOAD,
                log.lines().flatMap(line -> LoggedRecord.in(line).stream()).map(record -> record.field("payload"))
                        .collect(Collectors.joining()));
    }

    /** @return what was put, by sequence number; null for what is no text */
    private Map<String, String> put() {
        story.step("Put records on the stream, one of them a picture");
        Map<String, String> payloads = new LinkedHashMap<>();
        // A null stands for the picture: there are records before and behind it.
        List<String> texts = Arrays.asList("{\"temperature\": 21.5}", "Grüße, 世界 🦃", null, "the last one");
        for (String text : texts) {
            story.request("aws kinesis put-record --stream-name " + system.stream() + " --partition-key lab "
                    + (text == null ? "--data " + base64(PICTURE)
                            : "--cli-binary-format raw-in-base64-out --data '" + text + "'"));
            PutRecordResponse response = system.put("lab",
                    text == null ? PICTURE : text.getBytes(StandardCharsets.UTF_8));
            story.answer(response.shardId() + "  " + response.sequenceNumber());
            payloads.put(response.sequenceNumber(), text);
        }
        return payloads;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void lookAtLog(Map<String, String> payloads) {
        story.step("They are in the log of " + system.processor());
        List<LoggedRecord> logged = story.await(system.processor() + " follows the stream", PROCESSING,
                () -> system.logged(system.processor(), began).stream()
                        .filter(record -> payloads.containsKey(record.sequenceNumber())).toList(),
                seen -> seen.stream().map(LoggedRecord::sequenceNumber).distinct().count() == payloads.size(),
                seen -> seen.size() + " of " + payloads.size() + " logged");
        story.request("aws logs tail /aws/lambda/" + system.processor());
        Table table = new Table("level", "message", "bytes", "payload, or how it begins in base64");
        logged.forEach(record -> table.row(record.field("level"), record.message(), record.field("size_in_bytes"),
                record.field("payload") + record.field("first_bytes_base64")));
        story.answer(table);
        payloads.forEach((sequenceNumber, text) -> {
            if (text == null) {
                Optional<LoggedRecord> picture = find(logged, sequenceNumber);
                story.check("The picture is logged as no text, with its first bytes", base64(PICTURE),
                        picture.map(record -> record.field("first_bytes_base64")).orElse("nothing"));
            }
        });
        long unchanged = payloads.entrySet().stream().filter(put -> put.getValue() != null)
                .filter(put -> find(logged, put.getKey()).map(record -> record.field("payload"))
                        .filter(put.getValue()::equals).isPresent())
                .count();
        story.check("Texts in the log as they were put, around the picture", payloads.size() - 1L,
                unchanged);
    }

    private static Optional<LoggedRecord> find(List<LoggedRecord> logged, String sequenceNumber) {
        return logged.stream().filter(record -> record.sequenceNumber().equals(sequenceNumber)).findFirst();
    }
}
