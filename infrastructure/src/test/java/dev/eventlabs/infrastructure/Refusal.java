package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * How tests assert that a construct refuses something: {@code assertThatRefused(() -> …).hasMessage("…")}, in a test whose name has "refuse" in
 * it. What was asserted so is kept for {@link RefusalsTest}. Thread-safe.
 */
public final class Refusal {
    /** Static, since JUnit makes the tests that fill it. */
    private static final Set<Asserted> ASSERTED = ConcurrentHashMap.newKeySet();

    /** A line of the constructs' source that took part in a refusal, and what the refusal said, word for word. */
    record Asserted(String file, int line, String message) {}

    private final Throwable thrown;

    private Refusal(Throwable thrown) {
        this.thrown = thrown;
    }

    /** Calls what should be refused. */
    public static Refusal assertThatRefused(ThrowingCallable call) {
        return new Refusal(catchThrowable(call));
    }

    /** It is the whole message: a beginning of it wouldn't tell what to do. */
    public void hasMessage(String expected) {
        assertThat(thrown).isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessage(expected);
        for (StackTraceElement each : where(thrown)) {
            String file = each.getClassName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
            ASSERTED.add(new Asserted(file, each.getLineNumber(), expected));
        }
    }

    /** Where the exception was made: in a method {@code refused}, and there where that was called; else in a single place. */
    private static List<StackTraceElement> where(Throwable thrown) {
        List<StackTraceElement> places = new ArrayList<>();
        for (StackTraceElement each : thrown.getStackTrace()) {
            places.add(each);
            if (!each.getMethodName().equals("refused")) {
                break;
            }
        }
        return places;
    }

    /** What was asserted so far doesn't count: it may be of tests that happened to run before. */
    static void forget() {
        ASSERTED.clear();
    }

    static Set<Asserted> asserted() {
        return Set.copyOf(ASSERTED);
    }
}
