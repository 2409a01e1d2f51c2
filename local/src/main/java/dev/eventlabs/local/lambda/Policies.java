package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may invoke a function, by resource-based policies. Services ask here; other callers aren't refused yet. Thread-safe. */
final class Policies {

    private final Functions functions;

    Policies(Functions functions) {
        this.functions = functions;
    }

    /** @return the statement as it was added */
    ObjectNode add(Scope scope, FunctionName name, Input input) {
        String id = input.text("StatementId");
        if (!id.matches("[a-zA-Z0-9-_]{1,100}")) {
            throw Errors.constraint(id, "statementId",
                    "Member must satisfy regular expression pattern: ([a-zA-Z0-9-_]+)");
        }
        synchronized (functions) {
            Function function = existing(scope, name);
            String qualifier = name.qualifier().orElse("");
            if (qualifier.equals(FunctionVersion.LATEST)) {
                throw Errors.invalid("We currently do not support adding policies for $LATEST.");
            }
            Function.Policy before = function.policies.getOrDefault(qualifier, new Function.Policy(Map.of(), ""));
            checkRevision(input.optionalText("RevisionId").orElse(""), before);
            if (before.statements().containsKey(id)) {
                throw Errors.conflict("The statement id (" + id
                        + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
            }
            ObjectNode statement = statement(id, name.qualifiedArn(scope), input);
            Map<String, ObjectNode> statements = new LinkedHashMap<>(before.statements());
            statements.put(id, statement);
            function.policies.put(qualifier, new Function.Policy(statements, functions.newRevision()));
            return statement;
        }
    }

    /** @param revision may be empty */
    void remove(Scope scope, FunctionName name, String id, String revision) {
        synchronized (functions) {
            Function function = functions.find(scope, name.name())
                    .orElseThrow(() -> Errors.notFound("No policy found for: " + name.arn(scope)));
            String qualifier = name.qualifier().orElse("");
            Function.Policy before = function.policies.get(qualifier);
            if (before == null) {
                throw Errors.notFound("No policy is associated with the given resource.");
            }
            checkRevision(revision, before);
            if (!before.statements().containsKey(id)) {
                throw Errors.notFound("Statement " + id + " is not found in resource policy.");
            }
            Map<String, ObjectNode> statements = new LinkedHashMap<>(before.statements());
            statements.remove(id);
            if (statements.isEmpty()) {
                function.policies.remove(qualifier);
            } else {
                function.policies.put(qualifier, new Function.Policy(statements, functions.newRevision()));
            }
        }
    }

    Struct get(Scope scope, FunctionName name) {
        synchronized (functions) {
            Function.Policy policy = functions.find(scope, name.name())
                    .map(function -> function.policies.get(name.qualifier().orElse("")))
                    .orElseThrow(() -> Errors.notFound("The resource you requested does not exist."));
            Struct document = Struct.of("Version", "2012-10-17").with("Id", "default")
                    .with("Statement", List.copyOf(policy.statements().values()));
            return Struct.of("Policy", Json.text(document)).with("RevisionId", policy.revisionId());
        }
    }

    /** Whether a statement lets the service invoke the function, for what it says it does it for. */
    boolean allow(Scope scope, FunctionName name, String service, String sourceArn) {
        synchronized (functions) {
            return functions.find(scope, name.name()).map(each -> each.policies.get(name.qualifier().orElse("")))
                    .stream().flatMap(policy -> policy.statements().values().stream())
                    .anyMatch(statement -> allows(statement, scope, service, sourceArn));
        }
    }

    /** The conditions are those that {@link #statement} writes. One that a service's call can't meet isn't met. */
    private static boolean allows(ObjectNode statement, Scope scope, String service, String sourceArn) {
        JsonNode principal = statement.path("Principal");
        String action = statement.path("Action").asText();
        if (!principal.asText().equals("*") && !principal.path("Service").asText().equals(service)
                || !action.equals("lambda:InvokeFunction") && !action.equals("lambda:*")) {
            return false;
        }
        JsonNode source = statement.at("/Condition/ArnLike/AWS:SourceArn");
        for (Map.Entry<String, JsonNode> equal : statement.at("/Condition/StringEquals").properties()) {
            if (!equal.getKey().equals("AWS:SourceAccount") || !equal.getValue().asText().equals(scope.account())) {
                return false;
            }
        }
        return source.isMissingNode() || arnLike(source.asText(), sourceArn);
    }

    private static boolean arnLike(String pattern, String arn) {
        StringBuilder regex = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            regex.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return arn.matches(regex.toString());
    }

    private Function existing(Scope scope, FunctionName name) {
        Function function = functions.get(scope, new FunctionName(name.name(), Optional.empty()));
        name.qualifier().filter(each -> function.qualified(each).isEmpty()).ifPresent(each -> {
            throw each.matches("[0-9]+|.*\\$.*") ? Errors.functionNotFound(name.qualifiedArn(scope))
                    : Errors.notFound("Cannot find alias arn: " + name.qualifiedArn(scope));
        });
        return function;
    }

    private static void checkRevision(String given, Function.Policy before) {
        if (!given.isEmpty() && !given.equals(before.revisionId())) {
            throw Errors.staleRevision("GetPolicy");
        }
    }

    private static ObjectNode statement(String id, String resource, Input input) {
        ObjectNode statement = Json.object().put("Sid", id).put("Effect", "Allow");
        statement.set("Principal", principal(input.text("Principal")));
        statement.put("Action", input.text("Action")).put("Resource", resource);
        ObjectNode condition = Json.object();
        input.optionalText("SourceAccount")
                .ifPresent(each -> condition.withObject("/StringEquals").put("AWS:SourceAccount", each));
        input.optionalText("PrincipalOrgID")
                .ifPresent(each -> condition.withObject("/StringEquals").put("aws:PrincipalOrgID", each));
        input.optionalText("EventSourceToken")
                .ifPresent(each -> condition.withObject("/StringEquals").put("lambda:EventSourceToken", each));
        input.optionalText("FunctionUrlAuthType")
                .ifPresent(each -> condition.withObject("/StringEquals").put("lambda:FunctionUrlAuthType", each));
        input.optionalText("SourceArn").ifPresent(each -> condition.withObject("/ArnLike").put("AWS:SourceArn", each));
        if (!condition.isEmpty()) {
            statement.set("Condition", condition);
        }
        return statement;
    }

    private static JsonNode principal(String principal) {
        if (principal.equals("*")) {
            return Json.MAPPER.getNodeFactory().textNode("*");
        }
        if (principal.matches("\\d{12}")) {
            return Json.object().put("AWS", "arn:aws:iam::" + principal + ":root");
        }
        if (principal.startsWith("arn:")) {
            return Json.object().put("AWS", principal);
        }
        if (!principal.matches("[a-zA-Z0-9._-]+\\.[a-z.]+")) {
            throw Errors.invalid("The provided principal was invalid. Please check the principal and try again.");
        }
        return Json.object().put("Service", principal);
    }
}
