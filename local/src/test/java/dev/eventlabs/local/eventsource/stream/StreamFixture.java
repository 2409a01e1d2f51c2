package dev.eventlabs.local.eventsource.stream;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.eventsource.Measures;
import dev.eventlabs.local.eventsource.MemoryStreams;
import dev.eventlabs.local.eventsource.StagedFunction;
import dev.eventlabs.local.eventsource.batch.Pipeline;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.eventsource.settings.SettingsReader;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;

/** One mapping of a stream in memory, with a function that the test plays and a clock that it moves. */
abstract class StreamFixture {

    protected static final String KINESIS = "arn:aws:kinesis:us-east-1:000000000000:stream/scores";
    protected static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/Scores/stream/2026-01-01T00:00:00.000";
    protected static final String SHARD = "shardId-000000000000";
    private static final Duration STEP = Duration.ofMillis(50);

    protected final ManualTime time = new ManualTime();
    protected final MemoryStreams streams = new MemoryStreams(time);
    protected final StagedFunction function = new StagedFunction();
    protected final Inbox inbox = new Inbox();
    protected final Measures measures = new Measures();
    protected Checkpoints checkpoints;
    private Pipeline pipeline;
    private Settings settings;

    @AfterEach
    void close() {
        function.release();
        if (pipeline != null) {
            pipeline.close();
        }
    }

    /** @param members of the API beside the source, the function and the start */
    protected void map(String streamArn, String members) {
        settings = settings(streamArn, "TRIM_HORIZON", members);
        checkpoints = Checkpoints.begin(streams, streamArn, settings.stream());
        start();
    }

    protected Settings settings(String streamArn, String start, String members) {
        ObjectNode input = (ObjectNode) Json.parseOwn("{" + members + "}");
        input.put("EventSourceArn", streamArn).put("FunctionName", StagedFunction.NAME).put("StartingPosition", start);
        return SettingsReader.create(Scope.standard(), new Input(input, "InvalidParameterValueException"),
                time.instant());
    }

    protected void start() {
        start(settings);
    }

    protected void start(Settings changed) {
        settings = changed;
        pipeline = StreamPipeline.of("mapping", Scope.standard(), changed,
                new Ports(function, inbox, streams, measures, time, new Ids(new SecureRandom())),
                new Scaling(4, () -> true), checkpoints);
        pipeline.start();
    }

    protected void stop() {
        pipeline.stop();
    }

    /** Also waits for the batch that is with the function. @param lanes that the pipeline has */
    protected void stopAndSettle(int lanes) throws InterruptedException {
        stop();
        ShardProgress progress = checkpoints.of(SHARD, lanes);
        progress.acquire(lanes);
        progress.release();
    }

    /** Moves the clock on until it is so. */
    protected void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(5)).until(() -> {
            if (condition.call()) {
                return true;
            }
            time.advance(STEP);
            return false;
        });
    }

    /** Into the one shard, with one key. */
    protected void put(String... data) {
        for (String each : data) {
            putInto(SHARD, each, "key");
        }
    }

    /** @return its sequence number */
    protected String putInto(String shard, String data, String key) {
        return streams.put(KINESIS, shard, key, number -> Json.object().put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", key).put("sequenceNumber", number)
                .put("data", Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)))
                .put("approximateArrivalTimestamp", 1767225600.5));
    }

    /** The texts that the function was given, one string for each invocation. */
    protected List<String> invocations() {
        return function.events().stream().map(StreamFixture::data).map(each -> String.join(" ", each)).toList();
    }

    protected static List<String> data(JsonNode event) {
        List<String> all = new ArrayList<>();
        event.path("Records").forEach(each -> all.add(data(each.path("kinesis").path("data").asText())));
        return all;
    }

    private static String data(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** A function that fails when one of its records is such. */
    protected void failOn(String poison) {
        function.handle(event -> data(event).contains(poison) ? StagedFunction.faulted()
                : StagedFunction.returned("null"));
    }

    /** A function that reports the first of its records that is such. */
    protected void reportOn(String poison) {
        function.handle(event -> {
            for (JsonNode record : event.path("Records")) {
                if (data(record.path("kinesis").path("data").asText()).equals(poison)) {
                    return StagedFunction.returned("{\"batchItemFailures\":[{\"itemIdentifier\":\""
                            + record.path("kinesis").path("sequenceNumber").asText() + "\"}]}");
                }
            }
            return StagedFunction.returned("{\"batchItemFailures\":[]}");
        });
    }
}
