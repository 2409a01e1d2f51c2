package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each of the five stacks lets whom do, in both profiles: single actions on single resources, and each exception with its reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyTest {
    private static final String XRAY = "IAM knows no resources of X-Ray's segments and sampling, only *.";
    private static final String ATTACHED = "Lambda attaches functions to a network with the function's own role and asks for * "
            + "(AWSLambdaVPCAccessExecutionRole); a Deny keeps the function's code from it.";
    private static final String DELIVERY = "Step Functions sets up the delivery of logs with the machine's role; IAM knows no resources "
            + "of deliveries and resource policies, only *.";

    /** The only actions that are allowed on resources that are written with a *, and why. */
    private static final Map<String, String> ON_ANYTHING = Map.ofEntries(
            Map.entry("xray:PutTraceSegments", XRAY),
            Map.entry("xray:PutTelemetryRecords", XRAY),
            Map.entry("xray:GetSamplingRules", XRAY),
            Map.entry("xray:GetSamplingTargets", XRAY),
            Map.entry("ec2:CreateNetworkInterface", ATTACHED),
            Map.entry("ec2:DescribeNetworkInterfaces", ATTACHED),
            Map.entry("ec2:DeleteNetworkInterface", ATTACHED),
            Map.entry("ec2:DescribeSubnets", ATTACHED),
            Map.entry("ec2:AssignPrivateIpAddresses", ATTACHED),
            Map.entry("ec2:UnassignPrivateIpAddresses", ATTACHED),
            Map.entry("logs:CreateLogDelivery", DELIVERY),
            Map.entry("logs:GetLogDelivery", DELIVERY),
            Map.entry("logs:UpdateLogDelivery", DELIVERY),
            Map.entry("logs:DeleteLogDelivery", DELIVERY),
            Map.entry("logs:ListLogDeliveries", DELIVERY),
            Map.entry("logs:PutResourcePolicy", DELIVERY),
            Map.entry("logs:DescribeResourcePolicies", DELIVERY),
            Map.entry("logs:DescribeLogGroups", DELIVERY));

    /** AWS's own policies that a role has, and why. */
    private static final Map<String, String> MANAGED = Map.of("service-role/AmazonAPIGatewayPushToCloudWatchLogs",
            "API Gateway takes one role an account for the logs of all stages, and checks that it may do what this policy allows.");

    private record Statement(String stack, String id, JsonNode resource, JsonNode body) {
        List<String> actions() {
            return texts(body.path("Action"));
        }

        boolean allows() {
            return body.path("Effect").asText().equals("Allow");
        }

        String where() {
            return stack + "/" + id + ": " + body;
        }
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList()
                : List.of(oneOrMany.asText());
    }

    private final Map<Profile, Map<String, Synthesised>> stacks = new EnumMap<>(Profile.class);

    private Map<String, Synthesised> stacks(Profile profile) {
        return stacks.computeIfAbsent(profile, Labs::synthesised);
    }

    /** Wherever a policy is: of a role, of a queue, of a trust, of an endpoint. */
    private List<Statement> statements(Profile profile) {
        var found = new ArrayList<Statement>();
        stacks(profile).forEach((stack, template) -> template.template().path("Resources").properties()
                .forEach(resource -> resource.getValue().findParents("Effect").forEach(body -> found
                        .add(new Statement(stack, resource.getKey(), resource.getValue(), body)))));
        assertThat(found).as("statements found").hasSizeGreaterThan(100);
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void noActionIsAllowedByAWildcard(Profile profile) {
        assertThat(statements(profile)).filteredOn(Statement::allows).allSatisfy(statement -> {
            assertThat(statement.body().has("NotAction")).as(statement.where()).isFalse();
            assertThat(statement.actions()).as(statement.where()).isNotEmpty().noneMatch(each -> each.contains("*"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAllowedOnAnythingButWhatKnowsNoResources(Profile profile) {
        List<Statement> wide = statements(profile).stream().filter(Statement::allows)
                .filter(statement -> statement.body().path("Resource").toString().contains("*")).toList();
        assertThat(wide).isNotEmpty().allSatisfy(statement -> {
            assertThat(statement.body().path("Resource").toString()).as(statement.where()).isEqualTo("\"*\"");
            assertThat(statement.actions()).as(statement.where()).allMatch(ON_ANYTHING::containsKey);
            assertThat(statement.resource().at("/Metadata/cdk_nag/rules_to_suppress")).as(statement.where())
                    .anySatisfy(rule -> {
                        assertThat(rule.path("id").asText()).isEqualTo("AwsSolutions-IAM5");
                        assertThat(texts(rule.path("applies_to"))).contains("Resource::*");
                    });
        });
        assertThat(wide.stream().flatMap(statement -> statement.actions().stream())).as("the list's own entries")
                .containsAll(ON_ANYTHING.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForTheServiceOnlyIsDeniedToTheCode(Profile profile) {
        List<Statement> all = statements(profile);
        assertThat(all).filteredOn(each -> each.allows() && each.actions().contains("ec2:CreateNetworkInterface"))
                .isNotEmpty()
                .allSatisfy(allowed -> assertThat(all).as(allowed.where())
                        .anySatisfy(denied -> {
                            assertThat(denied.stack() + denied.id()).isEqualTo(allowed.stack() + allowed.id());
                            assertThat(denied.allows()).isFalse();
                            assertThat(denied.actions()).containsAll(allowed.actions().stream()
                                    .filter(action -> action.startsWith("ec2:")).toList());
                            assertThat(denied.body().at("/Condition/Null/lambda:SourceFunctionArn").asText())
                                    .isEqualTo("false");
                        }));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAllowedAnythingWhoIsNotNamed(Profile profile) {
        assertThat(statements(profile)).filteredOn(Statement::allows).allSatisfy(
                statement -> assertThat(statement.body().path("Principal").toString()).as(statement.where())
                        .doesNotContain("*"));
    }

    /** A service that calls a function does so for one source: else it would for anybody's. */
    @ParameterizedTest
    @EnumSource
    void servicesCallFunctionsForOneSourceOnly(Profile profile) {
        Map<String, JsonNode> permissions = new TreeMap<>();
        stacks(profile).forEach((stack, template) -> template.resources("AWS::Lambda::Permission")
                .forEach((id, permission) -> permissions.put(stack + "/" + id, permission.path("Properties"))));
        assertThat(permissions).isNotEmpty().allSatisfy((id, permission) -> {
            assertThat(permission.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
            String source = permission.path("SourceArn").toString();
            assertThat(Synthesised.references(permission.path("SourceArn"))).as(id)
                    .anyMatch(each -> !each.startsWith("AWS::"));
            // API Gateway writes a path's parameter as *; each step of a path that is fixed stays fixed.
            assertThat(source).as(id).matches("[^*]*(/(GET|POST|PUT|DELETE|PATCH)(/[\\w-]+|/\\*)*\"[^*]*)?");
        });
    }

    @ParameterizedTest
    @EnumSource
    void rolesHaveNoPoliciesOfAwsButThoseOfTheList(Profile profile) {
        Stream<JsonNode> roles = stacks(profile).values().stream()
                .flatMap(template -> template.resources("AWS::IAM::Role").values().stream());
        assertThat(roles.flatMap(role -> StreamSupport.stream(role.at("/Properties/ManagedPolicyArns").spliterator(),
                false))).isNotEmpty()
                .allSatisfy(arn -> assertThat(MANAGED.keySet())
                        .anyMatch(each -> arn.toString().contains(":iam::aws:policy/" + each)));
    }
}
