package dev.eventlabs.infrastructure.constructs.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
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
        DurableTable.Builder.create(maximalStack, "T", "pk", AttributeType.STRING)
                .sortKey("sk", AttributeType.STRING)
                .tableName("parcels")
                .lifecycle(DataLifecycle.RETAINED)
                .table(t -> t.dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES).timeToLiveAttribute("expires"))
                .build();
        minimal.grantInsert(role("Inserter"));
        minimal.grantBatchGet(role("Batch"));
        minimal.grantGet(role("Getter"));
        minimal.grantPut(role("Putter"));
        minimal.grantUpdate(role("Updater"));
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
    }
}
