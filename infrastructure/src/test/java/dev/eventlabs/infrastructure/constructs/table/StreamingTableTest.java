package dev.eventlabs.infrastructure.constructs.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.stream.RecordSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingTableTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final StreamingTable minimal = StreamingTable.Builder
            .create(minimalStack, "T", "id", AttributeType.NUMBER, StreamViewType.KEYS_ONLY)
            .build();
    private final Stack maximalStack = new Stack(app, "Maximal");

    StreamingTableTest() {
        StreamingTable.Builder
                .create(maximalStack, "T", "pk", AttributeType.STRING, StreamViewType.NEW_AND_OLD_IMAGES)
                .sortKey("sk", AttributeType.STRING)
                .index("depot-sk-index", "depot", AttributeType.STRING, "sk", AttributeType.STRING)
                .index("sender-index", "sender", AttributeType.NUMBER)
                .tableName("parcels")
                .lifecycle(DataLifecycle.RETAINED)
                .table(t -> t.timeToLiveAttribute("expires").dynamoStream(StreamViewType.NEW_IMAGE))
                .build();
        minimal.grantRead(Role.Builder.create(minimalStack, "Reader").assumedBy(new AccountRootPrincipal()).build());
    }

    private JsonNode table(Stack stack) {
        return Synthesised.of(stack).properties(TABLE, "T");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("streaming-table-minimal", Synthesised.of(minimalStack).under("T"));
        Snapshot.matches("streaming-table-maximal", Synthesised.of(maximalStack));
    }

    @Test
    void showsOfAChangeWhatItWasAskedForWhateverTheOverrideSays() {
        assertThat(table(minimalStack).at("/StreamSpecification/StreamViewType").asText()).isEqualTo("KEYS_ONLY");
        assertThat(table(maximalStack).at("/StreamSpecification/StreamViewType").asText())
                .isEqualTo("NEW_AND_OLD_IMAGES");
    }

    @Test
    void isADurableTable() {
        assertThat(table(maximalStack).path("TableName").asText()).isEqualTo("parcels");
        assertThat(table(maximalStack).at("/KeySchema/1/AttributeName").asText()).isEqualTo("sk");
        assertThat(table(maximalStack).path("GlobalSecondaryIndexes").findValuesAsText("IndexName"))
                .containsExactly("depot-sk-index", "sender-index");
        assertThat(table(maximalStack).at("/TimeToLiveSpecification/AttributeName").asText()).isEqualTo("expires");
        assertThat(table(maximalStack).at("/Replicas/0/DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(table(minimalStack).at("/Replicas/0/DeletionProtectionEnabled").asBoolean()).isFalse();
    }

    @Test
    void grantsWhatEveryTableGrants() {
        Stack stack = new Stack(new App(), "Granted");
        StreamingTable.Builder.create(stack, "T", "id", AttributeType.NUMBER, StreamViewType.KEYS_ONLY)
                .build()
                .grantGet(Role.Builder.create(stack, "Getter").assumedBy(new AccountRootPrincipal()).build());

        assertThat(Synthesised.of(stack).allowedActions("Getter")).containsExactly("dynamodb:GetItem");
    }

    @Test
    void keepsAChangeForADay() {
        assertThat(minimal.getKind()).isEqualTo(RecordSource.Kind.DYNAMODB);
        assertThat(minimal.getRetentionPeriod().toHours().intValue()).isEqualTo(24);
    }

    @Test
    void grantsReadingOfItsStreamAndNothingElse() {
        Synthesised template = Synthesised.of(minimalStack);
        assertThat(template.allowedActions("Reader")).containsExactly("dynamodb:DescribeStream", "dynamodb:GetRecords",
                "dynamodb:GetShardIterator", "dynamodb:ListStreams");
        assertThat(template.template().findValues("Resource")).singleElement()
                .satisfies(resource -> assertThat(resource.at("/Fn::GetAtt/1").asText()).isEqualTo("StreamArn"));
    }
}
