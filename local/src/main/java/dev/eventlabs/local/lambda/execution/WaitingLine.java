package dev.eventlabs.local.lambda.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who waits for an environment, in the order of arrival. Not thread-safe: the pool guards it.
 *
 * <p>An environment that gets free goes to whoever has the same function, since to start another costs a thousand times an invocation. But
 * whoever is first and has waited for a while gets the next one, whatever it was for: nobody waits for ever.
 */
final class WaitingLine {

    static final Duration LONG = Duration.ofMillis(500);

    private final Deque<Turn> turns = new ArrayDeque<>();

    /** A place in the line. */
    static final class Turn {
        private final long since = System.nanoTime();

        private boolean isLong() {
            return System.nanoTime() - since >= LONG.toNanos();
        }
    }

    Turn join() {
        Turn turn = new Turn();
        turns.addLast(turn);
        return turn;
    }

    void leave(Turn turn) {
        turns.remove(turn);
    }

    /**
     * Whether a warm environment of one's own function may be taken.
     *
     * @param turn null for who has just come
     * @param last whether it is all that whoever is first could be given
     */
    boolean lets(Turn turn, boolean last) {
        Turn first = turns.peekFirst();
        return first == null || first == turn || !first.isLong() || !last;
    }

    /** Whether another may be started, in the place of one that is given up. */
    boolean letsStart(Turn turn) {
        Turn first = turns.peekFirst();
        return first == null || first == turn && (turns.size() == 1 || first.isLong());
    }
}
