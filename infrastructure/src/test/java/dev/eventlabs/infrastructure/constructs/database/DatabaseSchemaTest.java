package dev.eventlabs.infrastructure.constructs.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseSchemaTest {
    private static final String RESOURCE = "Custom::DatabaseSchema";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final Migrations migrations = Migrations.ofFolder(Path.of("src/test/resources/parcels"), null, "parcels");
    private final Synthesised template;
    private final Synthesised maximal;
    private final Synthesised connected;

    DatabaseSchemaTest() {
        DatabaseSchema.Builder.create(minimalStack, "S", database(minimalStack), migrations).build();
        DatabaseSchema.Builder
                .create(maximalStack, "S", database(maximalStack),
                        Migrations.ofFolder(Path.of("src/test/resources/parcels"), Code.fromAsset("src/test/resources"),
                                "parcels"))
                .timeout(Duration.minutes(15))
                .lifecycle(DataLifecycle.RETAINED)
                .build();
        Stack clientStack = new Stack(app, "Client");
        AuroraPostgres database = database(clientStack);
        DatabaseSchema schema = DatabaseSchema.Builder.create(clientStack, "S", database, migrations).build();
        schema.connect(JavaFunction.Builder.create(clientStack, "C", "com.example.Parcels::handleRequest")
                .network(database.getNetwork())
                .build(), "parcel_writer");
        template = Synthesised.of(minimalStack);
        maximal = Synthesised.of(maximalStack);
        connected = Synthesised.of(clientStack);
    }

    private static AuroraPostgres database(Stack stack) {
        PrivateNetwork network = PrivateNetwork.Builder.create(stack, "N").build();
        return AuroraPostgres.Builder.create(stack, "D", network, "parcels").build();
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("schema-minimal", template.only(RESOURCE));
        Snapshot.matches("schema-maximal", maximal.only("AWS::Lambda::Function"));
    }

    @Test
    void appliesTheCallersWishToTheFunctionAndKeepsItsNetwork() {
        Stack stack = new Stack(new App(), "Wished");
        DatabaseSchema.Builder.create(stack, "S", database(stack), migrations)
                .function(f -> f.memorySize(2048).timeout(Duration.seconds(1)))
                .build();

        JsonNode function = Synthesised.of(stack).properties("AWS::Lambda::Function", "SFunction");
        assertThat(function.path("MemorySize").asInt()).isEqualTo(2048);
        assertThat(function.path("Timeout").asInt()).isEqualTo(600);
        assertThat(function.has("VpcConfig")).isTrue();
    }

    @Test
    void tellsTheAlarmOfWhatItsFunctionCouldNotDo() {
        Stack stack = new Stack(new App(), "Alarmed");
        DatabaseSchema schema = DatabaseSchema.Builder.create(stack, "S", database(stack), migrations).build();

        assertThat(schema.getAlarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.getNode().getPath())
                        .isEqualTo("Alarmed/S/Function/OnFailure/NotEmpty"));
    }

    @Test
    void f160_asksItsOwnFunctionThroughItsAlias() {
        assertThat(Synthesised.references(template.properties(RESOURCE, "S").path("ServiceToken"))).singleElement()
                .asString().startsWith("SFunctionAliaslive");
        assertThat(template.template().findValuesAsText("Runtime")).containsOnly("java25");
        assertThat(template.resources("AWS::Lambda::Function")).hasSize(1);
    }

    @Test
    void runsAgainWhenTheFilesChangeAndOnlyThen() {
        JsonNode properties = template.properties(RESOURCE, "S");
        assertThat(properties.path("Checksum").asText()).isEqualTo(migrations.checksum());
        assertThat(properties.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("ServiceToken", "ServiceTimeout", "Checksum");
    }

    @Test
    void f162_isWaitedForLongerThanItsFunctionMayRun() {
        assertThat(template.properties(RESOURCE, "S").path("ServiceTimeout").asInt()).isEqualTo(720);
        assertThat(template.properties("AWS::Lambda::Function", "S").path("Timeout").asInt()).isEqualTo(600);
        assertThat(maximal.properties(RESOURCE, "S").path("ServiceTimeout").asInt()).isEqualTo(1020);
    }

    @Test
    void tellsTheFunctionWhereTheDatabaseAndThePasswordAre() {
        JsonNode variables = template.properties("AWS::Lambda::Function", "S").at("/Environment/Variables");
        assertThat(variables.path("DATABASE_HOST").toString()).contains("DCluster", "Endpoint.Address");
        assertThat(variables.path("DATABASE_PORT").toString()).contains("DCluster", "Endpoint.Port");
        assertThat(variables.path("DATABASE_NAME").asText()).isEqualTo("parcels");
        assertThat(variables.path("SECRET_ARN").toString()).contains("MasterUserSecret.SecretArn");
        assertThat(variables.path("MIGRATIONS").asText()).isEqualTo("parcels");
    }

    @Test
    void mayReadThePasswordAndNothingElse() {
        assertThat(template.allowedActions("SFunctionRole"))
                .filteredOn(action -> !action.startsWith("ec2:") && !action.startsWith("logs:")
                        && !action.startsWith("xray:"))
                .containsExactly("secretsmanager:GetSecretValue", "sqs:SendMessage");
    }

    /** The cluster's name is there before anybody answers under it, and the answer to CloudFormation leaves by S3's endpoint. */
    @Test
    void waitsForWriterRulesAndEndpoints() {
        String waitsFor = template.resource(RESOURCE, "S").path("DependsOn").toString();
        for (String type : new String[]{"AWS::RDS::DBInstance", "AWS::EC2::SecurityGroupIngress",
                "AWS::EC2::SecurityGroupEgress", "AWS::EC2::VPCEndpoint", "AWS::EC2::SubnetRouteTableAssociation",
                "AWS::IAM::Policy"}) {
            assertThat(template.resources(type)).as(type).isNotEmpty();
            template.resources(type).keySet().forEach(id -> assertThat(waitsFor).contains("\"" + id + "\""));
        }
    }

    @Test
    void connectsAFunctionAsOneUserOnceTheSchemaIsThere() {
        JsonNode client = connected.resource("AWS::Lambda::Function", "C");
        JsonNode variables = client.at("/Properties/Environment/Variables");
        assertThat(variables.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER");
        assertThat(variables.path("DATABASE_HOST").toString()).contains("DCluster", "Endpoint.Address");
        assertThat(variables.path("DATABASE_USER").asText()).isEqualTo("parcel_writer");
        assertThat(client.path("DependsOn").toString()).contains("SApplied");
        assertThat(connected.allowedActions("CRole")).contains("rds-db:connect")
                .doesNotContain("secretsmanager:GetSecretValue");
        assertThat(connected.resources("AWS::EC2::SecurityGroupIngress").values())
                .anySatisfy(rule -> assertThat(rule.at("/Properties/SourceSecurityGroupId").toString())
                        .contains("CSecurityGroup"));
    }

    @Test
    void keepsAnEventThatFailedForGood() {
        assertThat(template.resources("AWS::CloudWatch::Alarm").keySet())
                .anyMatch(id -> id.startsWith("SFunctionOnFailure"));
    }
}
