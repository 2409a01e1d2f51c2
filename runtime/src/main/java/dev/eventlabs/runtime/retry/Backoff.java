package dev.eventlabs.runtime.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits longer each time, and never as long as another that waits for the same thing. Thread-safe if its random numbers are.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential backoff and jitter</a>
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    /**
     * @param first how long the first pause may be; the next may be twice as long, and so on
     * @param longest how long none may be longer than
     */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * Sleeps for half of what this pause may take, and by chance up to all of it.
     *
     * @param pause counts from 0
     * @throws IllegalStateException if the thread is interrupted: the environment shuts down
     */
    public void pause(int pause) {
        long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(pause, Byte.SIZE));
        try {
            Thread.sleep(most / 2 + random.nextLong(most / 2 + 1));
        } catch (InterruptedException e) {
            throw new IllegalStateException("The environment shuts down in the middle of an invocation", e);
        }
    }
}
