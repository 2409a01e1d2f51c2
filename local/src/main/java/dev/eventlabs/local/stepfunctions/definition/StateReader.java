package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.expression.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one state of a definition that has been checked. */
record StateReader(String name, JsonNode json, QueryLanguage machineLanguage) {

    State state() {
        return switch (StateType.named(json.get("Type").asText()).orElseThrow()) {
            case TASK -> new State.Task(name, data(), text("Next"), json.get("Resource").asText(),
                    field("Credentials"),
                    new TimeLimits(setting("TimeoutSeconds"), setting("HeartbeatSeconds")), errors());
            case WAIT -> new State.Wait(name, data(), text("Next"),
                    setting("Seconds").or(() -> setting("Timestamp")).orElseThrow());
            case PASS -> new State.Pass(name, data(), text("Next"), field("Result"));
            case SUCCEED -> new State.Succeed(name, data());
            case FAIL -> new State.Fail(name, data(), setting("Error"), setting("Cause"));
            case CHOICE -> new State.Choice(name, data(), rules(), text("Default"));
            case PARALLEL -> new State.Parallel(name, data(), text("Next"), branches(), errors());
            case MAP -> map();
        };
    }

    private QueryLanguage language() {
        return QueryLanguage.named(json.path("QueryLanguage").asText()).orElse(machineLanguage);
    }

    private DataFields data() {
        return language() == QueryLanguage.JSONATA
                ? new DataFields.Jsonata(field("Arguments"), field("Output"), assign(json))
                : new DataFields.JsonPath(path("InputPath"), field("Parameters"), field("ResultSelector"),
                        path(json, "ResultPath"), path("OutputPath"), assign(json));
    }

    private State.MapState map() {
        JsonNode processor = json.has("Iterator") ? json.get("Iterator") : json.get("ItemProcessor");
        MapItems items = new MapItems(text("ItemsPath"), field("Items"),
                field("ItemSelector").or(() -> field("Parameters")));
        MapLimits limits = new MapLimits(setting("MaxConcurrency"), setting("ToleratedFailureCount"),
                setting("ToleratedFailurePercentage"));
        return new State.MapState(name, data(), text("Next"), items, DefinitionReader.flow(processor, machineLanguage),
                limits, errors());
    }

    private List<Flow> branches() {
        List<Flow> all = new ArrayList<>();
        json.get("Branches").forEach(each -> all.add(DefinitionReader.flow(each, machineLanguage)));
        return List.copyOf(all);
    }

    private List<ChoiceRule> rules() {
        List<ChoiceRule> all = new ArrayList<>();
        json.get("Choices").forEach(each -> all.add(new ChoiceRule(condition(each), each.get("Next").asText(),
                Optional.ofNullable(each.get("Output")), assign(each))));
        return List.copyOf(all);
    }

    private static Condition condition(JsonNode rule) {
        if (rule.has("Condition")) {
            return new Condition.Jsonata(rule.get("Condition"));
        }
        if (rule.has("And")) {
            return new Condition.And(conditions(rule.get("And")));
        }
        if (rule.has("Or")) {
            return new Condition.Or(conditions(rule.get("Or")));
        }
        if (rule.has("Not")) {
            return new Condition.Not(condition(rule.get("Not")));
        }
        return rule.properties().stream()
                .flatMap(each -> ComparisonOperator.named(each.getKey()).stream()
                        .map(operator -> new Condition.Comparison(rule.get("Variable").asText(), operator,
                                each.getValue())))
                .findFirst()
                .orElseThrow();
    }

    private static List<Condition> conditions(JsonNode rules) {
        List<Condition> all = new ArrayList<>();
        rules.forEach(each -> all.add(condition(each)));
        return List.copyOf(all);
    }

    private ErrorHandling errors() {
        List<Retrier> retriers = new ArrayList<>();
        json.path("Retry").forEach(each -> retriers.add(new Retrier(names(each),
                each.path("IntervalSeconds").asLong(1), each.path("MaxAttempts").asLong(3),
                each.path("BackoffRate").asDouble(2.0),
                Optional.ofNullable(each.get("MaxDelaySeconds")).map(JsonNode::longValue),
                each.path("JitterStrategy").asText().equals("FULL"))));
        List<Catcher> catchers = new ArrayList<>();
        json.path("Catch").forEach(each -> catchers.add(new Catcher(names(each), each.get("Next").asText(),
                path(each, "ResultPath"), Optional.ofNullable(each.get("Output")), assign(each))));
        return new ErrorHandling(List.copyOf(retriers), List.copyOf(catchers));
    }

    private static List<String> names(JsonNode object) {
        List<String> all = new ArrayList<>();
        object.get("ErrorEquals").forEach(each -> all.add(each.asText()));
        return List.copyOf(all);
    }

    /** The field itself, or the one whose name ends in {@code Path}. */
    private Optional<Setting> setting(String field) {
        if (json.has(field + "Path")) {
            return Optional.of(new Setting(field + "Path", Setting.Form.PATH, json.get(field + "Path")));
        }
        return field(field).map(value -> new Setting(field,
                language() == QueryLanguage.JSONATA && Jsonata.isExpression(value) ? Setting.Form.JSONATA
                        : Setting.Form.CONSTANT,
                value));
    }

    private Optional<JsonNode> field(String field) {
        return Optional.ofNullable(json.get(field));
    }

    private Optional<String> text(String field) {
        return field(field).map(JsonNode::asText);
    }

    private Optional<String> path(String field) {
        return path(json, field);
    }

    /** Empty if {@code null} was written; {@code $} if nothing was. */
    private static Optional<String> path(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value == null ? Optional.of("$") : value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    private static Optional<ObjectNode> assign(JsonNode object) {
        return Optional.ofNullable((ObjectNode) object.get("Assign"));
    }
}
