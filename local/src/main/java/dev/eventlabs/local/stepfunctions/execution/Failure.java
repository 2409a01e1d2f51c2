package dev.eventlabs.local.stepfunctions.execution;

import dev.eventlabs.local.stepfunctions.data.ErrorOutput;
import dev.eventlabs.local.stepfunctions.data.StateError;
import dev.eventlabs.local.stepfunctions.integration.TaskError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A state has failed, with a name that retriers and catchers go by. */
final class Failure extends Exception {

    static final String TIMEOUT = "States.Timeout";

    private static final long serialVersionUID = 1;
    private static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    /**
     * What the wildcard doesn't take.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">error names</a>
     */
    private static final Set<String> TERMINAL = Set.of("States.Runtime", "States.DataLimitExceeded");

    private final transient ErrorOutput output;
    private final boolean heartbeat;

    private Failure(ErrorOutput output, boolean heartbeat) {
        super(output.error().orElse(""), null, false, false);
        this.output = output;
        this.heartbeat = heartbeat;
    }

    static Failure of(ErrorOutput output) {
        return new Failure(output, false);
    }

    static Failure of(StateError error) {
        return of(error.output());
    }

    static Failure of(TaskError error) {
        return of(new ErrorOutput(error.error(), error.text()));
    }

    /** A heartbeat that doesn't come is a time-out that has a second name. */
    static Failure timeout(boolean heartbeat) {
        return new Failure(ErrorOutput.of(TIMEOUT, ""), heartbeat);
    }

    ErrorOutput output() {
        return output;
    }

    /** The error as events tell it: null if there is none. */
    String error() {
        return output.error().orElse(null);
    }

    /** The cause as events tell it: null if there is none, or nothing in it. */
    String text() {
        return output.cause().filter(cause -> !cause.isEmpty() || !isTimeout()).orElse(null);
    }

    boolean isTimeout() {
        return output.error().equals(Optional.of(TIMEOUT));
    }

    /** Whether a retrier or catcher for these takes it. */
    boolean isOneOf(List<String> errorEquals) {
        return errorEquals.stream().anyMatch(this::is);
    }

    private boolean is(String name) {
        String error = output.error().orElse("");
        return switch (name) {
            case "States.ALL" -> !TERMINAL.contains(error);
            case "States.TaskFailed" -> !TERMINAL.contains(error) && !error.equals(TIMEOUT);
            case HEARTBEAT_TIMEOUT -> heartbeat || error.equals(name);
            default -> error.equals(name);
        };
    }
}
