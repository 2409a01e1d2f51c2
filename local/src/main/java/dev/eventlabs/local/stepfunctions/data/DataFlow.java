package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.stepfunctions.definition.Catcher;
import dev.eventlabs.local.stepfunctions.definition.Setting;
import dev.eventlabs.local.stepfunctions.definition.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What goes into a state and what comes out of it. Thread-safe; every call is a function of its arguments, the clock and the random
 * numbers.
 *
 * <p>Every method throws a {@link StateError} if a path, an expression or a function fails, or if the outcome is larger than
 * {@value #LIMIT_IN_BYTES} bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html">Input and output</a>
 */
public final class DataFlow {

    /** Of a state's input or output as UTF-8 text. */
    public static final int LIMIT_IN_BYTES = 262_144;

    public DataFlow(Ids ids, RandomGenerator random, InstantSource clock) {
        throw new UnsupportedOperationException("coming within the hour: " + ids + random + clock);
    }

    /** What a Task or Parallel state is to work on: InputPath, then Parameters; or Arguments, by default the input. */
    public JsonNode arguments(State state, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** The {@code Credentials} of a task, computed; null if it has none. */
    public JsonNode credentials(State.Task task, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /**
     * What becomes of the result of a state's work (Task, Parallel, Map): ResultSelector, ResultPath, OutputPath and Assign; or Output and
     * Assign.
     */
    public Completion complete(State state, Frame frame, JsonNode result) {
        throw new UnsupportedOperationException();
    }

    public Completion pass(State.Pass pass, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** Also what becomes of a Wait state's data when it is over. */
    public Completion succeed(State state, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** A Choice state from end to end; {@code States.NoChoiceMatched} if no rule fits and there is no default. */
    public Decision choose(State.Choice choice, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** When a Wait state's time is over; in the past if it needn't wait. */
    public Instant waitUntil(State.Wait wait, Frame frame, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** With what a Fail state fails. */
    public ErrorOutput fail(State.Fail fail, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** What becomes of the data when a catcher takes an error: the error at ResultPath, or Output; and the catcher's Assign. */
    public Completion caught(State.Fallible state, Catcher catcher, Frame frame, ErrorOutput error) {
        throw new UnsupportedOperationException();
    }

    /** What a Map state runs over. */
    public List<JsonNode> items(State.MapState map, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /**
     * What one iteration is given.
     *
     * @param frame the Map state's, with a context object that has {@code Map.Item.Index} and {@code Map.Item.Value} in it
     */
    public JsonNode itemInput(State.MapState map, Frame frame, JsonNode item) {
        throw new UnsupportedOperationException();
    }

    /** TimeoutSeconds or HeartbeatSeconds: positive and at most 99,999,999. */
    public long seconds(State.Task task, Setting limit, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** MaxConcurrency or ToleratedFailureCount: not negative. */
    public long count(State.MapState map, Setting limit, Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** ToleratedFailurePercentage: from 0 to 100. */
    public double percentage(State.MapState map, Setting limit, Frame frame) {
        throw new UnsupportedOperationException();
    }
}
