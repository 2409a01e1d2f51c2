package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What labs.md promises of the stack {@code MessagingLab}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagingLabStackTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final List<String> ON_THE_DATABASE = List.of("MessagingMessageApi", "MessagingConfirmUser",
            "MessagingSyncUsers", "MessagingFindUsers");

    private final MessagingLabStack devStack = new MessagingLabStack(Labs.app(), Profile.DEV);
    private final Synthesised dev = Synthesised.of(devStack);
    private final Synthesised prod = Synthesised.of(new MessagingLabStack(Labs.app(), Profile.PROD));

    private JsonNode function(String idStart) {
        return dev.properties(FUNCTION, idStart);
    }

    private JsonNode variables(String idStart) {
        return function(idStart).at("/Environment/Variables");
    }

    @Test
    void hasTheNamesOfTheOriginal() {
        assertThat(devStack.getStackName()).isEqualTo("MessagingLab");
        assertThat(dev.properties(TABLE, "Messaging").path("TableName").asText()).isEqualTo("cruddur-messages");
        assertThat(function("MessagingMoveConversations").path("FunctionName").asText())
                .isEqualTo("cruddur-messaging-stream");
        assertThat(dev.properties(CLUSTER, "Messaging").path("DatabaseName").asText()).isEqualTo("cruddur");
        assertThat(dev.properties("AWS::ApiGateway::Stage", "Messaging").path("StageName").asText()).isEqualTo("prod");
    }

    @Test
    void tellsWhatItMade() {
        JsonNode outputs = dev.template().path("Outputs");
        assertThat(outputs.fieldNames()).toIterable().containsExactlyInAnyOrder("MessagingApiUrl", "MessagesTableName",
                "UserPoolId", "UserPoolClientId", "MessagingDatabaseEndpoint", "UserSyncName", "UserFinderName");
        assertThat(outputs.at("/MessagesTableName/Value/Ref").asText()).startsWith("MessagingMessages");
        assertThat(outputs.at("/UserPoolId/Value/Ref").asText()).startsWith("MessagingUsersPool");
        assertThat(outputs.at("/UserPoolClientId/Value/Ref").asText()).startsWith("MessagingUsersPoolClient");
        assertThat(outputs.at("/UserSyncName/Value/Ref").asText()).startsWith("MessagingSyncUsers");
        assertThat(outputs.at("/UserFinderName/Value/Ref").asText()).startsWith("MessagingFindUsers");
        JsonNode endpoint = outputs.at("/MessagingDatabaseEndpoint/Value/Fn::Join/1");
        assertThat(endpoint.at("/0/Fn::GetAtt/1").asText()).isEqualTo("Endpoint.Address");
        assertThat(endpoint.path(1).asText()).isEqualTo(":");
        assertThat(endpoint.at("/2/Fn::GetAtt/1").asText()).isEqualTo("Endpoint.Port");
    }

    @Test
    void hasOneTableWithAnIndexOfConversationsAndAStreamOfWhatIsNew() {
        JsonNode table = dev.properties(TABLE, "Messaging");
        assertThat(table.path("KeySchema").toString()).isEqualTo("[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
                + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]");
        assertThat(table.path("AttributeDefinitions").findValuesAsText("AttributeType")).containsOnly("S");
        assertThat(table.at("/StreamSpecification/StreamViewType").asText()).isEqualTo("NEW_IMAGE");
        assertThat(table.path("GlobalSecondaryIndexes")).singleElement().satisfies(index -> {
            assertThat(index.path("IndexName").asText()).isEqualTo("message-group-sk-index");
            assertThat(index.path("KeySchema").findValuesAsText("AttributeName")).containsExactly("message_group_uuid",
                    "sk");
            assertThat(index.at("/Projection/ProjectionType").asText()).isEqualTo("ALL");
        });
    }

    @Test
    void answersThreeRoutesToSignedInUsers() {
        for (String route : List.of("apimessagegroupsGET", "apimessagesPOST", "apimessagesmessagegroupuuidGET")) {
            JsonNode method = dev.properties("AWS::ApiGateway::Method", "MessagingApi" + route);
            assertThat(method.path("AuthorizationType").asText()).as(route).isEqualTo("COGNITO_USER_POOLS");
            assertThat(Synthesised.references(method.at("/Integration/Uri")))
                    .anyMatch(id -> id.startsWith("MessagingMessageApiFunctionAlias"));
        }
        assertThat(dev.resources("AWS::ApiGateway::Method")).hasSize(3);
        assertThat(Synthesised.references(
                dev.properties("AWS::ApiGateway::Authorizer", "Messaging").path("ProviderARNs")))
                .singleElement().asString().startsWith("MessagingUsersPool");
    }

    @Test
    void tellsEachFunctionWhatItWorksOn() {
        for (String function : List.of("MessagingMessageApi", "MessagingMoveConversations")) {
            assertThat(variables(function).path("MESSAGES_TABLE").path("Ref").asText()).startsWith("MessagingMessages");
            assertThat(variables(function).path("MESSAGES_INDEX").asText()).isEqualTo("message-group-sk-index");
        }
        for (String function : ON_THE_DATABASE) {
            assertThat(variables(function).path("DATABASE_USER").asText()).isEqualTo("messaging_app");
            assertThat(variables(function).path("DATABASE_NAME").asText()).isEqualTo("cruddur");
            assertThat(dev.resource(FUNCTION, function).path("DependsOn").toString())
                    .contains("MessagingSchemaApplied");
        }
        assertThat(variables("MessagingMoveConversations").has("DATABASE_HOST")).isFalse();
        assertThat(variables("MessagingSchema").path("MIGRATIONS").asText()).isEqualTo("db/messaging");
    }

    @Test
    void handsNewMessagesOnlyToTheStreamFunction() {
        JsonNode mapping = dev.properties("AWS::Lambda::EventSourceMapping", "Messaging");
        assertThat(mapping.path("FilterCriteria").path("Filters").findValuesAsText("Pattern")).containsExactly(
                "{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":[{\"prefix\":\"MSG#\"}]}}},\"eventName\":[\"INSERT\"]}");
        assertThat(Synthesised.references(mapping.path("FunctionName"))).singleElement().asString()
                .startsWith("MessagingMoveConversationsFunctionAlias");
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(10);
        assertThat(mapping.path("DestinationConfig").toString()).contains("OnFailure");
    }

    @Test
    void makesARowOfWhoeverConfirmsTheAddressWhileCognitoWaits() {
        assertThat(Synthesised.references(
                dev.properties("AWS::Cognito::UserPool", "Messaging").at("/LambdaConfig/PostConfirmation")))
                .singleElement().asString().startsWith("MessagingConfirmUserFunctionAlias");
        // It goes on when Cognito has given up.
        assertThat(function("MessagingConfirmUser").path("Timeout").asInt()).isEqualTo(60);
        JsonNode scaling = dev.properties(CLUSTER, "Messaging").path("ServerlessV2ScalingConfiguration");
        assertThat(scaling.path("MinCapacity").asDouble()).isEqualTo(0.5);
        assertThat(scaling.has("SecondsUntilAutoPause")).isFalse();
        assertThat(function("MessagingMessageApi").path("Timeout").asInt()).isLessThan(29);
    }

    @Test
    void allowsEachFunctionWhatItUsesAndNoMore() {
        assertThat(own("MessagingMessageApiRole")).containsExactly("dynamodb:PutItem", "dynamodb:Query",
                "rds-db:connect");
        assertThat(own("MessagingMoveConversationsRole")).containsExactly("dynamodb:DeleteItem",
                "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams",
                "dynamodb:PutItem", "dynamodb:Query", "sqs:SendMessage");
        assertThat(own("MessagingConfirmUserRole")).containsExactly("rds-db:connect");
        assertThat(own("MessagingSyncUsersRole")).containsExactly("rds-db:connect");
        assertThat(own("MessagingFindUsersRole")).containsExactly("rds-db:connect");
        assertThat(own("MessagingSchemaFunctionRole")).containsExactly("secretsmanager:GetSecretValue",
                "sqs:SendMessage");
    }

    /** Apart from what logging, tracing and being in a network take. */
    private List<String> own(String role) {
        return dev.allowedActions(role).stream().filter(action -> !action.matches("(logs|xray|ec2):.*")).toList();
    }

    @Test
    void allowsQueriesOfTableAndIndexAndWritesOfTheTableAlone() {
        for (String role : List.of("MessagingMessageApiRole", "MessagingMoveConversationsRole")) {
            for (JsonNode statement : dev.properties("AWS::IAM::Policy", role).at("/PolicyDocument/Statement")) {
                String resource = statement.path("Resource").toString();
                if (statement.path("Action").asText().equals("dynamodb:Query")) {
                    assertThat(statement.path("Resource")).as(role).hasSize(2);
                    assertThat(resource).contains("/index/message-group-sk-index").doesNotContain("*");
                } else if (resource.contains("MessagingMessages")) {
                    assertThat(resource).as(role).doesNotContain("/index/").doesNotContain("*");
                }
            }
        }
    }

    @Test
    void hasAllFunctionsInsideAndNoWayOutButToDynamoDbAndS3() {
        assertThat(dev.resources("AWS::EC2::NatGateway")).isEmpty();
        assertThat(dev.resources("AWS::EC2::InternetGateway")).isEmpty();
        assertThat(dev.resources("AWS::EC2::Route")).isEmpty();
        assertThat(dev.resources(FUNCTION)).hasSize(6)
                .allSatisfy((id, function) -> assertThat(
                        Synthesised.references(function.at("/Properties/VpcConfig/SubnetIds"))).as(id)
                        .containsExactlyElementsOf(dev.resources("AWS::EC2::Subnet").keySet()));
        assertThat(endpoints("Gateway")).hasSize(2)
                .anySatisfy(endpoint -> assertThat(endpoint.at("/Properties/ServiceName").toString())
                        .contains(".dynamodb"))
                .allSatisfy(endpoint -> assertThat(Synthesised.references(endpoint.at("/Properties/RouteTableIds")))
                        .containsExactlyInAnyOrderElementsOf(dev.resources("AWS::EC2::RouteTable").keySet()));
        // Every subnet that a function is in goes by one of those route tables.
        assertThat(dev.resources("AWS::EC2::SubnetRouteTableAssociation").values())
                .extracting(each -> each.at("/Properties/SubnetId/Ref").asText())
                .containsExactlyInAnyOrderElementsOf(dev.resources("AWS::EC2::Subnet").keySet());
        // Paid by the hour: only the migrations' way to the master's password.
        assertThat(endpoints("Interface")).singleElement()
                .satisfies(endpoint -> assertThat(endpoint.at("/Properties/ServiceName").toString())
                        .contains("secretsmanager"));
    }

    private List<JsonNode> endpoints(String type) {
        return dev.resources("AWS::EC2::VPCEndpoint").values().stream()
                .filter(endpoint -> endpoint.at("/Properties/VpcEndpointType").asText().equals(type)).toList();
    }

    @Test
    void opens5432ToThoseWhoReadUsersAndToTheMigrations() {
        List<String> open = new ArrayList<>();
        dev.resources("AWS::EC2::SecurityGroupIngress").values().forEach(rule -> {
            JsonNode properties = rule.path("Properties");
            open.add(group(properties.path("SourceSecurityGroupId")) + " " + properties.path("FromPort").asText() + " "
                    + group(properties.path("GroupId")));
        });
        assertThat(open).containsExactlyInAnyOrder(
                "MessagingMessageApi 5432 MessagingDatabase",
                "MessagingConfirmUser 5432 MessagingDatabase",
                "MessagingSyncUsers 5432 MessagingDatabase",
                "MessagingFindUsers 5432 MessagingDatabase",
                "MessagingSchemaFunction 5432 MessagingDatabase",
                "MessagingSchemaFunction 443 MessagingNetworksecretsmanagerCallers");
    }

    private static String group(JsonNode reference) {
        return Synthesised.references(reference).get(0).replaceAll("(SecurityGroup)?[0-9A-F]{8}$", "");
    }

    @Test
    void needsNoFunctionOfCdksOwn() {
        assertThat(dev.template().findValuesAsText("Runtime")).containsOnly("java25");
    }

    @Test
    void alarmsOnWhatCanGoWrong() {
        assertThat(dev.resources("AWS::CloudWatch::Alarm").values())
                .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                .containsExactlyInAnyOrder("5XXError", "Errors", "Duration", "IteratorAge", "ACUUtilization",
                        "ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesVisible");
    }

    @Test
    void showsApiFunctionsStreamUsersAndDatabase() {
        assertThat(dev.properties("AWS::CloudWatch::Dashboard", "Messaging").toString()).contains("API: calls",
                "Message API: Invocations", "Stream function: Duration", "Stream function: iterator age",
                "Confirm user: Errors", "Sync users: Throttles", "Find users: Errors", "Schema: Invocations",
                "Users: sign-ups",
                "Database: capacity units");
    }

    @Test
    void leavesNothingBehindInDev() {
        assertThat(dev.template().findValuesAsText("DeletionPolicy")).isNotEmpty().containsOnly("Delete");
    }

    @Test
    void keepsDataAndUsersInProd() {
        prod.template().path("Resources").forEach(resource -> {
            if (resource.has("DeletionPolicy") && !resource.path("Type").asText().equals("Custom::DatabaseSchema")) {
                assertThat(resource.path("DeletionPolicy").asText()).as(resource.path("Type").asText())
                        .isEqualTo("RetainExceptOnCreate");
            }
        });
        assertThat(prod.properties("AWS::Cognito::UserPool", "Messaging").path("DeletionProtection").asText())
                .isEqualTo("ACTIVE");
        assertThat(prod.properties(TABLE, "Messaging").at("/Replicas/0/DeletionProtectionEnabled").asBoolean())
                .isTrue();
        for (String type : List.of(TABLE, CLUSTER, "AWS::Cognito::UserPool", "AWS::Logs::LogGroup")) {
            assertThat(prod.resources(type)).as(type).isNotEmpty()
                    .allSatisfy((id, resource) -> assertThat(resource.has("DeletionPolicy")).isTrue());
        }
        assertThat(prod.template().findValuesAsText("RetentionInDays")).containsOnly("365");
    }

    @Test
    void acknowledgesEveryWarning() {
        assertThat(Annotations.fromStack(devStack).findWarning("*", Match.anyValue())).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(Synthesised.of(new MessagingLabStack(Labs.app(), Profile.DEV))).isEqualTo(dev);
    }
}
