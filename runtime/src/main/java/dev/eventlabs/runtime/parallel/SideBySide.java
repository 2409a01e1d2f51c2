package dev.eventlabs.runtime.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls AWS for several things at a time. Thread-safe. */
public final class SideBySide {
    // As many connections as the JDK keeps open to one host; more would be made anew, with TLS, for every batch.
    private static final int CALLS_AT_A_TIME = 5;

    private SideBySide() {}

    /**
     * @return what each of the calls answered, in their order
     * @throws IllegalStateException if one of them threw something: that is a bug, since what can go wrong is to be answered
     */
    public static <T> List<T> all(List<? extends Callable<T>> calls) {
        var answers = new ArrayList<T>(calls.size());
        try (var threads = Executors.newFixedThreadPool(CALLS_AT_A_TIME, Thread.ofVirtual().factory())) {
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("The environment shuts down in the middle of a batch", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A part of the batch failed, and not for AWS's sake", e.getCause());
        }
        return answers;
    }
}
