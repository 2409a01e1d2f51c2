package dev.eventlabs.runtime.orders;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Fills the queue with orders, ten at a time, several batches at once; only those on their way are in memory. Thread-safe.
 *
 * <p>The orders of a given seed are the same at every run, to the byte, with the times of one Thanksgiving morning: the
 * processor takes a second run for a redelivery, and nothing changes. Without a seed they are new orders of now.
 */
final class SimulateOrders {
    // The JDK keeps five idle connections to a host; one more sender would open a new one for each batch.
    private static final int SENDERS = 5;
    private static final Instant THANKSGIVING = Instant.parse("2025-11-27T09:00:00Z");

    private final OrderQueue queue;
    private final RandomGenerator seeds;
    private final InstantSource clock;

    /**
     * @param seeds must not be part of a snapshot: two environments restored from it would send the same orders
     */
    SimulateOrders(OrderQueue queue, RandomGenerator seeds, InstantSource clock) {
        this.queue = queue;
        this.seeds = seeds;
        this.clock = clock;
    }

    /**
     * @param timeLeft whether there is time for another batch; when there isn't, the simulation ends incomplete
     */
    SimulationResult simulate(SimulationRequest.Valid request, BooleanSupplier timeLeft) {
        var orders = new SimulatedOrders(request.seed().orElseGet(seeds::nextLong), request.errorRate(),
                request.seed().map(seed -> THANKSGIVING).orElseGet(clock::instant));
        var run = new Run(orders, request.orders(), timeLeft);
        var running = new ArrayList<Future<?>>();
        // Closing waits for all senders.
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                running.add(senders.submit(run::sendBatches));
            }
        }
        running.stream().filter(sender -> sender.state() == Future.State.FAILED).findFirst().ifPresent(sender -> {
            throw new IllegalStateException("A sender failed", sender.exceptionNow());
        });
        return run.result();
    }

    /** Sends nothing, but makes an order. */
    void warmUp() {
        new SimulatedOrders(0, 0, THANKSGIVING).order(0);
        queue.warmUp();
    }

    private final class Run {
        private final SimulatedOrders orders;
        private final int wanted;
        private final BooleanSupplier timeLeft;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger erroneous = new AtomicInteger();
        private final AtomicReference<String> failure = new AtomicReference<>();

        Run(SimulatedOrders orders, int wanted, BooleanSupplier timeLeft) {
            this.orders = orders;
            this.wanted = wanted;
            this.timeLeft = timeLeft;
        }

        /** One sender's work: takes the next batch until there is none, or until any sender has failed. */
        void sendBatches() {
            for (int start = nextBatch(); start < wanted && failure.get() == null; start = nextBatch()) {
                if (!timeLeft.getAsBoolean()) {
                    failure.compareAndSet(null, "the time of the invocation was over");
                    return;
                }
                var batch = new ArrayList<SimulatedOrder>(OrderQueue.LARGEST_BATCH);
                for (int n = start; n < Math.min(start + OrderQueue.LARGEST_BATCH, wanted); n++) {
                    batch.add(orders.order(n));
                }
                if (queue.send(batch) instanceof Delivery.Incomplete rest) {
                    batch.removeAll(rest.unsent());
                    failure.compareAndSet(null, rest.reason());
                }
                sent.addAndGet(batch.size());
                erroneous.addAndGet((int) batch.stream().filter(SimulatedOrder::erroneous).count());
            }
        }

        private int nextBatch() {
            return next.getAndAdd(OrderQueue.LARGEST_BATCH);
        }

        SimulationResult result() {
            return sent.get() == wanted
                    ? new SimulationResult.Complete(sent.get(), erroneous.get(), orders.firstId())
                    : new SimulationResult.Incomplete(wanted, sent.get(), erroneous.get(), orders.firstId(),
                            failure.get());
        }
    }
}
