package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.stepfunctions.data.ErrorOutput;
import dev.eventlabs.local.stepfunctions.data.Frame;
import dev.eventlabs.local.stepfunctions.definition.Flow;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.history.Details;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the branches of a Parallel state, or the iterations of a Map state, side by side. The first that fails ends the others. Not
 * thread-safe: one for each attempt.
 */
final class Fan {

    /** How many iterations of an inline Map AWS runs at once. */
    static final int MAX_ITERATIONS = 40;

    private static final Logger LOG = LoggerFactory.getLogger(Fan.class);

    private final Engine engine;
    private final Strand strand;
    private final ObjectNode context;
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
    private final SortedMap<Integer, Lane> live = new TreeMap<>();

    Fan(Engine engine, Strand strand, ObjectNode context) {
        this.engine = engine;
        this.strand = strand;
        this.context = context;
    }

    /** One branch or iteration that runs. */
    private record Lane(int index, Strand strand) {}

    /** @param failure null if it succeeded */
    private record Result(Lane lane, JsonNode output, Failure failure) {}

    ArrayNode parallel(State.Parallel state, Frame frame) throws Failure {
        JsonNode input = engine.data().arguments(state, frame);
        strand.record("ParallelStateStarted", Details.none());
        List<Flow> branches = state.branches();
        for (int i = 0; i < branches.size(); i++) {
            Lane lane = new Lane(i, strand.child(strand.last()));
            run(lane,
                    new FlowRun(engine, lane.strand(), branches.get(i), context).enterFirst(input, frame.variables()));
        }
        JsonNode[] outputs = new JsonNode[branches.size()];
        long last = strand.last();
        while (!live.isEmpty()) {
            Result result = next();
            if (result.failure() != null) {
                abort(state, result.lane());
                throw result.failure();
            }
            outputs[result.lane().index()] = result.output();
            last = result.lane().strand().last();
        }
        return succeeded(state, outputs, last);
    }

    ArrayNode map(State.MapState state, Frame frame) throws Failure {
        List<JsonNode> items = engine.data().items(state, frame);
        long wanted = state.limits().maxConcurrency().isEmpty() ? 0
                : engine.data().count(state, state.limits().maxConcurrency().get(), frame);
        int slots = wanted == 0 ? MAX_ITERATIONS : (int) Math.min(wanted, MAX_ITERATIONS);
        strand.record("MapStateStarted", Struct.of("length", items.size()));
        JsonNode[] outputs = new JsonNode[items.size()];
        int started = 0;
        while (started < Math.min(slots, items.size())) {
            live.put(started, iteration(state, started++, strand.last()));
        }
        for (Lane lane : List.copyOf(live.values())) {
            run(lane, item(state, frame, lane, items.get(lane.index())));
        }
        long last = strand.last();
        while (!live.isEmpty()) {
            Result result = next();
            Lane lane = result.lane();
            if (result.failure() != null) {
                abort(state, lane);
                throw result.failure();
            }
            outputs[lane.index()] = result.output();
            last = lane.strand().recordAside("MapIterationSucceeded", Details.iteration(state.name(), lane.index()));
            if (started < items.size()) {
                Lane following = iteration(state, started, lane.strand().last());
                run(following, item(state, frame, following, items.get(started++)));
            }
        }
        return succeeded(state, outputs, last);
    }

    private Lane iteration(State.MapState state, int index, long previous) {
        Lane lane = new Lane(index, strand.child(previous));
        lane.strand().record("MapIterationStarted", Details.iteration(state.name(), index));
        return lane;
    }

    private FlowRun item(State.MapState state, Frame frame, Lane lane, JsonNode item) {
        JsonNode input = engine.data().itemInput(state,
                frame.withContext(Contexts.withItem(frame.context(), lane.index(), item)), item);
        return new FlowRun(engine, lane.strand(), state.processor(), Contexts.withItem(context, lane.index(), item))
                .enterFirst(input, frame.variables());
    }

    /** The first state has been entered already, so that branches enter in their order. */
    private void run(Lane lane, FlowRun run) {
        live.put(lane.index(), lane);
        lane.strand().run(() -> {
            try {
                results.add(new Result(lane, run.run(), null));
            } catch (Failure e) {
                results.add(new Result(lane, null, e));
            } catch (Stopped e) {
                // Whoever has stopped it doesn't wait for it.
            } catch (RuntimeException e) {
                LOG.error("A branch of {} failed", strand.execution().arn(), e);
                results.add(new Result(lane, null,
                        Failure.of(ErrorOutput.of("States.Runtime", "Internal Error (" + e + ")"))));
            }
        });
    }

    private Result next() {
        Result result = strand.take(results);
        live.remove(result.lane().index());
        return result;
    }

    private ArrayNode succeeded(State.Fallible state, JsonNode[] outputs, long last) {
        strand.withoutChildren();
        strand.last(last);
        strand.recordAside(state.type() + "StateSucceeded", Details.none());
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (JsonNode output : outputs) {
            all.add(output);
        }
        return all;
    }

    /** Everything that the failure ends hangs from the event that was the failure's last. */
    private void abort(State.Fallible state, Lane failed) {
        boolean iterations = state instanceof State.MapState;
        synchronized (strand.execution()) {
            strand.last(failed.strand().last());
            if (iterations) {
                strand.recordAside("MapIterationFailed", Details.iteration(state.name(), failed.index()));
            }
            failed.strand().recordAborted(strand, strand.last());
            for (Lane lane : live.values()) {
                lane.strand().stop();
                if (iterations) {
                    strand.recordAside("MapIterationAborted", Details.iteration(state.name(), lane.index()));
                }
                lane.strand().recordAborted(strand, strand.last());
            }
            strand.withoutChildren();
        }
    }
}
