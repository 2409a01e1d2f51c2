package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.batch.Batch;
import dev.eventlabs.local.eventsource.batch.BatchInvoker;
import dev.eventlabs.local.eventsource.batch.BatchOutcome;
import dev.eventlabs.local.eventsource.batch.Concurrency;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fourth step for a lane: invokes when the mapping may, and so that a stop waits neither for a pause nor cuts off what an answer leads to.
 *
 * @param concurrency shared by all lanes of the mapping
 */
record LaneInvoker(BatchInvoker invoker, Concurrency concurrency, Windows windows, Gate gate, Checkpoints checkpoints,
        Time time) {

    private static final Logger LOG = LoggerFactory.getLogger(LaneInvoker.class);

    /**
     * Invokes once.
     *
     * @param settle what is done with the outcome before anybody can stop the lane
     * @return what that answered
     */
    boolean invoke(Batch batch, Predicate<BatchOutcome> settle) throws InterruptedException {
        gate.check();
        concurrency.acquire();
        try {
            gate.enter();
            try {
                BatchOutcome outcome = windows.judge(invoker.invoke(batch, Duration.ZERO, concurrency::throttled));
                tell(outcome);
                return settle.test(outcome);
            } finally {
                gate.leave();
            }
        } finally {
            concurrency.release();
        }
    }

    /** Does what must be done to its end. */
    void undisturbed(Runnable work) throws InterruptedException {
        gate.enter();
        try {
            work.run();
        } finally {
            gate.leave();
        }
    }

    void sleep(Duration pause) throws InterruptedException {
        gate.check();
        time.sleep(pause);
    }

    private void tell(BatchOutcome outcome) {
        checkpoints.result(outcome instanceof BatchOutcome.AllDone ? Checkpoints.OK : Checkpoints.FAILED);
        if (outcome instanceof BatchOutcome.OurFault ours) {
            LOG.debug("A batch couldn't be invoked with: {}", ours.reason());
        }
    }
}
