package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moving dead letters back. The engine has this too, but takes messages in flight and sends all to one queue. */
final class MoveTaskActions {

    private static final int MOST_PER_SECOND = 500;
    private static final int MOST_LISTED = 10;

    private final Queues queues;
    private final Time time;
    private final Ids ids;
    /** By the ARN of the source, newest first. */
    private final ConcurrentMap<String, List<MoveTask>> tasks = new ConcurrentHashMap<>();

    MoveTaskActions(Queues queues, Time time, Ids ids) {
        this.queues = queues;
        this.time = time;
        this.ids = ids;
    }

    void register(Actions actions) {
        actions.on("StartMessageMoveTask", this::start)
                .on("ListMessageMoveTasks", this::list)
                .on("CancelMessageMoveTask", this::cancel);
    }

    private Object start(Call call, Input input) {
        Queue source = queue(Parameters.required(input, "SourceArn"), "SourceArn");
        Optional<String> destination = input.optionalText("DestinationArn").filter(arn -> !arn.isEmpty());
        Optional<Integer> perSecond = Parameters.number(input, "MaxNumberOfMessagesPerSecond", 1, MOST_PER_SECOND,
                "Must be between 1 and " + MOST_PER_SECOND + ", if provided.");
        if (queues.sources(source).isEmpty()) {
            throw Errors.invalid("Source queue must be configured as a Dead Letter Queue.");
        }
        destination.map(arn -> queue(arn, "DestinationArn")).filter(queue -> queue.isFifo() != source.isFifo())
                .ifPresent(queue -> {
                    throw Errors.invalid("Source and destination queues must be of the same type.");
                });
        MoveTask task = new MoveTask(new MoveTask.Order(source, destination, perSecond), queues, time, ids);
        List<MoveTask> ofSource = tasks.computeIfAbsent(source.arn(), arn -> new CopyOnWriteArrayList<>());
        synchronized (ofSource) {
            if (ofSource.stream().anyMatch(MoveTask::isRunning)) {
                throw Errors.invalid("There is already a task running. Only one active task is allowed for a source"
                        + " queue arn at a given time.");
            }
            ofSource.addFirst(task);
            if (ofSource.size() > MOST_LISTED) {
                ofSource.removeLast();
            }
        }
        Thread.ofVirtual().name("move-" + source.name()).start(task::run);
        return Struct.of("TaskHandle", handle(source.arn(), task));
    }

    private Object list(Call call, Input input) {
        Queue source = queue(Parameters.required(input, "SourceArn"), "SourceArn");
        int max = Parameters.number(input, "MaxResults", 1, MOST_LISTED, "Must be between 1 and 10, if provided.")
                .orElse(1);
        return Struct.of("Results", tasks.getOrDefault(source.arn(), List.of()).stream().limit(max)
                .map(task -> task.describe(handle(source.arn(), task))).toList());
    }

    private Object cancel(Call call, Input input) {
        JsonNode handle = parse(Parameters.required(input, "TaskHandle"));
        Queue source = queue(handle.path("sourceArn").asText(), "SourceArn");
        MoveTask task = tasks.getOrDefault(source.arn(), List.of()).stream()
                .filter(each -> each.id().equals(handle.path("taskId").asText()) && each.isRunning())
                .findFirst().orElseThrow(() -> Errors.notFound("Task does not exist."));
        task.cancel();
        return Struct.of("ApproximateNumberOfMessagesMoved", task.moved());
    }

    private Queue queue(String arn, String parameter) {
        return queues.find(arn).orElseThrow(() -> Errors
                .notFound("The resource that you specified for the " + parameter + " parameter doesn't exist."));
    }

    private static String handle(String sourceArn, MoveTask task) {
        return Base64.getEncoder()
                .encodeToString(Json.bytes(Struct.of("taskId", task.id()).with("sourceArn", sourceArn)));
    }

    private static JsonNode parse(String handle) {
        try {
            JsonNode parsed = Json.parse(Base64.getDecoder().decode(handle));
            if (parsed != null && parsed.has("taskId") && parsed.has("sourceArn")) {
                return parsed;
            }
        } catch (IOException | IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw Errors.invalid("Value for parameter TaskHandle is invalid.");
    }
}
