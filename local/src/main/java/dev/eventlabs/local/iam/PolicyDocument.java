package dev.eventlabs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A policy, as written and as understood.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">grammar</a>
 */
record PolicyDocument(String text, JsonNode parsed) {

    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
    private static final Set<String> TOP = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Action", "NotAction", "Resource",
            "NotResource",
            "Principal", "NotPrincipal", "Condition");
    private static final int MAX_CHARACTERS = 10_240;

    /** What somebody may do: actions on resources, no principal. */
    static PolicyDocument identity(String text) {
        PolicyDocument document = parse(text);
        for (JsonNode statement : document.statements()) {
            if (statement.has("Principal") || statement.has("NotPrincipal")) {
                throw malformed("Policy document should not specify a principal.");
            }
            if (!statement.has("Resource") && !statement.has("NotResource")) {
                throw malformed("Policy statement must contain resources.");
            }
            for (String resource : texts(
                    statement.has("Resource") ? statement.get("Resource") : statement.get("NotResource"))) {
                if (!resource.equals("*") && !resource.startsWith("arn:")) {
                    throw malformed("Resource " + resource + " must be in ARN format or \"*\".");
                }
            }
        }
        return document;
    }

    /** Who may assume a role: principals and actions, no resource. */
    static PolicyDocument trust(String text) {
        PolicyDocument document = parse(text);
        for (JsonNode statement : document.statements()) {
            if (statement.has("Resource") || statement.has("NotResource")) {
                throw malformed("Has prohibited field Resource");
            }
            if (!statement.has("Principal") && !statement.has("NotPrincipal")) {
                throw malformed("Missing required field Principal");
            }
            for (String action : texts(
                    statement.has("Action") ? statement.get("Action") : statement.get("NotAction"))) {
                if (!action.toLowerCase(Locale.ROOT).startsWith("sts:")) {
                    throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
                }
            }
        }
        return document;
    }

    private static PolicyDocument parse(String text) {
        JsonNode root;
        try {
            root = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw malformed("This policy contains invalid Json");
        }
        if (!root.isObject()) {
            throw malformed("This policy contains invalid Json");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new AwsException("LimitExceeded", 409,
                    "Maximum policy size of " + MAX_CHARACTERS + " bytes exceeded");
        }
        only(root, TOP);
        if (root.has("Version") && !VERSIONS.contains(root.get("Version").asText())) {
            throw malformed("Policy document must be version 2012-10-17 or greater.");
        }
        PolicyDocument document = new PolicyDocument(text, root);
        if (!root.has("Statement") || document.statements().isEmpty()) {
            throw malformed("Syntax errors in policy.");
        }
        document.statements().forEach(PolicyDocument::statement);
        return document;
    }

    private static void statement(JsonNode statement) {
        if (!statement.isObject()) {
            throw malformed("Syntax errors in policy.");
        }
        only(statement, STATEMENT);
        if (!Set.of("Allow", "Deny").contains(statement.path("Effect").asText())) {
            throw malformed("Syntax errors in policy.");
        }
        if (!statement.has("Action") && !statement.has("NotAction")) {
            throw malformed("Policy statement must contain actions.");
        }
        if (statement.has("Condition") && !statement.get("Condition").isObject()) {
            throw malformed("Syntax errors in policy.");
        }
        for (String action : texts(statement.has("Action") ? statement.get("Action") : statement.get("NotAction"))) {
            if (!action.equals("*") && !action.contains(":")) {
                throw malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            }
        }
    }

    /** One statement may stand without its list. */
    List<JsonNode> statements() {
        JsonNode statements = parsed.path("Statement");
        return statements.isArray() ? statements.valueStream().toList() : List.of(statements);
    }

    /** As answers carry it: percent-encoded. */
    String encoded() {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<String> texts(JsonNode oneOrMore) {
        if (oneOrMore.isTextual()) {
            return List.of(oneOrMore.asText());
        }
        if (!oneOrMore.isArray() || oneOrMore.valueStream().anyMatch(each -> !each.isTextual())) {
            throw malformed("Syntax errors in policy.");
        }
        return oneOrMore.valueStream().map(JsonNode::asText).toList();
    }

    private static void only(JsonNode node, Set<String> members) {
        node.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw malformed("Syntax errors in policy.");
            }
        });
    }

    private static AwsException malformed(String message) {
        return AwsException.badRequest("MalformedPolicyDocument", message);
    }
}
