package dev.eventlabs.local.eventsource.queue;

import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.batch.BatchOutcome;
import dev.eventlabs.local.eventsource.batch.Item;
import java.util.List;

/**
 * The fifth step for a queue: what is done is deleted, the rest is left to the visibility time-out, as Lambda leaves it. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">error handling</a>
 */
record QueueSettler(Source source) {

    /** @return whether the function was run, so that there is no reason to pause before the next batch */
    boolean settle(Batch batch, BatchOutcome outcome) {
        return switch (outcome) {
            case BatchOutcome.AllDone done -> {
                source.done(batch.items());
                yield true;
            }
            case BatchOutcome.SomeFailed some -> {
                List<Item> done = batch.items().stream().filter(item -> !some.ids().contains(item.id())).toList();
                source.done(done);
                yield true;
            }
            case BatchOutcome.FunctionFault fault -> true;
            case BatchOutcome.OurFault fault -> false;
        };
    }
}
