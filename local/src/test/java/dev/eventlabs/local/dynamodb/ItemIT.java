package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Facts 60 to 62 of the conformance list, and whose tables they are. */
@SuppressWarnings("unchecked") // The SDK takes generic varargs without @SafeVarargs.
class ItemIT extends CloudFixture {

    private DynamoDbClient dynamo;

    @BeforeAll
    void connect() {
        dynamo = client(DynamoDbClient.builder());
        table(dynamo);
    }

    @Test
    void numbersKeepTheirPrecision() {
        put("exact", Map.of("n", AttributeValue.fromN("12345678901234567890123456789012345.678")));

        assertThat(dynamo.getItem(request -> request.tableName("items").key(key("exact"))).item().get("n").n())
                .isEqualTo("12345678901234567890123456789012345.678");
    }

    @Test
    void f60_aFailedConditionSaysSoAndGivesTheItem() {
        put("taken", Map.of("x", AttributeValue.fromS("old")));

        assertThatThrownBy(() -> dynamo.putItem(request -> request.tableName("items").item(key("taken"))
                .conditionExpression("attribute_not_exists(id)").returnValuesOnConditionCheckFailure("ALL_OLD")))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.item()).containsEntry("x", AttributeValue.fromS("old"));
                });
    }

    @Test
    void f60_aCancelledTransactionGivesItsReasonsInOrder() {
        put("there", Map.of());

        assertThatThrownBy(() -> dynamo.transactWriteItems(request -> request.transactItems(
                first -> first.put(put -> put.tableName("items").item(key("not-there"))),
                second -> second.put(put -> put.tableName("items").item(key("there"))
                        .conditionExpression("attribute_not_exists(id)")))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> assertThat(e.cancellationReasons())
                        .extracting(reason -> reason.code()).containsExactly("None", "ConditionalCheckFailed"));
        assertThat(dynamo.getItem(request -> request.tableName("items").key(key("not-there"))).hasItem()).isFalse();
    }

    @Test
    void f61_limitCountsBeforeTheFilter() {
        for (int i = 0; i < 5; i++) {
            put("limit" + i, Map.of("g", AttributeValue.fromS("limit")));
        }

        var page = dynamo
                .query(request -> request.tableName("items").indexName("by-g").limit(2).keyConditionExpression("g = :g")
                        .filterExpression("attribute_exists(nothing)")
                        .expressionAttributeValues(Map.of(":g", AttributeValue.fromS("limit"))));
        assertThat(page.scannedCount()).isEqualTo(2);
        assertThat(page.items()).isEmpty();
        assertThat(page.hasLastEvaluatedKey()).isTrue();
    }

    @Test
    void f61_aPageEndsAtOneMegabyte() {
        for (int i = 0; i < 4; i++) {
            put("page" + i,
                    Map.of("g", AttributeValue.fromS("page"), "big", AttributeValue.fromS("x".repeat(390_000))));
        }

        var page = dynamo.query(request -> request.tableName("items").indexName("by-g").keyConditionExpression("g = :g")
                .expressionAttributeValues(Map.of(":g", AttributeValue.fromS("page"))));
        assertThat(page.items().size()).isLessThan(4);
        assertThat(page.hasLastEvaluatedKey()).isTrue();
    }

    @Test
    void f61_anIndexHasOnlyWhatHasItsKeyAndIsNeverConsistent() {
        put("sparse", Map.of());
        put("dense", Map.of("g", AttributeValue.fromS("sparse")));

        assertThat(dynamo.query(request -> request.tableName("items").indexName("by-g").keyConditionExpression("g = :g")
                .expressionAttributeValues(Map.of(":g", AttributeValue.fromS("sparse")))).items()).hasSize(1);
        assertThatThrownBy(
                () -> dynamo.query(request -> request.tableName("items").indexName("by-g").consistentRead(true)
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(Map.of(":g", AttributeValue.fromS("sparse")))))
                .isInstanceOf(DynamoDbException.class).hasMessageContaining("onsistent read");
    }

    @Test
    void f62_tooLargeAnItemAndAnEmptyKeyAreRefused() {
        assertThatThrownBy(() -> put("large", Map.of("x", AttributeValue.fromS("x".repeat(410_000)))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Item size has exceeded the maximum allowed size");
        assertThatThrownBy(() -> put("", Map.of())).isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("empty string");
    }

    @Test
    void allClientsOfARegionSeeTheSameTablesWhoeverTheyAre() {
        put("shared", Map.of());
        DynamoDbClient other = DynamoDbClient.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIAOTHER", "else")))
                .build();
        DynamoDbClient elsewhere = client(DynamoDbClient.builder(), Region.EU_WEST_1);

        assertThat(other.getItem(request -> request.tableName("items").key(key("shared"))).hasItem()).isTrue();
        assertThat(elsewhere.listTables().tableNames()).isEmpty();
        assertThatThrownBy(() -> elsewhere.getItem(request -> request.tableName("items").key(key("shared"))))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageContaining("Requested resource not found");
    }

    @Test
    void refusesWhatIsntThereByName() {
        assertThatThrownBy(() -> dynamo.listBackups()).isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("ListBackups");
    }

    private void put(String id, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.putAll(key(id));
        dynamo.putItem(request -> request.tableName("items").item(item));
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static void table(DynamoDbClient dynamo) {
        dynamo.createTable(request -> request.tableName("items").billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(id -> id.attributeName("id").attributeType(ScalarAttributeType.S),
                        g -> g.attributeName("g").attributeType(ScalarAttributeType.S))
                .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH))
                .globalSecondaryIndexes(
                        index -> index.indexName("by-g").keySchema(g -> g.attributeName("g").keyType(KeyType.HASH))
                                .projection(all -> all.projectionType(ProjectionType.ALL))));
    }
}
