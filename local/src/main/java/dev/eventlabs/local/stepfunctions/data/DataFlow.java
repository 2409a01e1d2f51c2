package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.stepfunctions.definition.Catcher;
import dev.eventlabs.local.stepfunctions.definition.ChoiceRule;
import dev.eventlabs.local.stepfunctions.definition.DataFields;
import dev.eventlabs.local.stepfunctions.definition.Setting;
import dev.eventlabs.local.stepfunctions.definition.State;
import dev.eventlabs.local.stepfunctions.expression.Randomness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final Randomness randomness;

    public DataFlow(Ids ids, RandomGenerator random, InstantSource clock) {
        this(new Randomness(ids, random, clock));
    }

    DataFlow(Randomness randomness) {
        this.randomness = randomness;
    }

    /** What a Task or Parallel state is to work on: InputPath, then Parameters; or Arguments, by default the input. */
    public JsonNode arguments(State state, Frame frame) {
        return switch (state.data()) {
            case DataFields.JsonPath fields -> {
                JsonNode input = effectiveInput(state, frame);
                // Map states' Parameters are for each item.
                yield fields.parameters().filter(_ -> !(state instanceof State.MapState))
                        .map(template -> paths(state, frame).fill(template, input))
                        .orElse(input);
            }
            case DataFields.Jsonata fields -> fields.arguments()
                    .map(template -> jsonata(state, frame).fill(template, "Arguments"))
                    .orElse(frame.input());
        };
    }

    /** The input after InputPath; JSONata states have none. */
    JsonNode effectiveInput(State state, Frame frame) {
        return state.data() instanceof DataFields.JsonPath fields
                ? paths(state, frame).select(fields.inputPath(), frame.input())
                : frame.input();
    }

    /** The {@code Credentials} of a task, computed; null if it has none. */
    public JsonNode credentials(State.Task task, Frame frame) {
        return task.credentials().map(template -> switch (task.data()) {
            case DataFields.JsonPath _ -> paths(task, frame).fill(template, effectiveInput(task, frame));
            case DataFields.Jsonata _ -> jsonata(task, frame).fill(template, "Credentials");
        }).orElse(null);
    }

    /**
     * What becomes of the result of a state's work (Task, Parallel, Map): ResultSelector, ResultPath, OutputPath and Assign; or Output and
     * Assign.
     */
    public Completion complete(State state, Frame frame, JsonNode result) {
        return switch (state.data()) {
            case DataFields.JsonPath fields -> {
                JsonPathData paths = paths(state, frame);
                ObjectNode assigned = assigned(fields.assign(), template -> paths.fill(template, result));
                JsonNode selected = fields.resultSelector().map(template -> paths.fill(template, result))
                        .orElse(result);
                yield completion(state, frame, output(fields, paths, paths.place(fields.resultPath(), selected)),
                        assigned);
            }
            case DataFields.Jsonata fields -> computed(state, frame, jsonata(state, frame).with("result", result),
                    fields, result);
        };
    }

    public Completion pass(State.Pass pass, Frame frame) {
        return switch (pass.data()) {
            case DataFields.JsonPath _ -> complete(pass, frame,
                    pass.result().orElseGet(() -> arguments(pass, frame)));
            case DataFields.Jsonata fields -> computed(pass, frame, jsonata(pass, frame), fields, frame.input());
        };
    }

    /** Also what becomes of a Wait state's data when it is over. */
    public Completion succeed(State state, Frame frame) {
        return switch (state.data()) {
            case DataFields.JsonPath fields -> {
                JsonPathData paths = paths(state, frame);
                JsonNode input = effectiveInput(state, frame);
                ObjectNode assigned = assigned(fields.assign(), template -> paths.fill(template, input));
                yield completion(state, frame, output(fields, paths, input), assigned);
            }
            case DataFields.Jsonata fields -> computed(state, frame, jsonata(state, frame), fields, frame.input());
        };
    }

    /** A Choice state from end to end; {@code States.NoChoiceMatched} if no rule fits and there is no default. */
    public Decision choose(State.Choice choice, Frame frame) {
        JsonNode input = effectiveInput(choice, frame);
        int index = new Choosing(choice, frame, randomness).rule(input);
        if (index < 0) {
            String next = choice.otherwise().orElseThrow(() -> new Failures(choice, frame).error(
                    "States.NoChoiceMatched",
                    "Failed to transition out of the state. The state does not point to a next state."));
            return new Decision(next, succeed(choice, frame));
        }
        ChoiceRule rule = choice.rules().get(index);
        return new Decision(rule.next(), switch (choice.data()) {
            case DataFields.JsonPath fields -> {
                JsonPathData paths = paths(choice, frame);
                ObjectNode assigned = assigned(rule.assign(), template -> paths.fill(template, input));
                yield completion(choice, frame, output(fields, paths, input), assigned);
            }
            case DataFields.Jsonata fields -> {
                JsonataData data = jsonata(choice, frame);
                String field = "Choices[" + index + "]/";
                ObjectNode assigned = assigned(rule.assign(), template -> data.fill(template, field + "Assign"));
                JsonNode output = rule.output().map(template -> data.fill(template, field + "Output"))
                        .or(() -> fields.output().map(template -> data.fill(template, "Output")))
                        .orElse(frame.input());
                yield completion(choice, frame, output, assigned);
            }
        });
    }

    /** When a Wait state's time is over; in the past if it needn't wait. */
    public Instant waitUntil(State.Wait wait, Frame frame, Instant now) {
        return new Settings(wait, frame, randomness).until(wait.until(), now);
    }

    /** With what a Fail state fails. */
    public ErrorOutput fail(State.Fail fail, Frame frame) {
        Settings settings = new Settings(fail, frame, randomness);
        return new ErrorOutput(fail.error().map(settings::text), fail.cause().map(settings::text));
    }

    /** What becomes of the data when a catcher takes an error: the error at ResultPath, or Output; and the catcher's Assign. */
    public Completion caught(State.Fallible state, Catcher catcher, Frame frame, ErrorOutput error) {
        ObjectNode json = error.json();
        return switch (state.data()) {
            case DataFields.JsonPath _ -> {
                JsonPathData paths = paths(state, frame);
                ObjectNode assigned = assigned(catcher.assign(), template -> paths.fill(template, json));
                yield completion(state, frame, paths.place(catcher.resultPath(), json), assigned);
            }
            case DataFields.Jsonata _ -> {
                JsonataData data = jsonata(state, frame).with("errorOutput", json);
                String field = "Catch[" + state.errors().catchers().indexOf(catcher) + "]/";
                ObjectNode assigned = assigned(catcher.assign(), template -> data.fill(template, field + "Assign"));
                JsonNode output = catcher.output().map(template -> data.fill(template, field + "Output"))
                        .orElse(json);
                yield completion(state, frame, output, assigned);
            }
        };
    }

    /** What a Map state runs over. */
    public List<JsonNode> items(State.MapState map, Frame frame) {
        JsonNode items = switch (map.data()) {
            case DataFields.JsonPath _ -> {
                String path = map.items().itemsPath().orElse("$");
                JsonNode found = paths(map, frame).select(path, effectiveInput(map, frame));
                if (!found.isArray()) {
                    throw new Failures(map, frame).runtime("Reference path \"" + path + "\" must point to array.");
                }
                yield found;
            }
            case DataFields.Jsonata _ -> map.items().items()
                    .map(template -> jsonata(map, frame).fill(template, "Items", JsonNodeType.ARRAY))
                    .orElse(frame.input());
        };
        if (!(items instanceof ArrayNode array)) {
            throw new Failures(map, frame).query("Items", "Map state input must be an array but was: " + items);
        }
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    /**
     * What one iteration is given.
     *
     * @param frame the Map state's, with a context object that has {@code Map.Item.Index} and {@code Map.Item.Value} in it
     */
    public JsonNode itemInput(State.MapState map, Frame frame, JsonNode item) {
        return map.items().selector().map(template -> switch (map.data()) {
            case DataFields.JsonPath _ -> paths(map, frame).fill(template, effectiveInput(map, frame));
            case DataFields.Jsonata _ -> jsonata(map, frame).fill(template, "ItemSelector");
        }).orElse(item);
    }

    /** TimeoutSeconds or HeartbeatSeconds: positive and at most 99,999,999. */
    public long seconds(State.Task task, Setting limit, Frame frame) {
        return new Settings(task, frame, randomness).seconds(limit);
    }

    /** MaxConcurrency or ToleratedFailureCount: not negative. */
    public long count(State.MapState map, Setting limit, Frame frame) {
        return new Settings(map, frame, randomness).count(limit);
    }

    /**
     * The same, if it isn't too large.
     *
     * @param stateOrTask whose it is, as AWS names it: a state, a function's ARN, or a service such as {@code lambda}
     * @throws StateError {@code States.DataLimitExceeded}
     */
    public static JsonNode withinLimit(String stateOrTask, JsonNode result) {
        if (result.toString().getBytes(StandardCharsets.UTF_8).length > LIMIT_IN_BYTES) {
            throw new StateError("States.DataLimitExceeded", "The state/task '" + stateOrTask
                    + "' returned a result with a size exceeding the maximum number of bytes service limit.", null);
        }
        return result;
    }

    private static JsonNode output(DataFields.JsonPath fields, JsonPathData paths, JsonNode document) {
        return paths.select(fields.outputPath(), document);
    }

    /** Output and Assign see the same variables: the old ones. */
    private Completion computed(State state, Frame frame, JsonataData data, DataFields.Jsonata fields,
            JsonNode byDefault) {
        ObjectNode assigned = assigned(fields.assign(), template -> data.fill(template, "Assign"));
        return completion(state, frame, fields.output().map(template -> data.fill(template, "Output"))
                .orElse(byDefault), assigned);
    }

    private interface Template {
        JsonNode fill(ObjectNode template);
    }

    private static ObjectNode assigned(Optional<ObjectNode> assign, Template template) {
        return assign.map(each -> (ObjectNode) template.fill(each)).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static Completion completion(State state, Frame frame, JsonNode output, ObjectNode assigned) {
        return new Completion(withinLimit(state.name(), output), assigned, frame.variables().with(assigned));
    }

    private JsonPathData paths(State state, Frame frame) {
        return new JsonPathData(new Failures(state, frame), randomness);
    }

    private JsonataData jsonata(State state, Frame frame) {
        return JsonataData.of(new Failures(state, frame), randomness);
    }
}
