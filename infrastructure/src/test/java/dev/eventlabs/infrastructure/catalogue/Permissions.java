package dev.eventlabs.infrastructure.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.constructs.Construct;

/** Who may do what: each grant is given to somebody, and read in the template what that made of him. */
final class Permissions {
    /** A grantee without a grant: what he may all the same isn't the grants' doing. */
    private static final String NOBODY = "Nobody";

    /** The grantee's construct, and the call that granted him something. */
    private final Map<String, String> grants = new LinkedHashMap<>();
    /** Who and what, and on which resources. */
    private final Map<String, Set<String>> rows = new LinkedHashMap<>();

    private Permissions() {}

    /** Calls every grant of what the exhibit shows; before it is synthesised. */
    static Permissions grantedBy(Exhibit exhibit) {
        var permissions = new Permissions();
        Construct shown = exhibit.shown();
        exhibit.grantee(NOBODY);
        for (ConstructSource.Member grant : ConstructSource.of(shown.getClass()).starting("grant")) {
            Method method = Arrays.stream(shown.getClass().getMethods())
                    .filter(m -> m.getName().equals(grant.name()))
                    .findFirst()
                    .orElseThrow();
            String id = "To" + grant.name();
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == String.class ? "app" : exhibit.grantee(id))
                    .toArray();
            try {
                method.invoke(shown, arguments);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Can't call " + grant.call(), e);
            }
            permissions.grants.put(id, grant.name() + (arguments.length == 1 ? "(grantee)" : "(client, \"app\")"));
        }
        return permissions;
    }

    /** As a table; of roles in the stack only those of what is shown and of the grantees. */
    String table(Exhibit exhibit, Synthesised out) {
        var words = new TemplateWords(exhibit);
        String root = exhibit.root();
        role(out, words, NOBODY, NOBODY);
        Set<String> anyway = rows.keySet().stream().map(row -> row.replace(NOBODY, "")).collect(Collectors.toSet());
        rows.clear();
        grants.forEach((id, call) -> role(out, words, id, "`" + call + "`"));
        rows.keySet().removeIf(row -> anyway.stream().anyMatch(row::endsWith));
        role(out, words, root, null);
        out.resources("AWS::SQS::QueuePolicy").forEach((id, policy) -> {
            if (words.isUnder(root, id)) {
                statements(words, "everybody", policy);
            }
        });
        out.resources("AWS::Lambda::Permission").forEach((id, permission) -> {
            JsonNode properties = permission.path("Properties");
            String function = words.code(properties.path("FunctionName"));
            if (words.isUnder(root, id) || function.startsWith("`" + root + "/")) {
                row(words.code(properties.path("Principal")), words.code(properties.path("Action")), function);
            }
        });
        return rows.entrySet()
                .stream()
                .map(row -> "| %s | %s |\n".formatted(row.getKey(), String.join(", ", row.getValue())))
                .collect(Collectors.joining("", "| who | may | on |\n| --- | --- | --- |\n", ""));
    }

    private void role(Synthesised out, TemplateWords words, String under, String who) {
        out.resources("AWS::IAM::Policy").forEach((id, policy) -> {
            String role = words.path(policy.at("/Properties/Roles/0/Ref").asText());
            if (role.equals(under) || role.startsWith(under + "/")) {
                statements(words, who == null ? "its own `" + role + "`" : who, policy);
            }
        });
        out.resources("AWS::IAM::Role").forEach((id, role) -> {
            JsonNode managed = role.at("/Properties/ManagedPolicyArns");
            if (words.isUnder(under, id) && managed.isArray()) {
                row("its own `" + words.path(id) + "`", "what AWS's policy says",
                        words.code(managed).replaceAll("arn:[^`]*/", ""));
            }
        });
    }

    private void statements(TemplateWords words, String who, JsonNode policy) {
        for (JsonNode statement : policy.at("/Properties/PolicyDocument/Statement")) {
            row(who, (statement.path("Effect").asText().equals("Deny") ? "**not** " : "")
                    + words.code(statement.path("Action")) + condition(statement.path("Condition")),
                    words.code(statement.path("Resource")));
        }
    }

    private static String condition(JsonNode condition) {
        return condition.properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream()
                        .map(key -> ", where %s `%s` is `%s`".formatted(operator.getKey(), key.getKey(),
                                key.getValue().asText())))
                .collect(Collectors.joining());
    }

    private void row(String who, String may, String on) {
        rows.computeIfAbsent(who + " | " + may, key -> new TreeSet<>()).add(on);
    }
}
