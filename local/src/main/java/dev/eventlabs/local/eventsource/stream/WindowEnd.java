package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.batch.BatchOutcome;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import java.util.Optional;

/**
 * Gives the function the state of a window for the last time, without records. As AWS has it, the shard waits until that has succeeded: it isn't
 * given up after a number of retries.
 */
record WindowEnd(Windows windows, LaneInvoker invoker) {

    /** The window is over, and with it its state. */
    void close() throws InterruptedException {
        finish(TumblingWindow.Invoke.FINAL);
        windows.progress().window(Optional.empty());
    }

    /** The window goes on with a fresh state. */
    void terminateEarly() throws InterruptedException {
        finish(TumblingWindow.Invoke.EARLY);
        windows.progress().window(windows.progress().window().map(window -> window.with(Json.object())));
    }

    private void finish(TumblingWindow.Invoke kind) throws InterruptedException {
        Batch batch = new Batch(List.of(), windows.progress().window().orElseThrow().envelope(windows.shardId(),
                windows.streamArn(), kind));
        Backoff backoff = new Backoff();
        while (!invoker.invoke(batch, outcome -> outcome instanceof BatchOutcome.AllDone)) {
            invoker.sleep(backoff.next());
        }
    }
}
