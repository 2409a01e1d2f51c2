package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Type;
import java.util.List;
import java.util.Set;

/** Checks one state, with the flows in it. */
record StateCheck(FieldCheck state, StateType type, DefinitionCheck definition) {

    private static final long MOST_SECONDS = 99_999_999;

    void check() {
        state.object().fieldNames().forEachRemaining(this::field);
        state.text("Comment");
        for (String path : List.of("InputPath", "OutputPath", "ItemsPath")) {
            state.path(path);
        }
        state.target("ResultPath");
        for (String template : List.of("Parameters", "ResultSelector", "Arguments", "Output", "ItemSelector",
                "Items")) {
            state.template(template);
        }
        state.assign();
        transition();
        switch (type) {
            case TASK -> task();
            case WAIT -> waiting();
            case PASS -> state.check("Result", result -> warnOfPaths(result, "Result"));
            case SUCCEED -> {}
            case FAIL -> fail();
            case CHOICE -> ChoiceCheck.check(state);
            case PARALLEL -> parallel();
            case MAP -> map();
        }
        ErrorCheck.check(state);
    }

    private void field(String field) {
        Set<QueryLanguage> languages = type.languages(field);
        if (languages.isEmpty()) {
            state.findings().schema(state.location(), "Field '" + field + "' is not supported");
        } else if (!languages.contains(state.language())) {
            state.inLanguage(field, languages.iterator().next());
        }
    }

    private void transition() {
        if (!type.has("Next")) {
            return;
        }
        state.text("Next");
        state.truth("End");
        boolean end = state.object().path("End").asBoolean();
        if (end == state.object().has("Next")) {
            state.findings().schema(state.location(), end ? "Only one of these fields is allowed: [Next, End]"
                    : "One of these fields is required: [Next, End]");
        }
    }

    private void task() {
        state.required("Resource");
        state.text("Resource");
        state.check("Resource", value -> resource(value.asText()));
        limit("TimeoutSeconds");
        limit("HeartbeatSeconds");
        JsonNode timeout = state.object().path("TimeoutSeconds");
        JsonNode heartbeat = state.object().path("HeartbeatSeconds");
        if (timeout.isNumber() && heartbeat.isNumber() && heartbeat.longValue() >= timeout.longValue()) {
            state.wrong("HeartbeatSeconds", "HeartbeatSeconds must be smaller than TimeoutSeconds");
        }
        state.check("Credentials", value -> {
            if (!value.has("RoleArn") && !value.has("RoleArn.$")) {
                state.wrong("Credentials", "The field 'RoleArn' is required but was missing");
            }
            state.template("Credentials");
        });
    }

    private void limit(String field) {
        state.whole(field, 1, MOST_SECONDS);
        state.path(field + "Path");
        both(field, field + "Path");
    }

    private void both(String field, String path) {
        if (state.object().has(field) && state.object().has(path)) {
            state.findings().schema(state.location(), "Only one of these fields is allowed: " + List.of(field, path));
        }
    }

    private void resource(String arn) {
        if (!arn.matches("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+")) {
            state.wrong("Resource", "Value is not a valid resource ARN");
            return;
        }
        if (definition.type() == Type.EXPRESS) {
            if (arn.endsWith(".waitForTaskToken")) {
                // With AWS's own blank at the end.
                state.wrong("Resource",
                        "Express state machine does not support '.waitForTaskToken' service integration ");
            } else if (arn.matches(".*\\.sync(:\\d+)?")) {
                state.wrong("Resource", "Express state machine does not support '.sync' service integration");
            } else if (arn.matches("arn:[^:]+:states:[^:]*:[^:]*:activity:.+")) {
                state.wrong("Resource", "Express state machine does not support Activity ARN");
            }
        }
        definition.resources().problem(arn).ifPresent(problem -> state.wrong("Resource", problem));
    }

    private void waiting() {
        state.oneOf(state.language() == QueryLanguage.JSONATA ? List.of("Seconds", "Timestamp")
                : List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"));
        state.whole("Seconds", 0, MOST_SECONDS);
        state.path("SecondsPath");
        state.path("TimestampPath");
        state.check("Timestamp", value -> {
            if (state.isExpression(value)) {
                state.expressions("Timestamp");
            } else {
                ChoiceCheck.timestamp(state, "Timestamp");
            }
        });
    }

    private void fail() {
        for (String field : List.of("Error", "Cause")) {
            state.text(field);
            state.template(field);
            state.pathOrFunction(field + "Path");
            both(field, field + "Path");
        }
    }

    private void warnOfPaths(JsonNode value, String field) {
        value.properties().forEach(each -> {
            if (each.getKey().endsWith(".$")) {
                state.findings().warning("PASS_RESULT_IS_STATIC", state.below(field),
                        "The Result of a Pass state is static: '" + each.getKey() + "' is not evaluated");
            }
            warnOfPaths(each.getValue(), field);
        });
    }

    private void parallel() {
        state.required("Branches");
        JsonNode branches = state.object().get("Branches");
        if (branches instanceof ArrayNode all) {
            if (all.isEmpty()) {
                state.wrong("Branches", "Value cannot be empty");
            }
            for (int i = 0; i < all.size(); i++) {
                definition.flow(all.get(i), state.below("Branches[" + i + "]"));
            }
        } else if (branches != null) {
            state.wrong("Branches", "Expected value of type Array");
        }
    }

    private void map() {
        String processor = state.object().has("Iterator") ? "Iterator" : "ItemProcessor";
        if (state.object().has("Iterator") && state.object().has("ItemProcessor")) {
            state.findings().schema(state.location(),
                    "Only one of these fields is allowed: [ItemProcessor, Iterator]");
        }
        state.required(processor);
        state.check(processor, value -> {
            JsonNode mode = value.path("ProcessorConfig").path("Mode");
            if (mode.asText().equals("DISTRIBUTED")) {
                state.wrong(processor + "/ProcessorConfig/Mode",
                        "The embedded AWS has no distributed Map states: use INLINE");
            } else if (!mode.isMissingNode() && !mode.asText().equals("INLINE")) {
                state.wrong(processor + "/ProcessorConfig/Mode",
                        "The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]");
            }
            definition.flow(value, state.below(processor));
        });
        for (String field : List.of("ItemReader", "ItemBatcher", "ResultWriter", "Label")) {
            state.check(field, _ -> distributed(field));
        }
        state.whole("MaxConcurrency", 0, MOST_SECONDS);
        state.path("MaxConcurrencyPath");
        both("MaxConcurrency", "MaxConcurrencyPath");
        state.whole("ToleratedFailureCount", 0, Integer.MAX_VALUE);
        state.number("ToleratedFailurePercentage", 0, 100);
        for (String field : List.of("ToleratedFailureCount", "ToleratedFailurePercentage")) {
            // None is what an inline Map tolerates anyway.
            state.check(field, value -> {
                if (!value.isNumber() || value.doubleValue() > 0) {
                    distributed(field);
                }
            });
            state.check(field + "Path", _ -> distributed(field + "Path"));
        }
        both("ItemSelector", "Parameters");
    }

    private void distributed(String field) {
        state.findings().schema(state.location(), "Field '" + field
                + "' is only supported for distributed Map states, which the embedded AWS has not");
    }
}
