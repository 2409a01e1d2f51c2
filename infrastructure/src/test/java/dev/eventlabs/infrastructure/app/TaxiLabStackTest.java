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

/** What labs.md promises of the stack {@code TaxiLab}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxiLabStackTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final List<String> STEPS = List.of("TaxiBookTrip", "TaxiAcceptTrip", "TaxiCompleteTrip");

    private final TaxiLabStack devStack = new TaxiLabStack(Labs.app(), Profile.DEV);
    private final Synthesised dev = Synthesised.of(devStack);
    private final Synthesised prod = Synthesised.of(new TaxiLabStack(Labs.app(), Profile.PROD));

    private JsonNode function(String idStart) {
        return dev.properties(FUNCTION, idStart);
    }

    private JsonNode variables(String idStart) {
        return function(idStart).at("/Environment/Variables");
    }

    @Test
    void hasTheNamesOfTheOriginal() {
        assertThat(devStack.getStackName()).isEqualTo("TaxiLab");
        assertThat(dev.properties(TABLE, "Taxi").path("TableName").asText()).isEqualTo("aws-db-workshop-trips");
        assertThat(function("TaxiBookTrip").path("FunctionName").asText()).isEqualTo("rider-book-trip");
        assertThat(function("TaxiAcceptTrip").path("FunctionName").asText()).isEqualTo("driver-accept-trip");
        assertThat(function("TaxiCompleteTrip").path("FunctionName").asText()).isEqualTo("driver-complete-trip");
        assertThat(function("TaxiStreamProcessor").path("FunctionName").asText())
                .isEqualTo("aws-db-workshop-ddb-stream-processor");
        assertThat(function("TaxiBilling").path("FunctionName").asText()).isEqualTo("aws-db-workshop-billing");
        assertThat(dev.properties("AWS::ApiGateway::RestApi", "Taxi").path("Name").asText())
                .isEqualTo("taxi_trip_apis");
        assertThat(dev.properties("AWS::ApiGateway::Stage", "Taxi").path("StageName").asText()).isEqualTo("test");
        assertThat(dev.properties(CLUSTER, "Taxi").path("DatabaseName").asText()).isEqualTo("taxidb");
    }

    @Test
    void tellsWhatItMade() {
        JsonNode outputs = dev.template().path("Outputs");
        assertThat(outputs.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("TaxiApiUrl", "TripsTableName", "AuroraClusterEndpointName", "AuroraPort",
                        "AuroraDBName", "StreamProcessorName", "BillingFunctionName");
        assertThat(outputs.at("/TripsTableName/Value/Ref").asText()).startsWith("TaxiTrips");
        assertThat(outputs.at("/AuroraClusterEndpointName/Value/Fn::GetAtt/1").asText()).isEqualTo("Endpoint.Address");
        assertThat(outputs.at("/AuroraPort/Value/Fn::GetAtt/1").asText()).isEqualTo("Endpoint.Port");
        assertThat(outputs.at("/AuroraDBName/Value").asText()).isEqualTo("taxidb");
        assertThat(outputs.at("/StreamProcessorName/Value/Ref").asText()).startsWith("TaxiStreamProcessor");
        assertThat(outputs.at("/BillingFunctionName/Value/Ref").asText()).startsWith("TaxiBilling");
    }

    @Test
    void keysTripsByRiderAndTripAndShowsBothImages() {
        JsonNode table = dev.properties(TABLE, "Taxi");
        assertThat(table.path("KeySchema").toString())
                .isEqualTo("[{\"AttributeName\":\"riderid\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"tripinfo\",\"KeyType\":\"RANGE\"}]");
        assertThat(table.path("AttributeDefinitions").findValuesAsText("AttributeType")).containsOnly("S");
        assertThat(table.at("/StreamSpecification/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    }

    @Test
    void answersGetAndPostOnThreeRoutes() {
        assertThat(dev.resources("AWS::ApiGateway::Resource").values())
                .extracting(resource -> resource.at("/Properties/PathPart").asText())
                .containsExactlyInAnyOrder("riderbook", "driveraccept", "drivercomplete");
        for (String path : List.of("riderbook", "driveraccept", "drivercomplete")) {
            for (String method : List.of("GET", "POST")) {
                JsonNode found = dev.properties("AWS::ApiGateway::Method", "TaxiApi" + path + method);
                assertThat(found.path("HttpMethod").asText()).isEqualTo(method);
            }
        }
        assertThat(integration("riderbookGET")).anyMatch(id -> id.startsWith("TaxiBookTripFunctionAlias"));
        assertThat(integration("driveracceptGET")).anyMatch(id -> id.startsWith("TaxiAcceptTripFunctionAlias"));
        assertThat(integration("drivercompletePOST")).anyMatch(id -> id.startsWith("TaxiCompleteTripFunctionAlias"));
        assertThat(dev.properties("AWS::ApiGateway::RestApi", "Taxi").at("/EndpointConfiguration/Types/0").asText())
                .isEqualTo("REGIONAL");
    }

    private List<String> integration(String method) {
        return Synthesised.references(
                dev.properties("AWS::ApiGateway::Method", "TaxiApi" + method).at("/Integration/Uri"));
    }

    @Test
    void tellsEachFunctionWhatItWorksOn() {
        for (String step : STEPS) {
            assertThat(variables(step).path("TRIPS_TABLE").path("Ref").asText()).startsWith("TaxiTrips");
        }
        for (String client : List.of("TaxiStreamProcessor", "TaxiBilling")) {
            assertThat(variables(client).fieldNames()).toIterable()
                    .containsExactlyInAnyOrder("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER");
        }
        assertThat(variables("TaxiStreamProcessor").path("DATABASE_USER").asText()).isEqualTo("taxi_app");
        assertThat(variables("TaxiBilling").path("DATABASE_USER").asText()).isEqualTo("taxi_billing");
        assertThat(variables("TaxiSchema").path("MIGRATIONS").asText()).isEqualTo("db/taxi");
    }

    @Test
    void handsCompletedTripsOnlyToTheProcessor() {
        JsonNode mapping = dev.properties("AWS::Lambda::EventSourceMapping", "Taxi");
        assertThat(mapping.path("FilterCriteria").path("Filters").findValuesAsText("Pattern")).containsExactly(
                "{\"dynamodb\":{\"NewImage\":{\"STATUS\":{\"S\":[\"Completed\"]}}},\"eventName\":[\"MODIFY\"]}");
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.path("MaximumRetryAttempts").asInt()).isEqualTo(5);
        assertThat(mapping.path("DestinationConfig").toString()).contains("OnFailure");
    }

    @Test
    void waitsForADatabaseThatIsAway() {
        assertThat(function("TaxiStreamProcessor").path("Timeout").asInt()).isEqualTo(300);
        assertThat(function("TaxiBilling").path("Timeout").asInt()).isEqualTo(300);
        STEPS.forEach(step -> assertThat(function(step).path("Timeout").asInt()).isLessThan(29));
    }

    @Test
    void allowsEachFunctionWhatItUsesAndNoMore() {
        assertThat(own("TaxiBookTripRole")).containsExactly("dynamodb:GetItem", "dynamodb:PutItem");
        assertThat(own("TaxiAcceptTripRole")).containsExactly("dynamodb:GetItem", "dynamodb:UpdateItem");
        assertThat(own("TaxiCompleteTripRole")).containsExactly("dynamodb:GetItem", "dynamodb:UpdateItem");
        assertThat(own("TaxiStreamProcessorRole")).containsExactly("dynamodb:DescribeStream", "dynamodb:GetRecords",
                "dynamodb:GetShardIterator", "dynamodb:ListStreams", "rds-db:connect", "sqs:SendMessage");
        assertThat(own("TaxiBillingRole")).containsExactly("rds-db:connect");
        assertThat(own("TaxiSchemaFunctionRole")).containsExactly("secretsmanager:GetSecretValue", "sqs:SendMessage");
    }

    /** Apart from what logging, tracing and being in a network take. */
    private List<String> own(String role) {
        return dev.allowedActions(role).stream().filter(action -> !action.matches("(logs|xray|ec2):.*")).toList();
    }

    @Test
    void hasAllFunctionsInsideAndNoWayOut() {
        assertThat(dev.resources("AWS::EC2::NatGateway")).isEmpty();
        assertThat(dev.resources("AWS::EC2::InternetGateway")).isEmpty();
        assertThat(dev.resources("AWS::EC2::Route")).isEmpty();
        assertThat(dev.resources(FUNCTION)).hasSize(6)
                .allSatisfy((id, function) -> assertThat(
                        Synthesised.references(function.at("/Properties/VpcConfig/SubnetIds"))).as(id)
                        .containsExactlyElementsOf(dev.resources("AWS::EC2::Subnet").keySet()));
        var gateways = dev.resources("AWS::EC2::VPCEndpoint").values().stream()
                .filter(endpoint -> endpoint.at("/Properties/VpcEndpointType").asText().equals("Gateway"))
                .toList();
        assertThat(gateways).hasSize(2)
                .allSatisfy(endpoint -> assertThat(Synthesised.references(endpoint.at("/Properties/RouteTableIds")))
                        .containsExactlyInAnyOrderElementsOf(dev.resources("AWS::EC2::RouteTable").keySet()));
    }

    @Test
    void opens5432ToTheProcessorTheBillingAndTheMigrationsOnly() {
        List<String> open = new ArrayList<>();
        dev.resources("AWS::EC2::SecurityGroupIngress").values().forEach(rule -> {
            JsonNode properties = rule.path("Properties");
            assertThat(properties.path("FromPort")).isEqualTo(properties.path("ToPort"));
            open.add(group(properties.path("SourceSecurityGroupId")) + " " + properties.path("FromPort").asText() + " "
                    + group(properties.path("GroupId")));
        });
        assertThat(open).containsExactlyInAnyOrder(
                "TaxiStreamProcessor 5432 TaxiDatabase",
                "TaxiBilling 5432 TaxiDatabase",
                "TaxiSchemaFunction 5432 TaxiDatabase",
                "TaxiSchemaFunction 443 TaxiNetworksecretsmanagerCallers");
        assertThat(dev.template().findValues("SecurityGroupIngress")).isEmpty();
    }

    private static String group(JsonNode reference) {
        return Synthesised.references(reference).get(0).replaceAll("(SecurityGroup)?[0-9A-F]{8}$", "");
    }

    @Test
    void needsNoFunctionOfCdksOwn() {
        assertThat(dev.template().findValuesAsText("Runtime")).containsOnly("java25");
    }

    @Test
    void hasNoPasswordAnywhere() {
        for (Synthesised each : List.of(dev, prod)) {
            assertThat(each.properties(CLUSTER, "Taxi").path("ManageMasterUserPassword").asBoolean()).isTrue();
            assertThat(each.template().findValues("MasterUserPassword")).isEmpty();
            assertThat(each.template().toString()).doesNotContain("{{resolve:").doesNotContain("SecretString");
        }
    }

    @Test
    void storesAndBillsNothingBeforeTheSchemaIsThere() {
        for (String client : List.of("TaxiStreamProcessor", "TaxiBilling")) {
            assertThat(dev.resource(FUNCTION, client).path("DependsOn").toString()).contains("TaxiSchemaApplied");
        }
    }

    @Test
    void alarmsOnWhatCanGoWrong() {
        assertThat(dev.resources("AWS::CloudWatch::Alarm").values())
                .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                .containsExactlyInAnyOrder("5XXError", "IteratorAge", "ACUUtilization",
                        "ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesVisible");
    }

    @Test
    void showsApiFunctionsStreamAndDatabase() {
        assertThat(dev.properties("AWS::CloudWatch::Dashboard", "Taxi").toString()).contains("API: calls",
                "Book trip: Invocations", "Accept trip: Duration", "Complete trip: Errors",
                "Stream processor: Throttles", "Stream processor: iterator age", "Stream processor: failures waiting",
                "Billing: Errors", "Schema: Invocations", "Database: capacity units");
    }

    @Test
    void leavesNothingBehindInDev() {
        assertThat(dev.template().findValuesAsText("DeletionPolicy")).isNotEmpty().containsOnly("Delete");
    }

    @Test
    void keepsDataInProdAndWhatTheyStandOn() {
        prod.template().path("Resources").forEach(resource -> {
            if (resource.has("DeletionPolicy") && !resource.path("Type").asText().equals("Custom::DatabaseSchema")) {
                assertThat(resource.path("DeletionPolicy").asText()).as(resource.path("Type").asText())
                        .isEqualTo("RetainExceptOnCreate");
            }
        });
        assertThat(prod.properties(CLUSTER, "Taxi").path("DeletionProtection").asBoolean()).isTrue();
        assertThat(prod.properties(TABLE, "Taxi").at("/Replicas/0/DeletionProtectionEnabled").asBoolean()).isTrue();
        for (String type : List.of(TABLE, CLUSTER, "AWS::RDS::DBInstance", "AWS::EC2::VPC", "AWS::EC2::Subnet",
                "AWS::Logs::LogGroup")) {
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
        assertThat(Synthesised.of(new TaxiLabStack(Labs.app(), Profile.DEV))).isEqualTo(dev);
    }
}
