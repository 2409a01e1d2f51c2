package dev.eventlabs.local.eventsource.batch;

/** One enabled mapping at work. Thread-safe. */
public interface Pipeline extends AutoCloseable {

    void start();

    /** From the return on nothing is polled and no invocation begins; batches that are with the function are still settled. */
    void stop();

    /** Also gives up the batches that are with the function: their records come again. */
    @Override
    void close();
}
