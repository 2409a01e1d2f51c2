package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Answer;
import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.batch.BatchOutcome;
import dev.eventlabs.local.eventsource.settings.StreamSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch on its way: invoked with until it is done or discarded, while its lane waits. A batch that failed may be split; splitting isn't a
 * retry, so each part has all the attempts again, and what is discarded in the end is the part that was tried, not what stood beside it. Not
 * thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html">error handling</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html">partial batch responses</a>
 */
final class BatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final StreamSettings settings;
    private final StreamSettler settler;
    private final Windows windows;
    private final LaneInvoker invoker;
    private final Deque<Part> todo = new ArrayDeque<>();
    private Backoff backoff = new Backoff();

    /** @param failures how often the function has failed with exactly these */
    private record Part(List<Entry> entries, int failures, Optional<Answer> last) {

        static Part fresh(List<Entry> entries) {
            return new Part(entries, 0, Optional.empty());
        }
    }

    BatchRun(StreamSettings settings, StreamSettler settler, Windows windows, LaneInvoker invoker, List<Entry> batch) {
        this.settings = settings;
        this.settler = settler;
        this.windows = windows;
        this.invoker = invoker;
        todo.push(Part.fresh(batch));
    }

    void run() throws InterruptedException {
        while (!todo.isEmpty()) {
            Part part = todo.pop();
            int expired = settler.expired(part.entries());
            if (expired > 0) {
                invoker.undisturbed(() -> drop(part, expired));
            } else if (isTooLarge(part)) {
                invoker.undisturbed(() -> refuse(part));
            } else if (attempt(part)) {
                invoker.sleep(backoff.next());
            }
        }
    }

    private void drop(Part part, int expired) {
        List<Entry> entries = part.entries();
        settler.discard(entries.subList(0, expired), FailureRecord.Condition.RECORD_AGE_EXCEEDED, part.failures(),
                part.last());
        if (expired < entries.size()) {
            todo.push(new Part(entries.subList(expired, entries.size()), part.failures(), part.last()));
        }
    }

    /** Only a record by itself can be: more than one are never gathered beyond what a payload takes. */
    private boolean isTooLarge(Part part) {
        return part.entries().size() == 1 && batch(part).payload().length > Batch.MOST_BYTES;
    }

    /**
     * AWS tells the destination of it, and doesn't invoke; with which condition its documentation doesn't say.
     *
     * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/large-records.html">large records</a>
     */
    private void refuse(Part part) {
        LOG.warn("Record {} is passed over: an event of {} bytes is more than the {} that a function takes",
                part.entries().getFirst().sequenceNumber(), batch(part).payload().length, Batch.MOST_BYTES);
        settler.discard(part.entries(), FailureRecord.Condition.RETRY_ATTEMPTS_EXHAUSTED, 0, Optional.empty());
    }

    private Batch batch(Part part) {
        return new Batch(part.entries().stream().map(Entry::item).toList(), windows.envelope(part.entries()));
    }

    private boolean attempt(Part part) throws InterruptedException {
        boolean pause = invoker.invoke(batch(part), outcome -> settle(part, outcome));
        if (windows.overflows()) {
            new WindowEnd(windows, invoker).terminateEarly();
        }
        return pause;
    }

    /** @return whether to wait before the next attempt */
    private boolean settle(Part part, BatchOutcome outcome) {
        if (!(outcome instanceof BatchOutcome.OurFault)) {
            settler.measure(part.entries());
        }
        return switch (outcome) {
            case BatchOutcome.AllDone all -> {
                windows.accept(part.entries(), all.answer());
                settler.done(part.entries());
                backoff = new Backoff();
                yield false;
            }
            case BatchOutcome.SomeFailed some -> partly(part, first(part, some), some.answer());
            case BatchOutcome.FunctionFault fault -> failed(part, fault.answer());
            case BatchOutcome.OurFault ours -> {
                todo.push(part);
                yield true;
            }
        };
    }

    /** The records before the first that was reported are done, all from there on come again. */
    private boolean partly(Part part, int first, Answer answer) {
        if (first == 0) {
            return failed(part, answer);
        }
        List<Entry> done = part.entries().subList(0, first);
        windows.accept(done, answer);
        settler.done(done);
        // AWS counts them from the start, with and without bisecting.
        todo.push(new Part(part.entries().subList(first, part.entries().size()), 0, Optional.of(answer)));
        backoff = new Backoff();
        return true;
    }

    private boolean failed(Part part, Answer answer) {
        int size = part.entries().size();
        if (settings.bisects() && size > 1) {
            todo.push(Part.fresh(part.entries().subList(size / 2, size)));
            todo.push(Part.fresh(part.entries().subList(0, size / 2)));
            backoff = new Backoff();
            return true;
        }
        int failures = part.failures() + 1;
        if (settings.retries() != StreamSettings.INFINITE && failures > settings.retries()) {
            settler.discard(part.entries(), FailureRecord.Condition.RETRY_ATTEMPTS_EXHAUSTED, failures,
                    Optional.of(answer));
            backoff = new Backoff();
            return false;
        }
        todo.push(new Part(part.entries(), failures, Optional.of(answer)));
        return true;
    }

    private static int first(Part part, BatchOutcome.SomeFailed some) {
        int first = 0;
        while (!some.ids().contains(part.entries().get(first).sequenceNumber())) {
            first++;
        }
        return first;
    }
}
