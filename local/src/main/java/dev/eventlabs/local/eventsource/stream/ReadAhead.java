package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.stream.Sieve.Sifted;
import dev.eventlabs.local.eventsource.stream.Sieve.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads the next records while the function has those before: whoever lags behind reads and invokes at a time, who has caught up
 * reads as usual. Not thread-safe: one reader reads, and closes before another one goes on.
 */
final class ReadAhead implements Source, AutoCloseable {

    private final Source source;
    private final int size;
    private FutureTask<Sifted> ahead;

    /**
     * @param source may be read by one thread after the other
     * @param size of what is read ahead, in records
     */
    ReadAhead(Source source, int size) {
        this.source = source;
        this.size = size;
    }

    @Override
    public Sifted read(int max, Duration wait) throws InterruptedException {
        Sifted some = ahead == null ? new Sifted(List.of(), false) : taken();
        int wished = ahead == null ? max : size;
        ahead = null;
        if (some.records().isEmpty() && !some.ended()) {
            wished = max;
            some = source.read(max, wait);
        }
        // When they aren't as many as wished, they were most often the last for now.
        if (some.records().size() >= wished && !some.ended()) {
            ahead = new FutureTask<>(() -> source.read(size, Duration.ZERO));
            Thread.ofVirtual().name("read-ahead").start(ahead);
        }
        return some;
    }

    private Sifted taken() throws InterruptedException {
        try {
            return ahead.get();
        } catch (ExecutionException e) {
            ahead = null;
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        }
    }

    /** What was read ahead is read again by the next one; the source is let go of. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (ahead != null) {
            try {
                ahead.get();
                ahead = null;
            } catch (ExecutionException e) {
                ahead = null;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
