package dev.eventlabs.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.CloudFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class TableProviderIT extends CloudFixture {

    private static final String TABLE = """
            {"Resources": {"T": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
               "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
               "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}%s],
               "StreamSpecification": {"StreamViewType": "NEW_IMAGE"},
               "TimeToLiveSpecification": {"AttributeName": "ttl", "Enabled": true},
               "GlobalSecondaryIndexes": [%s], "Tags": [{"Key": "k", "Value": "v"}]}}},
             "Outputs": {"Name": {"Value": {"Ref": "T"}}, "Arn": {"Value": {"Fn::GetAtt": ["T", "Arn"]}},
               "Stream": {"Value": {"Fn::GetAtt": ["T", "StreamArn"]}}}}""";

    private static final String GLOBAL = """
            {"Resources": {"G": {"Type": "AWS::DynamoDB::GlobalTable", "Properties": {"TableName": "global", "BillingMode": "PAY_PER_REQUEST",
               "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
               "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
               "StreamSpecification": {"StreamViewType": "NEW_AND_OLD_IMAGES"},
               "Replicas": [%s]}}},
             "Outputs": {"Arn": {"Value": {"Fn::GetAtt": ["G", "Arn"]}}, "Stream": {"Value": {"Fn::GetAtt": ["G", "StreamArn"]}}}}""";

    private DynamoDbClient dynamo;

    @BeforeAll
    void connect() {
        dynamo = client(DynamoDbClient.builder());
    }

    @Test
    void itemsStayWhenAnIndexComesAndGoes() {
        Map<String, String> outputs = create("indexes", table("indexed"));
        dynamo.putItem(request -> request.tableName("indexed")
                .item(Map.of("id", AttributeValue.fromS("1"), "by-a", AttributeValue.fromS("x"))));

        assertThat(outputs.get("Arn")).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/indexed");
        assertThat(update("indexes", table("indexed", "by-a")).get("Stream")).isEqualTo(outputs.get("Stream"));
        assertThat(describe("indexed").globalSecondaryIndexes()).extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactly("by-a");
        assertThat(dynamo.scan(request -> request.tableName("indexed").indexName("by-a")).count()).isEqualTo(1);

        update("indexes", table("indexed", "by-b", "by-c"), "UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures("indexes"))
                .contains("Cannot perform more than one GSI creation or deletion in a single update");
        assertThat(describe("indexed").globalSecondaryIndexes()).extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactly("by-a");

        update("indexes", table("indexed"));
        assertThat(describe("indexed").hasGlobalSecondaryIndexes()).isFalse();
        assertThat(dynamo.scan(request -> request.tableName("indexed")).count()).isEqualTo(1);
        assertThat(delete("indexes")).isEqualTo("DELETE_COMPLETE");
        assertThat(dynamo.listTables().tableNames()).doesNotContain("indexed");
    }

    @Test
    void anotherNameIsAnotherTable() {
        create("renamed", table("first-name"));

        assertThat(update("renamed", table("second-name"))).containsEntry("Name", "second-name");
        assertThat(dynamo.listTables().tableNames()).contains("second-name").doesNotContain("first-name");
        delete("renamed");
    }

    @Test
    void aKeyOfAnotherTypeNeedsAnotherTable() {
        create("retyped", table("retyped-1"));
        String numbers = table("%s").replace("\"id\", \"AttributeType\": \"S\"", "\"id\", \"AttributeType\": \"N\"");

        update("retyped", numbers.formatted("retyped-1"), "UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures("retyped")).contains("CloudFormation cannot update a stack when a custom-named resource"
                + " requires replacing. Rename retyped-1 and update the stack again.");
        Map<String, String> outputs = update("retyped", numbers.replace("\"TableName\": \"%s\", ", ""));
        assertThat(describe(outputs.get("Name")).attributeDefinitions().getFirst().attributeType())
                .isEqualTo(ScalarAttributeType.N);
        outputs = update("retyped", table("%s").replace("\"TableName\": \"%s\", ", ""));
        assertThat(describe(outputs.get("Name")).attributeDefinitions().getFirst().attributeType())
                .isEqualTo(ScalarAttributeType.S);
        delete("retyped");
    }

    @Test
    void aGlobalTableWithOneReplicaIsATable() {
        String replica = """
                {"Region": "us-east-1", "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true},
                 "DeletionProtectionEnabled": %s, "TableClass": "STANDARD", "Tags": [{"Key": "k", "Value": "v"}]}""";
        Map<String, String> outputs = create("global", GLOBAL.formatted(replica.formatted(true)));

        assertThat(outputs.get("Stream")).startsWith(outputs.get("Arn") + "/stream/");
        assertThat(describe("global").billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(delete("global")).isEqualTo("DELETE_FAILED");
        assertThat(failures("global")).contains("protected against deletion");
        dynamo.updateTable(request -> request.tableName("global").deletionProtectionEnabled(false));
        assertThat(delete("global")).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void f42_anotherViewIsAnotherStreamWithoutAnotherTable() {
        for (String type : List.of("Table", "GlobalTable")) {
            String template = """
                    {"Resources": {"T": {"Type": "AWS::DynamoDB::%s", "Properties": {"TableName": "views-%s", "BillingMode": "PAY_PER_REQUEST",
                       "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]%s%%s}}},
                     "Outputs": {"Id": {"Value": {"Fn::GetAtt": ["T", "TableId"]}}%%s}}"""
                    .formatted(type, type,
                            type.equals("Table") ? "" : ", \"Replicas\": [{\"Region\": \"us-east-1\"}]");
            String arn = ", \"Stream\": {\"Value\": {\"Fn::GetAtt\": [\"T\", \"StreamArn\"]}}";
            String view = ", \"StreamSpecification\": {\"StreamViewType\": \"%s\"}";
            String stack = "views-" + type;

            Map<String, String> keys = create(stack, template.formatted(view.formatted("KEYS_ONLY"), arn));
            Map<String, String> images = update(stack, template.formatted(view.formatted("NEW_AND_OLD_IMAGES"), arn));
            assertThat(images.get("Id")).isEqualTo(keys.get("Id"));
            assertThat(images.get("Stream")).isNotEqualTo(keys.get("Stream"));
            assertThat(describe("views-" + type).streamSpecification().streamViewTypeAsString())
                    .isEqualTo("NEW_AND_OLD_IMAGES");

            update(stack, template.formatted("", ""));
            assertThat(describe("views-" + type).streamSpecification()).isNull();
            assertThat(update(stack, template.formatted(view.formatted("KEYS_ONLY"), arn)).get("Stream"))
                    .isNotIn(keys.get("Stream"), images.get("Stream"));
        }
    }

    @Test
    void moreReplicasAreRefusedByName() {
        try {
            create("replicas", GLOBAL.formatted("{\"Region\": \"us-east-1\"}, {\"Region\": \"eu-west-1\"}"));
        } catch (AssertionError e) {
            assertThat(e).hasMessageContaining("ROLLBACK_COMPLETE").hasMessageContaining("exactly one replica")
                    .hasMessageContaining("eu-west-1");
            return;
        }
        throw new AssertionError("A table with two replicas was made.");
    }

    @Test
    void whatOfAnIndexIsNotKeptIsRefusedByName() {
        String template = table("unkept", "by-a").replace("\"Projection\":",
                "\"OnDemandThroughput\": {\"MaxReadRequestUnits\": 5}, \"Projection\":");

        create("unkept", table("unkept"));
        update("unkept", template, "UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures("unkept")).contains("extraneous key [OnDemandThroughput] is not permitted");
        update("unkept", template.replace("OnDemandThroughput\": {\"MaxReadRequestUnits\": 5}",
                "ProvisionedThroughput\": {\"ReadCapacityUnits\": 5, \"WriteCapacityUnits\": 5}"),
                "UPDATE_ROLLBACK_COMPLETE");
        assertThat(failures("unkept")).contains("can be specified for index: by-a when BillingMode is PAY_PER_REQUEST");
        delete("unkept");
    }

    private TableDescription describe(String name) {
        return dynamo.describeTable(request -> request.tableName(name)).table();
    }

    private static String table(String name, String... indexes) {
        StringBuilder attributes = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (String index : indexes) {
            attributes.append(", {\"AttributeName\": \"").append(index).append("\", \"AttributeType\": \"S\"}");
            all.append(all.isEmpty() ? "" : ", ").append("{\"IndexName\": \"").append(index)
                    .append("\", \"KeySchema\": [{\"AttributeName\": \"")
                    .append(index)
                    .append("\", \"KeyType\": \"HASH\"}], \"Projection\": {\"ProjectionType\": \"ALL\"}}");
        }
        return TABLE.formatted(name, attributes, all);
    }
}
