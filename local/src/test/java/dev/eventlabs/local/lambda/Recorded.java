package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ports, kept in memory for a test to look at. */
final class Recorded implements LogSink, MetricSink, ObjectStore, MessageQueues {

    record Line(String group, String stream, String message) {}

    record Measured(String metric, Map<String, String> dimensions, double value) {}

    record Sent(String queueArn, String body, Map<String, String> attributes) {}

    final List<Line> lines = new CopyOnWriteArrayList<>();
    final List<Line> late = new CopyOnWriteArrayList<>();
    final List<Measured> measured = new CopyOnWriteArrayList<>();
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    List<String> messages(String group) {
        return lines.stream().filter(line -> line.group().equals(group)).map(Line::message).toList();
    }

    @Override
    public void write(Scope scope, String group, String stream, String message) {
        lines.add(new Line(group, stream, message));
    }

    @Override
    public void writeIfThere(Scope scope, String group, String stream, String message) {
        late.add(new Line(group, stream, message));
    }

    @Override
    public boolean hasBucket(String bucket) {
        return objects.keySet().stream().anyMatch(each -> each.startsWith(bucket + "/"));
    }

    @Override
    public void put(Scope scope, String namespace, String metric, Map<String, String> dimensions, double value,
            String unit) {
        measured.add(new Measured(metric, dimensions, value));
    }

    @Override
    public Optional<byte[]> get(String bucket, String key) {
        return Optional.ofNullable(objects.get(bucket + "/" + key));
    }

    @Override
    public void put(Scope scope, String bucket, String key, byte[] content) {
        objects.put(bucket + "/" + key, content);
    }

    @Override
    public boolean exists(String queueArn) {
        return !queueArn.endsWith("missing");
    }

    @Override
    public Duration visibilityTimeout(String queueArn) {
        return Duration.ofSeconds(30);
    }

    @Override
    public List<Message> receive(String queueArn, int max, Duration wait) {
        return List.of();
    }

    @Override
    public void delete(String queueArn, List<String> receiptHandles) {}

    @Override
    public void send(String queueArn, String body, Map<String, String> stringAttributes) {
        sent.add(new Sent(queueArn, body, stringAttributes));
    }
}
