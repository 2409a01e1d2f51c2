package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.MessageQueues;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All mappings. Thread-safe: changes one after the other, so that a mapping never has two pipelines. */
final class Mappings implements AutoCloseable {

    private final FunctionInvoker functions;
    private final MessageQueues queues;
    private final Time time;
    private final Ids ids;
    private final Scaling scaling;
    private final Map<String, Mapping> byId = new LinkedHashMap<>();

    Mappings(FunctionInvoker functions, MessageQueues queues, Time time, Ids ids, Scaling scaling) {
        this.functions = functions;
        this.queues = queues;
        this.time = time;
        this.ids = ids;
        this.scaling = scaling;
    }

    /** @throws AwsException as {@code CreateEventSourceMapping} does */
    synchronized Mapping create(Scope scope, Input input) {
        Settings settings = SettingsReader.create(scope, input);
        check(scope, settings);
        Optional<Mapping> same = byId.values().stream()
                .filter(each -> each.settings().sourceArn().equals(settings.sourceArn())
                        && each.settings().functionArn().equals(settings.functionArn()))
                .findFirst();
        if (same.isPresent()) {
            throw new AwsException("ResourceConflictException", 409, "An event source mapping with SQS arn (\" "
                    + settings.sourceArn() + " \") and function (\" "
                    + FunctionName.parse(scope, settings.functionArn()).name()
                    + " \") already exists. Please update or delete the existing mapping with UUID "
                    + same.get().uuid());
        }
        Mapping mapping = new Mapping(scope, ids.uuid(), settings, time.instant());
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
        mapping.set(changed, time.instant());
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
        if (!functions.exists(scope, settings.functionArn())) {
            throw AwsException.notFound("ResourceNotFoundException",
                    "Function not found: " + settings.functionArn());
        }
        if (!queues.exists(settings.sourceArn())) {
            throw AwsException.badRequest("InvalidParameterValueException",
                    "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue."
                            + " SQS Error Message: The specified queue does not exist or you do not have access to it.");
        }
        Duration hidden = queues.visibilityTimeout(settings.sourceArn());
        functions.timeout(scope, settings.functionArn()).filter(timeout -> hidden.compareTo(timeout) < 0)
                .ifPresent(timeout -> {
                    throw AwsException.badRequest("InvalidParameterValueException",
                            "Queue visibility timeout: " + hidden.toSeconds()
                                    + " seconds is less than Function timeout: " + timeout.toSeconds() + " seconds");
                });
    }

    private void run(Mapping mapping) {
        Settings settings = mapping.settings();
        if (!settings.enabled()) {
            return;
        }
        Source source = new QueueSource(queues, settings.sourceArn());
        Batcher batcher = new Batcher(source, Filter.of(settings.patterns()), settings.batchSize(),
                Duration.ofSeconds(settings.windowSeconds()), time);
        BatchInvoker invoker = new BatchInvoker(functions, mapping.scope(), settings.functionArn(),
                settings.reportsFailures(), time);
        int cap = Math.min(settings.maximumConcurrency().orElse(scaling.mostConcurrent()), scaling.mostConcurrent());
        mapping.run(new Pipeline(mapping.uuid(), source, batcher, invoker,
                new Concurrency(cap, scaling.roomForMore(), time), time));
    }
}
