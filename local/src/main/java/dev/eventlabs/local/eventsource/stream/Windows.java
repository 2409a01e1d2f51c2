package dev.eventlabs.local.eventsource.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.eventsource.batch.Answer;
import dev.eventlabs.local.eventsource.batch.BatchOutcome;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tumbling windows of a lane: what they add to events, and what they take of answers. Without a window's size it adds and takes nothing.
 * Not thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html">stateful processing</a>
 */
record Windows(Optional<Duration> size, LaneProgress progress, String shardId, String streamArn) {

    /** What the event of such records says of their window, which is opened by the first of them. */
    Struct envelope(List<Entry> entries) {
        if (size.isEmpty()) {
            return Struct.of();
        }
        return window(entries).envelope(shardId, streamArn, TumblingWindow.Invoke.AGGREGATE);
    }

    /** An answer to such an event must have a state; one without is a failure, whatever it says. */
    BatchOutcome judge(BatchOutcome outcome) {
        return switch (outcome) {
            case BatchOutcome.AllDone all -> judge(all, all.answer());
            case BatchOutcome.SomeFailed some -> judge(some, some.answer());
            case BatchOutcome.FunctionFault fault -> fault;
            case BatchOutcome.OurFault ours -> ours;
        };
    }

    private BatchOutcome judge(BatchOutcome outcome, Answer answer) {
        return size.isEmpty() || state(answer).isPresent() ? outcome
                : new BatchOutcome.FunctionFault("The function's answer has no state.", answer);
    }

    /** The records are in the state now. */
    void accept(List<Entry> entries, Answer answer) {
        if (size.isPresent()) {
            progress.window(Optional.of(window(entries).with(state(answer).orElseThrow())));
        }
    }

    boolean overflows() {
        return progress.window().filter(TumblingWindow::overflows).isPresent();
    }

    private TumblingWindow window(List<Entry> entries) {
        return progress.window().orElseGet(() -> TumblingWindow.at(entries.getFirst().arrived(), size.orElseThrow()));
    }

    private static Optional<ObjectNode> state(Answer answer) {
        try {
            return Json.parse(answer.payload()) instanceof ObjectNode object
                    && object.get("state") instanceof ObjectNode state ? Optional.of(state) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
