package dev.eventlabs.infrastructure.constructs.table;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurableTableTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final DurableTable minimal = DurableTable.Builder.create(minimalStack, "T", "id", AttributeType.NUMBER)
            .build();
    private final Stack maximalStack = new Stack(app, "Maximal");

    DurableTableTest() {
        DurableTable maximal = DurableTable.Builder.create(maximalStack, "T", "pk", AttributeType.STRING)
                .sortKey("sk", AttributeType.STRING)
                .tableName("parcels")
                .lifecycle(DataLifecycle.RETAINED)
                .index("depot-sk-index", "depot", AttributeType.STRING, "sk", AttributeType.STRING)
                .index("sender-index", "sender", AttributeType.NUMBER)
                .table(t -> t.dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES).timeToLiveAttribute("expires"))
                .build();
        maximal.grantQuery(Role.Builder.create(maximalStack, "Asker").assumedBy(new AccountRootPrincipal()).build());
        minimal.grantInsert(role("Inserter"));
        minimal.grantBatchGet(role("Batch"));
        minimal.grantGet(role("Getter"));
        minimal.grantPut(role("Putter"));
        minimal.grantUpdate(role("Updater"));
        minimal.grantDelete(role("Deleter"));
        minimal.grantQuery(role("Asker"));
    }

    private Role role(String id) {
        return Role.Builder.create(minimalStack, id).assumedBy(new AccountRootPrincipal()).build();
    }

    private JsonNode table(Stack stack) {
        return Synthesised.of(stack).properties(TABLE, "T");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("table-minimal", Synthesised.of(minimalStack).under("T"));
        Snapshot.matches("table-maximal", Synthesised.of(maximalStack));
    }

    @Test
    void hasTheKeyItWasAskedFor() {
        assertThat(table(minimalStack).path("KeySchema").toString())
                .isEqualTo("[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]");
        assertThat(table(minimalStack).at("/AttributeDefinitions/0/AttributeType").asText()).isEqualTo("N");
        assertThat(table(maximalStack).at("/KeySchema/1/AttributeName").asText()).isEqualTo("sk");
    }

    @Test
    void isPaidByRequest() {
        assertThat(table(minimalStack).path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    }

    @Test
    void goesWithTheStackWhenDisposable() {
        assertThat(Synthesised.of(minimalStack).resource(TABLE, "T").path("DeletionPolicy").asText())
                .isEqualTo("Delete");
        assertThat(table(minimalStack).at("/Replicas/0/DeletionProtectionEnabled").asBoolean()).isFalse();
    }

    @Test
    void staysIsProtectedAndRecoverableWhenRetained() {
        JsonNode table = Synthesised.of(maximalStack).resource(TABLE, "T");
        assertThat(table.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        JsonNode replica = table.at("/Properties/Replicas/0");
        assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(replica.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean()).isTrue();
    }

    @Test
    void appliesTheCallersWish() {
        assertThat(table(maximalStack).at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(table(minimalStack).has("StreamSpecification")).isFalse();
    }

    @Test
    void grantsSingleActions() {
        Synthesised template = Synthesised.of(minimalStack);
        assertThat(template.allowedActions("Inserter")).containsExactly("dynamodb:PartiQLInsert");
        assertThat(template.allowedActions("Batch")).containsExactly("dynamodb:BatchGetItem");
        assertThat(template.allowedActions("Getter")).containsExactly("dynamodb:GetItem");
        assertThat(template.allowedActions("Putter")).containsExactly("dynamodb:PutItem");
        assertThat(template.allowedActions("Updater")).containsExactly("dynamodb:UpdateItem");
        assertThat(template.allowedActions("Deleter")).containsExactly("dynamodb:DeleteItem");
        assertThat(template.allowedActions("Asker")).containsExactly("dynamodb:Query");
    }

    @Test
    void isMeasuredMinuteByMinute() {
        assertThat(List.of(minimal.metricConsumedReadCapacity(), minimal.metricConsumedWriteCapacity()))
                .allSatisfy(metric -> {
                    assertThat(metric.getPeriod().toSeconds().intValue()).isEqualTo(60);
                    assertThat(metric.getStatistic()).isEqualTo("Sum");
                });
    }

    @Test
    void findsItemsByOtherKeysToo() {
        JsonNode indexes = table(maximalStack).path("GlobalSecondaryIndexes");
        assertThat(indexes.findValuesAsText("IndexName")).containsExactly("depot-sk-index", "sender-index");
        assertThat(indexes.at("/0/KeySchema").toString())
                .isEqualTo("[{\"AttributeName\":\"depot\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]");
        assertThat(indexes.at("/1/KeySchema")).hasSize(1);
        assertThat(indexes.findValuesAsText("ProjectionType")).containsExactly("ALL", "ALL");
        assertThat(table(minimalStack).has("GlobalSecondaryIndexes")).isFalse();
    }

    @Test
    void grantsQueriesOfTheTableAndItsIndexesOneByOne() {
        assertThat(resources(maximalStack)).containsExactly("", "/index/depot-sk-index", "/index/sender-index");
        assertThat(resources(minimalStack)).containsExactly("");
    }

    /** What may be queried, after the ARN of the table. */
    private static List<String> resources(Stack stack) {
        JsonNode resource = Synthesised.of(stack).properties("AWS::IAM::Policy", "Asker")
                .at("/PolicyDocument/Statement/0/Resource");
        List<String> found = new ArrayList<>();
        for (JsonNode each : resource.isArray() ? resource : List.of(resource)) {
            assertThat(each.findValue("Fn::GetAtt").path(1).asText()).isEqualTo("Arn");
            found.add(each.at("/Fn::Join/1/1").asText());
        }
        return found;
    }

    private static void refuses(UnaryOperator<DurableTable.Builder> wish, String message) {
        Stack stack = new Stack(new App(), "Refused");
        assertThatRefused(
                () -> wish.apply(DurableTable.Builder.create(stack, "T", "id", AttributeType.NUMBER)).build())
                .hasMessage("Table Refused/T: " + message);
    }

    @Test
    void refusesAnIndexNameThatDynamoDbDoesNotTake() {
        refuses(t -> t.index("by sender", "sender", AttributeType.STRING),
                "the index name \"by sender\" was given; 3 to 255 letters, digits, _, - and . are allowed, as in"
                        + " group-time-index.");
    }

    @Test
    void refusesAnIndexTwice() {
        refuses(t -> t.index("sender-index", "sender", AttributeType.STRING)
                .index("sender-index", "depot", AttributeType.STRING),
                "the index sender-index was given twice. Leave one of them out.");
    }

    @Test
    void refusesMoreIndexesThanDynamoDbAllows() {
        refuses(t -> {
            for (int i = 1; i <= 21; i++) {
                t.index("index-" + i, "sender", AttributeType.STRING);
            }
            return t;
        }, "21 indexes were given; DynamoDB allows 20. Let items of several kinds share one, or, if your quota was raised, add"
                + " more with getTable().addGlobalSecondaryIndex(…).");
    }
}
