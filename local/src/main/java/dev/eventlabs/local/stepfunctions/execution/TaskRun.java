package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.data.DataFlow;
import dev.eventlabs.local.stepfunctions.data.ErrorOutput;
import dev.eventlabs.local.stepfunctions.data.Frame;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.history.Details;
import dev.eventlabs.local.stepfunctions.integration.Resource;
import dev.eventlabs.local.stepfunctions.integration.TaskError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of a Task state. Not thread-safe. */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private final Engine engine;
    private final Strand strand;
    private final State.Task task;
    private final Resource resource;
    private final TaskEvents events;
    private final Frame frame;
    private final Optional<String> token;

    TaskRun(Engine engine, Strand strand, State.Task task, Frame frame) {
        this.engine = engine;
        this.strand = strand;
        this.task = task;
        this.resource = Resource.parse(task.resource()).orElseThrow();
        this.events = new TaskEvents(strand, resource);
        this.token = resource.pattern() == Resource.Pattern.TOKEN
                ? Optional.of(engine.tokens().issue(strand.execution().arn()))
                : Optional.empty();
        this.frame = token.map(text -> frame.withContext(Contexts.withToken(frame.context(), text))).orElse(frame);
    }

    JsonNode run() throws Failure {
        try {
            JsonNode arguments = engine.data().arguments(task, frame);
            Optional<Long> timeout = task.limits().timeout().map(limit -> engine.data().seconds(task, limit, frame));
            Optional<Long> heartbeat = task.limits().heartbeat()
                    .map(limit -> engine.data().seconds(task, limit, frame));
            events.scheduled(arguments, engine.data().credentials(task, frame), timeout, heartbeat);
            return result(arguments, timeout, heartbeat);
        } finally {
            token.ifPresent(engine.tokens()::withdraw);
        }
    }

    private JsonNode result(JsonNode arguments, Optional<Long> timeout, Optional<Long> heartbeat) throws Failure {
        Instant deadline = timeout.map(seconds -> engine.time().instant().plusSeconds(seconds)).orElse(Instant.MAX);
        CompletableFuture<Void> due = deadline.equals(Instant.MAX) ? new CompletableFuture<>()
                : engine.timers().at(deadline);
        try {
            JsonNode answer = limited(await(call(arguments), due));
            JsonNode result = switch (resource.pattern()) {
                case REQUEST -> answer;
                case TOKEN -> {
                    events.submitted(answer);
                    yield limited(token(due, heartbeat));
                }
                case SYNC, SYNC_2 -> {
                    events.submitted(answer);
                    yield nested(answer.path("ExecutionArn").asText(), due);
                }
            };
            events.succeeded(result);
            return result;
        } catch (Failure e) {
            events.failed(e);
            throw e;
        } finally {
            due.cancel(false);
        }
    }

    /** Calls the resource on a thread of its own: whoever gives up on it doesn't interrupt it. */
    private CompletableFuture<JsonNode> call(JsonNode arguments) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("task ", 0).start(() -> {
            try {
                answer.complete(engine.integrations().call(strand.execution().origin().revision().scope(), resource,
                        arguments));
            } catch (TaskError e) {
                answer.completeExceptionally(e);
            } catch (RuntimeException e) {
                LOG.error("Task {} of {} failed", task.name(), strand.execution().arn(), e);
                answer.completeExceptionally(new TaskError("States.Runtime", "Internal Error (" + e + ")"));
            }
        });
        return answer;
    }

    private JsonNode token(CompletableFuture<Void> due, Optional<Long> heartbeat) throws Failure {
        TaskTokens.Pending pending = engine.tokens().get(token.orElseThrow());
        if (heartbeat.isEmpty()) {
            return await(pending.result(), due);
        }
        Heartbeat beats = new Heartbeat(engine, pending, Duration.ofSeconds(heartbeat.get()));
        try {
            return await(pending.result(), due);
        } finally {
            beats.stop();
        }
    }

    /** Waits for the execution that the task has started; ends it if nobody waits any more. */
    private JsonNode nested(String arn, CompletableFuture<Void> due) throws Failure {
        Execution execution = engine.executions().apply(arn).orElseThrow();
        try {
            await(execution.ended(), due);
        } finally {
            execution.abort(null, null);
        }
        Struct members = Descriptions.nested(execution, resource.pattern() == Resource.Pattern.SYNC_2);
        if (execution.status() != Ending.Status.SUCCEEDED) {
            throw Failure.of(ErrorOutput.of("States.TaskFailed", Json.text(members)));
        }
        return Json.MAPPER.valueToTree(members);
    }

    private <T> T await(CompletableFuture<T> result, CompletableFuture<Void> due) throws Failure {
        try {
            strand.await(CompletableFuture.anyOf(result, due));
            if (!result.isDone()) {
                throw Failure.timeout(false);
            }
            return result.get();
        } catch (InterruptedException e) {
            throw new Stopped();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case Failure failure -> failure;
                case TaskError error -> Failure.of(error);
                case Throwable other -> throw new IllegalStateException(other);
            };
        }
    }

    private JsonNode limited(JsonNode result) throws Failure {
        if (Json.text(result).getBytes(StandardCharsets.UTF_8).length > DataFlow.LIMIT_IN_BYTES) {
            throw Failure.of(ErrorOutput.of("States.DataLimitExceeded", "The state/task '" + resource.type()
                    + "' returned a result with a size exceeding the maximum number of bytes service limit."));
        }
        return result;
    }
}
