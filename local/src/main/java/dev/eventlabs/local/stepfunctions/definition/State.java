package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One state. A state without a next one, but a Choice, ends its flow. */
public sealed interface State {

    /** Unique within the whole machine. */
    String name();

    DataFields data();

    default QueryLanguage language() {
        return data().language();
    }

    /** As in the definition and in the history's event types: {@code Task}, {@code Map} ... */
    default String type() {
        return getClass().getSimpleName().replace("State", "");
    }

    /** A state whose work may fail and be tried again: Task, Parallel and Map. */
    sealed interface Fallible extends State {

        ErrorHandling errors();

        /** Empty if the state ends its flow. */
        Optional<String> next();
    }

    /**
     * @param result what JSONPath states say in {@code Result}
     */
    record Pass(String name, DataFields data, Optional<String> next, Optional<JsonNode> result) implements State {}

    /**
     * @param resource an ARN
     * @param credentials with {@code RoleArn} or {@code RoleArn.$}, as it was written
     */
    record Task(String name, DataFields data, Optional<String> next, String resource, Optional<JsonNode> credentials,
            TimeLimits limits, ErrorHandling errors) implements Fallible {}

    /**
     * @param otherwise the state named by {@code Default}
     */
    record Choice(String name, DataFields data, List<ChoiceRule> rules, Optional<String> otherwise) implements State {}

    /**
     * @param until {@code Seconds}, {@code SecondsPath}, {@code Timestamp} or {@code TimestampPath}
     */
    record Wait(String name, DataFields data, Optional<String> next, Setting until) implements State {}

    record Succeed(String name, DataFields data) implements State {}

    /**
     * @param error {@code Error} or {@code ErrorPath}
     * @param cause {@code Cause} or {@code CausePath}
     */
    record Fail(String name, DataFields data, Optional<Setting> error, Optional<Setting> cause) implements State {}

    record Parallel(String name, DataFields data, Optional<String> next, List<Flow> branches, ErrorHandling errors)
            implements
                Fallible {}

    /**
     * An inline Map.
     *
     * @param items where they come from
     * @param processor runs once per item
     */
    record MapState(String name, DataFields data, Optional<String> next, MapItems items, Flow processor,
            MapLimits limits, ErrorHandling errors) implements Fallible {}
}
