package dev.eventlabs.infrastructure.constructs.database;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuroraPostgresTest {
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String IN = "AWS::EC2::SecurityGroupIngress";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final AuroraPostgres minimal = database(minimalStack, d -> d);
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final AuroraPostgres maximal = database(maximalStack, d -> d.clusterIdentifier("depot")
            .version(AuroraPostgresEngineVersion.VER_16_8)
            .capacity(0.5, 8)
            .parameter("log_min_duration_statement", "500")
            .lifecycle(DataLifecycle.RETAINED)
            .cluster(c -> c.port(5433).iamAuthentication(false).storageEncrypted(false)
                    .parameters(Map.of("rds.force_ssl", "0"))));
    private final Stack refused = new Stack(new App(), "Refused");
    private final PrivateNetwork refusedNetwork = PrivateNetwork.Builder.create(refused, "N").build();
    private final Synthesised template;
    private final Synthesised retained;

    AuroraPostgresTest() {
        minimal.grantConnect(function(minimal, "Writer"), "parcel_writer");
        minimal.grantMaster(function(minimal, "Master"));
        function(minimal, "Stranger");
        maximal.grantConnect(function(maximal, "Writer"), "parcel_writer");
        template = Synthesised.of(minimalStack);
        retained = Synthesised.of(maximalStack);
    }

    private static AuroraPostgres database(Stack stack, UnaryOperator<AuroraPostgres.Builder> wish) {
        PrivateNetwork network = PrivateNetwork.Builder.create(stack, "N").build();
        return wish.apply(AuroraPostgres.Builder.create(stack, "D", network, "parcels")).build();
    }

    private static JavaFunction function(AuroraPostgres database, String id) {
        return JavaFunction.Builder.create(Stack.of(database), id, "com.example.Parcels::handleRequest")
                .network(database.getNetwork())
                .build();
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("database-minimal", template.under("D"));
        Snapshot.matches("database-maximal", retained.under("D"));
    }

    @Test
    void f167_growsFromNothingAndPausesWhenNobodyIsConnected() {
        JsonNode scaling = template.properties(CLUSTER, "D").path("ServerlessV2ScalingConfiguration");
        assertThat(scaling.path("MinCapacity").asDouble(-1)).isZero();
        assertThat(scaling.path("MaxCapacity").asDouble()).isEqualTo(2);
        assertThat(scaling.path("SecondsUntilAutoPause").asInt()).isEqualTo(300);
        JsonNode always = retained.properties(CLUSTER, "D").path("ServerlessV2ScalingConfiguration");
        assertThat(always.path("MinCapacity").asDouble()).isEqualTo(0.5);
        assertThat(always.path("MaxCapacity").asDouble()).isEqualTo(8);
        assertThat(always.has("SecondsUntilAutoPause")).isFalse();
        assertThat(template.resources("AWS::RDS::DBInstance").values()).singleElement().satisfies(writer -> {
            assertThat(writer.at("/Properties/DBInstanceClass").asText()).isEqualTo("db.serverless");
            assertThat(writer.at("/Properties/PubliclyAccessible").asBoolean(true)).isFalse();
        });
    }

    @Test
    void isPostgres17UnlessToldOtherwise() {
        assertThat(template.properties(CLUSTER, "D").path("Engine").asText()).isEqualTo("aurora-postgresql");
        assertThat(template.properties(CLUSTER, "D").path("EngineVersion").asText()).isEqualTo("17.7");
        assertThat(template.properties(CLUSTER, "D").path("DatabaseName").asText()).isEqualTo("parcels");
        assertThat(retained.properties(CLUSTER, "D").path("EngineVersion").asText()).isEqualTo("16.8");
    }

    @Test
    void f168_leavesThePasswordToRds() {
        JsonNode cluster = template.properties(CLUSTER, "D");
        assertThat(cluster.path("ManageMasterUserPassword").asBoolean()).isTrue();
        assertThat(cluster.has("MasterUserPassword")).isFalse();
        assertThat(template.resources("AWS::SecretsManager::Secret")).isEmpty();
        assertThat(template.template().toString()).doesNotContain("{{resolve:");
    }

    @Test
    void takesTokensOverTlsAndIsEncryptedWhateverIsWished() {
        for (Synthesised each : List.of(template, retained)) {
            assertThat(each.properties(CLUSTER, "D").path("EnableIAMDatabaseAuthentication").asBoolean()).isTrue();
            assertThat(each.properties(CLUSTER, "D").path("StorageEncrypted").asBoolean()).isTrue();
            assertThat(each.properties("AWS::RDS::DBClusterParameterGroup", "D").at("/Parameters/rds.force_ssl")
                    .asText()).isEqualTo("1");
        }
        assertThat(retained.properties("AWS::RDS::DBClusterParameterGroup", "D")
                .at("/Parameters/log_min_duration_statement").asText()).isEqualTo("500");
    }

    @Test
    void f166_letsAFunctionLogInAsOneUserWithATokenAndNothingElse() {
        JsonNode statement = only("WriterRole", "rds-db:connect");
        JsonNode arn = statement.at("/Resource/Fn::Join/1");
        assertThat(arn.get(0).asText() + arn.get(1).path("Ref").asText() + arn.get(2).asText())
                .isEqualTo("arn:AWS::Partition:rds-db:");
        assertThat(arn.toString()).contains("DBClusterResourceId").endsWith("\"/parcel_writer\"]");
        assertThat(template.allowedActions("WriterRole")).doesNotContain("secretsmanager:GetSecretValue");
        assertThat(template.allowedActions("StrangerRole")).noneMatch(action -> action.startsWith("rds")
                || action.startsWith("secretsmanager"));
    }

    @Test
    void letsTheMasterReadItsPassword() {
        assertThat(only("MasterRole", "secretsmanager:GetSecretValue").path("Resource").toString())
                .contains("MasterUserSecret.SecretArn");
        assertThat(template.allowedActions("MasterRole")).doesNotContain("rds-db:connect");
    }

    private JsonNode only(String role, String action) {
        for (JsonNode statement : template.properties("AWS::IAM::Policy", role).at("/PolicyDocument/Statement")) {
            if (statement.path("Action").asText().equals(action)) {
                return statement;
            }
        }
        throw new AssertionError("No statement of " + role + " allows " + action + " alone");
    }

    @Test
    void opensItsPortToThoseWhoWereGrantedOnly() {
        assertThat(template.properties("AWS::EC2::SecurityGroup", "DSecurityGroup").has("SecurityGroupIngress"))
                .isFalse();
        assertThat(template.resources(IN).values())
                .filteredOn(rule -> rule.at("/Properties/GroupId").toString().contains("DSecurityGroup"))
                .extracting(rule -> rule.at("/Properties/SourceSecurityGroupId/Fn::GetAtt/0").asText())
                .satisfiesExactlyInAnyOrder(source -> assertThat(source).startsWith("WriterSecurityGroup"),
                        source -> assertThat(source).startsWith("MasterSecurityGroup"));
        assertThat(template.resources("AWS::EC2::SecurityGroupEgress").values())
                .filteredOn(
                        rule -> rule.at("/Properties/DestinationSecurityGroupId").toString().contains("DSecurityGroup"))
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.at("/Properties/FromPort").asInt()).isEqualTo(5432));
        assertThat(template.template().toString()).doesNotContain("\"CidrIp\":\"0.0.0.0/0\",\"FromPort\"");
    }

    @Test
    void mayHaveAnotherPort() {
        assertThat(retained.properties(CLUSTER, "D").path("Port").asInt()).isEqualTo(5433);
        assertThat(retained.properties(IN, "D").path("FromPort").asInt()).isEqualTo(5433);
    }

    @Test
    void isInIsolatedSubnetsOfTwoZones() {
        assertThat(template.properties("AWS::RDS::DBSubnetGroup", "D").path("SubnetIds")).hasSize(2);
        assertThat(Synthesised.references(template.properties("AWS::RDS::DBSubnetGroup", "D").path("SubnetIds")))
                .containsExactlyElementsOf(template.resources("AWS::EC2::Subnet").keySet());
    }

    @Test
    void goesWithTheStackWithoutASnapshot() {
        assertThat(template.properties(CLUSTER, "D").path("DeletionProtection").asBoolean(true)).isFalse();
        assertThat(template.properties(CLUSTER, "D").path("BackupRetentionPeriod").asInt()).isEqualTo(1);
        assertThat(template.template().findValuesAsText("DeletionPolicy")).containsOnly("Delete");
    }

    @Test
    void staysWithAllItStandsOnWhenRetained() {
        assertThat(retained.properties(CLUSTER, "D").path("DeletionProtection").asBoolean()).isTrue();
        assertThat(retained.properties(CLUSTER, "D").path("BackupRetentionPeriod").asInt()).isEqualTo(35);
        for (String type : List.of(CLUSTER, "AWS::RDS::DBInstance", "AWS::RDS::DBSubnetGroup",
                "AWS::RDS::DBClusterParameterGroup", "AWS::EC2::SecurityGroup")) {
            assertThat(retained.resource(type, "D").path("DeletionPolicy").asText()).as(type)
                    .isEqualTo("RetainExceptOnCreate");
        }
    }

    @Test
    void raisesAnAlarmWhenItHasNoRoomLeft() {
        JsonNode alarm = template.properties("AWS::CloudWatch::Alarm", "DAtCapacity");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("ACUUtilization");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(90);
        assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(15);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(minimal.getAlarms()).hasSize(1);
        assertThat(maximal.getDatabaseName()).isEqualTo("parcels");
    }

    private void refuses(String id, String name, UnaryOperator<AuroraPostgres.Builder> wish, String message) {
        assertThatRefused(
                () -> wish.apply(AuroraPostgres.Builder.create(refused, id, refusedNetwork, name)).build())
                .hasMessage("Database Refused/" + id + ": " + message);
    }

    @Test
    void refusesANameThatPostgresWouldQuote() {
        refuses("Name", "Parcels-1", d -> d, "the database name \"Parcels-1\" was given; up to 63 lower-case letters,"
                + " digits and _ are allowed, a letter first.");
    }

    @Test
    void refusesCapacitiesThatAuroraDoesNotKnow() {
        String rule = ") was given; units go by halves, the least from 0, the most from 1 to 256, and not below the least."
                + " Leave it out for 0 to 2.";
        refuses("Small", "parcels", d -> d.capacity(0, 0.5), "capacity(0.0, 0.5" + rule);
        refuses("Large", "parcels", d -> d.capacity(0, 257), "capacity(0.0, 257.0" + rule);
        refuses("Odd", "parcels", d -> d.capacity(0.3, 2), "capacity(0.3, 2.0" + rule);
        refuses("Below", "parcels", d -> d.capacity(4, 2), "capacity(4.0, 2.0" + rule);
    }

    @Test
    void f167_refusesPausesThatAuroraDoesNotKnow() {
        refuses("Soon", "parcels", d -> d.pauseAfter(Duration.minutes(4)),
                "pauseAfter(4 minutes) was given; Aurora allows 5 minutes to 1 day. Leave it out for 5 minutes.");
        refuses("Late", "parcels", d -> d.pauseAfter(Duration.hours(25)), "pauseAfter(1 day 1 hour) was given; Aurora"
                + " allows 5 minutes to 1 day. Leave it out for 5 minutes.");
        refuses("Never", "parcels", d -> d.capacity(1, 2).pauseAfter(Duration.minutes(9)),
                "pauseAfter(9 minutes) was given with a capacity of at least 1.0; only a cluster of at least 0 units"
                        + " pauses. Leave one of them out.");
    }

    @Test
    void refusesToTalkInTheClear() {
        refuses("Clear", "parcels", d -> d.parameter("rds.force_ssl", "0"),
                "the parameter rds.force_ssl was given; it is"
                        + " always 1, since an IAM token is a password for fifteen minutes. Leave it out.");
    }

    @Test
    void refusesToLetAFunctionBeAnyUser() {
        JavaFunction function = JavaFunction.Builder.create(refused, "F", "com.example.Parcels").network(refusedNetwork)
                .build();
        AuroraPostgres database = AuroraPostgres.Builder.create(refused, "D", refusedNetwork, "parcels").build();
        assertThatRefused(() -> database.grantConnect(function, "*"))
                .hasMessage(
                        "Database Refused/D: the database user \"*\" was given; a name of up to 63 lower-case letters,"
                                + " digits and _ is allowed, a letter first. Name the one role that the migrations made for this"
                                + " function.");
    }
}
