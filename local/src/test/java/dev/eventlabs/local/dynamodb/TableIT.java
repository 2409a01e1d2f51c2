package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@SuppressWarnings("unchecked") // The SDK takes generic varargs without @SafeVarargs.
class TableIT extends CloudFixture {

    private DynamoDbClient dynamo;

    @BeforeAll
    void connect() {
        dynamo = client(DynamoDbClient.builder());
    }

    @Test
    void aTableIsDescribedAsOnAws() {
        TableDescription made = table("described");

        assertThat(describe("described")).satisfies(table -> {
            assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/described");
            assertThat(table.tableId()).isEqualTo(made.tableId()).hasSize(36);
            assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
            assertThat(table.deletionProtectionEnabled()).isFalse();
        });
        assertThat(describe(made.tableArn()).tableName()).isEqualTo("described");
    }

    @Test
    void aProtectedTableStays() {
        table("protected");
        dynamo.updateTable(request -> request.tableName("protected").deletionProtectionEnabled(true)
                .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                .sseSpecification(with -> with.enabled(true)));

        assertThat(describe("protected").sseDescription().status()).isEqualTo(SSEStatus.ENABLED);
        assertThat(describe("protected").tableClassSummary().tableClass())
                .isEqualTo(TableClass.STANDARD_INFREQUENT_ACCESS);
        assertThatThrownBy(() -> dynamo.deleteTable(request -> request.tableName("protected")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("protected against deletion");
        dynamo.updateTable(request -> request.tableName("protected").deletionProtectionEnabled(false));
        dynamo.deleteTable(request -> request.tableName("protected"));
        assertThatThrownBy(() -> describe("protected")).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Table: protected not found");
    }

    @Test
    void whatTheEngineLacksIsKept() {
        String arn = table("extras").tableArn();
        dynamo.tagResource(request -> request.resourceArn(arn).tags(tag -> tag.key("a").value("1"),
                tag -> tag.key("b").value("2")));
        dynamo.untagResource(request -> request.resourceArn(arn).tagKeys("a"));
        dynamo.updateContinuousBackups(request -> request.tableName("extras")
                .pointInTimeRecoverySpecification(
                        with -> with.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(7)));
        dynamo.updateTimeToLive(request -> request.tableName("extras")
                .timeToLiveSpecification(with -> with.enabled(true).attributeName("ttl")));

        assertThat(dynamo.listTagsOfResource(request -> request.resourceArn(arn)).tags()).singleElement()
                .satisfies(tag -> assertThat(tag.key()).isEqualTo("b"));
        assertThat(
                dynamo.describeContinuousBackups(request -> request.tableName("extras")).continuousBackupsDescription()
                        .pointInTimeRecoveryDescription())
                .satisfies(recovery -> {
                    assertThat(recovery.pointInTimeRecoveryStatus()).isEqualTo(PointInTimeRecoveryStatus.ENABLED);
                    assertThat(recovery.recoveryPeriodInDays()).isEqualTo(7);
                });
        assertThat(dynamo.describeTimeToLive(request -> request.tableName("extras")).timeToLiveDescription()
                .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void aStreamCarriesTheCallersRegion() {
        String arn = dynamo
                .createTable(request -> request.tableName("streamed").billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(id -> id.attributeName("id").attributeType(ScalarAttributeType.S))
                        .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))
                        .streamSpecification(
                                with -> with.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                .tableDescription().latestStreamArn();
        // Text that looks like the engine's own stays as it is.
        dynamo.putItem(request -> request.tableName("streamed")
                .item(Map.of("id", AttributeValue.fromS("\"awsRegion\":\"ddblocal\""))));

        DynamoDbStreamsClient streams = client(DynamoDbStreamsClient.builder());
        assertThat(arn).startsWith("arn:aws:dynamodb:us-east-1:000000000000:table/streamed/stream/");
        assertThat(streams.listStreams(request -> request.tableName("streamed")).streams()).singleElement()
                .satisfies(stream -> assertThat(stream.streamArn()).isEqualTo(arn));
        String shard = streams.describeStream(request -> request.streamArn(arn)).streamDescription().shards().getFirst()
                .shardId();
        String iterator = streams.getShardIterator(request -> request.streamArn(arn).shardId(shard)
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator();
        Record record = streams.getRecords(request -> request.shardIterator(iterator)).records().getFirst();
        assertThat(record.awsRegion()).isEqualTo("us-east-1");
        assertThat(record.dynamodb().keys().get("id").s()).isEqualTo("\"awsRegion\":\"ddblocal\"");
    }

    @Test
    void refusesWhatAwsRefuses() {
        table("taken");
        assertThatThrownBy(() -> table("taken")).isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Table already exists: taken");
        assertThatThrownBy(() -> table("x")).isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("3 and 255 characters");
        assertThatThrownBy(() -> dynamo.updateTable(request -> request.tableName("taken")
                .replicaUpdates(one -> one.create(in -> in.regionName("eu-west-1")))))
                .isInstanceOf(DynamoDbException.class).hasMessageContaining("ReplicaUpdates");
    }

    private TableDescription describe(String name) {
        return dynamo.describeTable(request -> request.tableName(name)).table();
    }

    private TableDescription table(String name) {
        return dynamo.createTable(request -> request.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(id -> id.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))).tableDescription();
    }
}
