package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.eventsource.queue.QueuePipeline;
import dev.eventlabs.local.eventsource.settings.QueueSettings;
import dev.eventlabs.local.eventsource.settings.Settings;
import dev.eventlabs.local.eventsource.settings.SettingsReader;
import dev.eventlabs.local.eventsource.settings.StreamSettings;
import dev.eventlabs.local.eventsource.stream.Checkpoints;
import dev.eventlabs.local.eventsource.stream.StreamPipeline;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All mappings. Thread-safe: changes one after the other, so that a mapping never has two pipelines. */
final class Mappings implements AutoCloseable {

    private final Ports ports;
    private final Scaling scaling;
    private final Map<String, Mapping> byId = new LinkedHashMap<>();

    Mappings(Ports ports, Scaling scaling) {
        this.ports = ports;
        this.scaling = scaling;
    }

    /** @throws AwsException as {@code CreateEventSourceMapping} does */
    synchronized Mapping create(Scope scope, Input input) {
        Settings settings = SettingsReader.create(scope, input, ports.time().instant());
        check(scope, settings);
        Optional<Mapping> same = byId.values().stream()
                .filter(each -> each.settings().sourceArn().equals(settings.sourceArn())
                        && each.settings().functionArn().equals(settings.functionArn()))
                .findFirst();
        if (same.isPresent()) {
            throw conflict(scope, settings, same.get());
        }
        Checkpoints checkpoints = switch (settings.source()) {
            case QueueSettings queue -> Checkpoints.none();
            case StreamSettings stream -> Checkpoints.begin(ports.streams(), settings.sourceArn(), stream);
        };
        Mapping mapping = new Mapping(scope, ports.ids().uuid(), settings, ports.time().instant(), checkpoints);
        byId.put(mapping.uuid(), mapping);
        run(mapping);
        return mapping;
    }

    /** @throws AwsException if there is none */
    synchronized Mapping get(Scope scope, String uuid) {
        return Optional.ofNullable(byId.get(uuid)).filter(mapping -> mapping.scope().equals(scope))
                .orElseThrow(() -> AwsException.notFound("ResourceNotFoundException",
                        "The resource you requested does not exist."));
    }

    /** In the order in which they were made. */
    synchronized List<Mapping> all(Scope scope) {
        return byId.values().stream().filter(mapping -> mapping.scope().equals(scope)).toList();
    }

    /** Takes effect at once: what polls with the old settings has stopped when this returns. */
    synchronized Mapping update(Scope scope, String uuid, Input input) {
        Mapping mapping = get(scope, uuid);
        Settings changed = SettingsReader.update(scope, input, mapping.settings());
        check(scope, changed);
        mapping.stop();
        mapping.set(changed, ports.time().instant());
        run(mapping);
        return mapping;
    }

    synchronized Mapping delete(Scope scope, String uuid) {
        Mapping mapping = get(scope, uuid);
        byId.remove(uuid);
        mapping.stop();
        return mapping;
    }

    @Override
    public synchronized void close() {
        byId.values().parallelStream().forEach(Mapping::close);
        byId.clear();
    }

    private void check(Scope scope, Settings settings) {
        if (!ports.functions().exists(scope, settings.functionArn())) {
            throw AwsException.notFound("ResourceNotFoundException",
                    "Function not found: " + settings.functionArn());
        }
        switch (settings.source()) {
            case QueueSettings queue -> checkQueue(scope, settings);
            case StreamSettings stream -> checkStream(settings.sourceArn(), stream);
        }
    }

    private void checkStream(String arn, StreamSettings stream) {
        if (!ports.streams().exists(arn)) {
            throw AwsException.badRequest("InvalidParameterValueException", "Stream not found: " + arn);
        }
        stream.onFailure().filter(queue -> !ports.queues().exists(queue)).ifPresent(queue -> {
            throw AwsException.badRequest("InvalidParameterValueException",
                    "The destination ARN " + queue + " is invalid.");
        });
    }

    private void checkQueue(Scope scope, Settings settings) {
        if (!ports.queues().exists(settings.sourceArn())) {
            throw AwsException.badRequest("InvalidParameterValueException",
                    "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue."
                            + " SQS Error Message: The specified queue does not exist or you do not have access to it.");
        }
        Duration hidden = ports.queues().visibilityTimeout(settings.sourceArn());
        ports.functions().timeout(scope, settings.functionArn()).filter(timeout -> hidden.compareTo(timeout) < 0)
                .ifPresent(timeout -> {
                    throw AwsException.badRequest("InvalidParameterValueException",
                            "Queue visibility timeout: " + hidden.toSeconds()
                                    + " seconds is less than Function timeout: " + timeout.toSeconds() + " seconds");
                });
    }

    private static AwsException conflict(Scope scope, Settings settings, Mapping same) {
        String function = FunctionName.parse(scope, settings.functionArn()).name();
        return new AwsException("ResourceConflictException", 409, switch (settings.source()) {
            case QueueSettings queue -> "An event source mapping with SQS arn (\" " + settings.sourceArn()
                    + " \") and function (\" " + function
                    + " \") already exists. Please update or delete the existing mapping with UUID " + same.uuid();
            case StreamSettings stream -> "The event source arn (\" " + settings.sourceArn()
                    + " \") and function (\" " + function
                    + " \") provided mapping already exists. Please update or delete the existing mapping with UUID "
                    + same.uuid();
        });
    }

    private void run(Mapping mapping) {
        Settings settings = mapping.settings();
        if (settings.enabled()) {
            mapping.run(switch (settings.source()) {
                case QueueSettings queue -> QueuePipeline.of(mapping.uuid(), mapping.scope(), settings, ports, scaling);
                case StreamSettings stream -> StreamPipeline.of(mapping.uuid(), mapping.scope(), settings, ports,
                        scaling, mapping.checkpoints());
            });
        }
    }
}
