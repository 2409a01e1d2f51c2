package dev.eventlabs.infrastructure.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the policies of a template say, as a table: who, may what, on what. Equal rows become one, with all that it is on. */
final class PolicyTable {
    private static final Map<String, String> COMPARED = Map.of("Bool", "is", "StringEquals", "is", "ArnEquals", "is",
            "StringLike", "is like", "ArnLike", "is like", "StringNotEquals", "isn't", "ArnNotEquals", "isn't");

    /** A statement of a role, and where the role is. */
    private record Held(String role, JsonNode statement) {}

    private final TemplateWords words;
    private final Synthesised out;
    /** Who and what, and on which resources. */
    private final Map<String, Set<String>> rows = new LinkedHashMap<>();

    PolicyTable(TemplateWords words, Synthesised out) {
        this.words = words;
        this.out = out;
    }

    /** What a call has made of a grantee: what he has beyond somebody who was granted nothing. */
    void granted(String grantee, String call, String nobody) {
        Set<String> anyway = held(nobody).map(each -> rowOf(each).replace(nobody, "")).collect(Collectors.toSet());
        held(grantee).filter(each -> !anyway.contains(rowOf(each).replace(grantee, "")))
                .forEach(each -> row("`" + call + "`", may(each.statement()), on(each.statement())));
    }

    /** What the roles below a path may. */
    void rolesUnder(String root) {
        held(root).forEach(
                each -> row("its own `" + each.role() + "`", may(each.statement()), on(each.statement())));
        out.resources("AWS::IAM::Role").forEach((id, role) -> {
            JsonNode managed = role.at("/Properties/ManagedPolicyArns");
            if (words.isUnder(root, id) && managed.isArray()) {
                row("its own `" + words.path(id) + "`", "what AWS's policy says",
                        words.code(managed).replaceAll("arn:[^`]*/", ""));
            }
        });
    }

    /** Whom the queues below a path let do what. */
    void queuesUnder(String root) {
        out.resources("AWS::SQS::QueuePolicy").forEach((id, policy) -> {
            if (words.isUnder(root, id)) {
                statements(policy.at("/Properties/PolicyDocument"))
                        .forEach(statement -> row(who(statement), may(statement), on(statement)));
            }
        });
    }

    /** Who may invoke the functions below a path, and what else what is there lets services invoke. */
    void invocationsUnder(String root) {
        out.resources("AWS::Lambda::Permission").forEach((id, permission) -> {
            JsonNode properties = permission.path("Properties");
            String function = words.code(properties.path("FunctionName"));
            if (words.isUnder(root, id) || function.startsWith("`" + root + "/")) {
                row(words.code(properties.path("Principal")),
                        words.code(properties.path("Action")) + onBehalf(properties),
                        function);
            }
        });
    }

    /** Whom a service must call for: else it could be made to by anybody's. */
    private String onBehalf(JsonNode permission) {
        // The conditions that Lambda makes of these in the function's policy.
        ObjectNode condition = JsonNodeFactory.instance.objectNode();
        if (permission.has("SourceArn")) {
            condition.putObject("ArnLike").set("aws:SourceArn", permission.get("SourceArn"));
        }
        if (permission.has("SourceAccount")) {
            condition.putObject("StringEquals").set("aws:SourceAccount", permission.get("SourceAccount"));
        }
        return conditions(condition);
    }

    String text() {
        return rows.entrySet()
                .stream()
                .map(row -> "| %s | %s |\n".formatted(row.getKey(), String.join(", ", row.getValue())))
                .collect(Collectors.joining("", "| who | may | on |\n| --- | --- | --- |\n", ""));
    }

    /** The statements of roles at or below a path: in policies of their own, each of which may be of several roles, and within the role. */
    private Stream<Held> held(String under) {
        List<Held> held = new ArrayList<>();
        out.resources("AWS::IAM::Policy").forEach((id, policy) -> {
            JsonNode properties = policy.path("Properties");
            for (JsonNode each : properties.path("Roles")) {
                String role = words.written(each);
                if (role.equals(under) || role.startsWith(under + "/")) {
                    statements(properties.path("PolicyDocument")).forEach(one -> held.add(new Held(role, one)));
                }
            }
        });
        out.resources("AWS::IAM::Role").forEach((id, role) -> {
            String path = words.path(id);
            if (path.equals(under) || path.startsWith(under + "/")) {
                for (JsonNode policy : role.at("/Properties/Policies")) {
                    statements(policy.path("PolicyDocument")).forEach(one -> held.add(new Held(path, one)));
                }
            }
        });
        return held.stream();
    }

    private static List<JsonNode> statements(JsonNode document) {
        return TemplateWords.list(document.path("Statement"));
    }

    private String rowOf(Held held) {
        return may(held.statement()) + " | " + on(held.statement());
    }

    private String who(JsonNode statement) {
        return statement.has("NotPrincipal") ? "everybody but " + principals(statement.path("NotPrincipal"))
                : principals(statement.path("Principal"));
    }

    /** A service, an account or a role; {@code *} in any place for it is everybody. */
    private String principals(JsonNode principal) {
        Stream<JsonNode> each = principal.isObject()
                ? principal.properties().stream().flatMap(kind -> TemplateWords.list(kind.getValue()).stream())
                : Stream.of(principal);
        return each.map(one -> one.asText().equals("*") ? "everybody" : words.code(one)).distinct()
                .collect(Collectors.joining(", "));
    }

    private String may(JsonNode statement) {
        return (statement.path("Effect").asText().equals("Deny") ? "**not** " : "")
                + (statement.has("NotAction") ? "everything but " + words.code(statement.path("NotAction"))
                        : words.code(statement.path("Action")))
                + conditions(statement.path("Condition"));
    }

    private String on(JsonNode statement) {
        return statement.has("NotResource") ? "everything but " + words.code(statement.path("NotResource"))
                : words.code(statement.path("Resource"));
    }

    private String conditions(JsonNode condition) {
        String all = condition.properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream()
                        .map(key -> condition(operator.getKey(), key.getKey(), key.getValue())))
                .collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : ", if " + all;
    }

    private String condition(String operator, String key, JsonNode values) {
        if (operator.equals("Null")) {
            return "`" + key + (values.asText().equals("true") ? "` isn't there" : "` is there");
        }
        if (!COMPARED.containsKey(operator)) {
            throw new IllegalStateException("The catalogue has no words for the condition " + operator + " yet");
        }
        return "`%s` %s %s".formatted(key, COMPARED.get(operator), words.code(values).replace("`, `", "` or `"));
    }

    private void row(String who, String may, String on) {
        rows.computeIfAbsent(who + " | " + may, key -> new TreeSet<>()).add(on);
    }
}
