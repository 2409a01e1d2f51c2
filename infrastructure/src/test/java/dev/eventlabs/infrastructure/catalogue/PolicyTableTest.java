package dev.eventlabs.infrastructure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.infrastructure.Synthesised;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

class PolicyTableTest {
    private static final String HEAD = "| who | may | on |\n| --- | --- | --- |\n";

    private Stack stack;
    /** What is below it has the path Shown. */
    private Construct shown;

    @BeforeEach
    void begin() {
        stack = new Stack(new App(), "Shop");
        shown = new Construct(stack, "Shown");
    }

    private PolicyTable table() {
        return new PolicyTable(new TemplateWords(stack), Synthesised.of(stack));
    }

    private Role role(Construct scope, String id) {
        return Role.Builder.create(scope, id).assumedBy(new AccountRootPrincipal()).build();
    }

    private static PolicyStatement.Builder allowed(String action, String resource) {
        return PolicyStatement.Builder.create().actions(List.of(action)).resources(List.of(resource));
    }

    private String queuePolicy(PolicyStatement... statements) {
        Queue queue = new Queue(shown, "Queue");
        for (PolicyStatement each : statements) {
            queue.addToResourcePolicy(each);
        }
        PolicyTable table = table();
        table.queuesUnder("Shown");
        return table.text();
    }

    @Test
    void aQueueNamesWhomItLetsIn() {
        assertThat(queuePolicy(
                allowed("sqs:SendMessage", "a").principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                        .conditions(new TreeMap<>(Map.of(
                                "ArnEquals", Map.of("aws:SourceArn", List.of("rule/1", "rule/2")),
                                "Null", Map.of("aws:SourceAccount", "false"))))
                        .build(),
                allowed("sqs:ReceiveMessage", "b").principals(List.of(role(stack, "Reader").getGrantPrincipal(),
                        new ArnPrincipal("arn:aws:iam::123456789012:root"))).build()))
                .isEqualTo(HEAD + """
                        | `events.amazonaws.com` | `sqs:SendMessage`, if `aws:SourceArn` is `rule/1` or `rule/2` and \
                        `aws:SourceAccount` is there | `a` |
                        | `Reader`, `arn:aws:iam::123456789012:root` | `sqs:ReceiveMessage` | `b` |
                        """);
    }

    @Test
    void aDenyIsForWhomItSays() {
        PolicyStatement.Builder anybody = PolicyStatement.Builder.create().effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal())).actions(List.of("sqs:*")).resources(List.of("a"))
                .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")));
        PolicyStatement.Builder butOne = PolicyStatement.Builder.create().effect(Effect.DENY)
                .notPrincipals(List.of(new ServicePrincipal("events.amazonaws.com")))
                .notActions(List.of("sqs:SendMessage")).resources(List.of("b"));

        assertThat(queuePolicy(anybody.build(), butOne.build())).isEqualTo(HEAD + """
                | everybody | **not** `sqs:*`, if `aws:SecureTransport` is `false` | `a` |
                | everybody but `events.amazonaws.com` | **not** everything but `sqs:SendMessage` | `b` |
                """);
    }

    @Test
    void aConditionWithoutWordsIsntLeftOut() {
        PolicyStatement statement = allowed("sqs:SendMessage", "a").principals(List.of(new AnyPrincipal()))
                .conditions(Map.of("IpAddress", Map.of("aws:SourceIp", "10.0.0.0/8"))).build();

        assertThatThrownBy(() -> queuePolicy(statement)).hasMessageContaining("no words for the condition IpAddress");
    }

    @Test
    void aRoleMayWhatIsWithinItToo() {
        Role.Builder.create(shown, "Role").assumedBy(new AccountRootPrincipal())
                .inlinePolicies(Map.of("Within", PolicyDocument.Builder.create()
                        .statements(List.of(allowed("sqs:SendMessage", "a").build())).build()))
                .build();
        PolicyTable table = table();
        table.rolesUnder("Shown");

        assertThat(table.text()).isEqualTo(HEAD + "| its own `Shown/Role` | `sqs:SendMessage` | `a` |\n");
    }

    @Test
    void eachRoleOfAPolicyMayWhatItSays() {
        Role first = role(stack, "First");
        Role second = role(shown, "Second");
        Policy.Builder.create(stack, "Shared").roles(List.of(first, second))
                .statements(List.of(allowed("sqs:SendMessage", "a").build())).build();
        PolicyTable table = table();
        table.rolesUnder("Shown");

        assertThat(table.text()).isEqualTo(HEAD + "| its own `Shown/Second` | `sqs:SendMessage` | `a` |\n");
    }

    @Test
    void aGrantIsWhatOthersDoNotHave() {
        Role nobody = role(stack, "Nobody");
        Role somebody = role(stack, "Somebody");
        for (Role each : List.of(nobody, somebody)) {
            each.addToPrincipalPolicy(allowed("xray:PutTraceSegments", "*").build());
        }
        // The same action, but on something else, is the grant's doing.
        somebody.addToPrincipalPolicy(allowed("xray:PutTraceSegments", "a").build());
        PolicyTable table = table();
        table.granted("Somebody", "grantTrace(grantee)", "Nobody");

        assertThat(table.text()).isEqualTo(HEAD + "| `grantTrace(grantee)` | `xray:PutTraceSegments` | `a` |\n");
    }
}
