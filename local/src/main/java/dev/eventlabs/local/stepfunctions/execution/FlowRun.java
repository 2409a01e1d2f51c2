package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.data.Completion;
import dev.eventlabs.local.stepfunctions.data.Decision;
import dev.eventlabs.local.stepfunctions.data.Frame;
import dev.eventlabs.local.stepfunctions.data.StateError;
import dev.eventlabs.local.stepfunctions.data.Variables;
import dev.eventlabs.local.stepfunctions.definition.Catcher;
import dev.eventlabs.local.stepfunctions.definition.Flow;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.history.Details;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Goes through the states of one flow, on one strand. Not thread-safe: made by one thread, then run by one. */
final class FlowRun {

    private static final int STATES_BETWEEN_PAUSES = 100;

    private final Engine engine;
    private final Strand strand;
    private final Flow flow;
    private final ObjectNode context;
    private State state;
    private Frame frame;
    private Instant enteredAt;
    private long enteredFrom;
    private int passed;

    /** @param context what the context object has but for the state */
    FlowRun(Engine engine, Strand strand, Flow flow, ObjectNode context) {
        this.engine = engine;
        this.strand = strand;
        this.flow = flow;
        this.context = context;
    }

    /** How a state was left. */
    private record Step(Completion completion, Optional<String> next) {}

    FlowRun enterFirst(JsonNode input, Variables variables) {
        enter(flow.start(), input, variables);
        return this;
    }

    /** Goes on in a state that was entered before. */
    FlowRun resume(Execution.Position position) {
        arrive(position.state(), position.enteredEventId(), position.input(), position.variables());
        return this;
    }

    /** @return the output of the flow's last state */
    JsonNode run() throws Failure {
        while (true) {
            Step step = work();
            Completion done = step.completion();
            strand.record(state.type() + "StateExited",
                    Details.exited(state.name(), done.output(), assigned(done.assigned())));
            if (step.next().isEmpty()) {
                return done.output();
            }
            enter(flow.state(step.next().get()), done.output(), done.variables());
            if (++passed % STATES_BETWEEN_PAUSES == 0) {
                // A loop that waits for nothing would else keep its processor from the whole cloud: an Express one for five minutes.
                LockSupport.parkNanos(1);
            }
        }
    }

    private void enter(State next, JsonNode input, Variables variables) {
        enteredFrom = strand.last();
        long id = strand.record(next.type() + "StateEntered", Details.entered(next.name(), input));
        arrive(next, id, input, variables);
    }

    private void arrive(State next, long enteredEventId, JsonNode input, Variables variables) {
        state = next;
        enteredAt = engine.time().instant();
        frame = new Frame(enteredEventId, input, Contexts.inState(context, state, enteredAt), variables);
        strand.enter(state);
        strand.execution().at(strand, new Execution.Position(state, enteredEventId, input, variables));
    }

    private Step work() throws Failure {
        try {
            return switch (state) {
                case State.Pass pass -> new Step(engine.data().pass(pass, frame), pass.next());
                case State.Succeed succeed -> new Step(engine.data().succeed(succeed, frame), Optional.empty());
                case State.Wait wait -> {
                    strand.sleep(engine.timers().at(engine.data().waitUntil(wait, frame, enteredAt)));
                    yield new Step(engine.data().succeed(wait, frame), wait.next());
                }
                case State.Choice choice -> {
                    Decision decision = engine.data().choose(choice, frame);
                    yield new Step(decision.completion(), Optional.of(decision.next()));
                }
                case State.Fail fail -> throw Failure.of(engine.data().fail(fail, frame));
                case State.Fallible fallible -> attempts(fallible);
            };
        } catch (StateError e) {
            throw evaluationFailed(e);
        }
    }

    private Step attempts(State.Fallible fallible) throws Failure {
        Retries retries = new Retries(fallible.errors().retriers(), engine.random());
        for (int count = 0;; count++) {
            Frame tried = frame.withContext(Contexts.retried(frame.context(), count));
            Failure failure;
            try {
                JsonNode result = attempt(fallible, tried);
                return new Step(engine.data().complete(fallible, tried, result), fallible.next());
            } catch (StateError e) {
                failure = evaluationFailed(e);
            } catch (Failure e) {
                failure = e;
            }
            Optional<Duration> delay = retries.next(failure);
            if (delay.isPresent()) {
                strand.sleep(engine.timers().at(engine.time().instant().plus(delay.get())));
                continue;
            }
            if (!(fallible instanceof State.Task)) {
                strand.record(fallible.type() + "StateFailed", Details.none());
            }
            return new Step(caught(fallible, tried, failure), Optional.of(catcher(fallible, failure).next()));
        }
    }

    private JsonNode attempt(State.Fallible fallible, Frame tried) throws Failure {
        return switch (fallible) {
            case State.Task task -> new TaskRun(engine, strand, task, tried).run();
            case State.Parallel parallel -> new Fan(engine, strand, context).parallel(parallel, tried);
            case State.MapState map -> new Fan(engine, strand, context).map(map, tried);
        };
    }

    private Completion caught(State.Fallible fallible, Frame tried, Failure failure) throws Failure {
        return engine.data().caught(fallible, catcher(fallible, failure), tried, failure.output());
    }

    private static Catcher catcher(State.Fallible fallible, Failure failure) throws Failure {
        for (Catcher catcher : fallible.errors().catchers()) {
            if (failure.isOneOf(catcher.errorEquals())) {
                return catcher;
            }
        }
        throw failure;
    }

    /** An expression that fails has an event of its own, which hangs where the state's entering does. */
    private Failure evaluationFailed(StateError error) {
        if (error.location().isPresent()) {
            if (strand.last() == frame.enteredEventId()) {
                strand.last(enteredFrom);
            }
            strand.record("EvaluationFailed", Struct.of("error", error.error()).with("cause", error.getMessage())
                    .with("location", error.location().get()).with("state", state.name()));
        }
        return Failure.of(error);
    }

    private static Map<String, JsonNode> assigned(ObjectNode variables) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        variables.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
        return all;
    }
}
