package dev.eventlabs.local.rds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.CloudFixture;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** Clusters of templates, as CDK's {@code DatabaseCluster} writes them, and the API's view of them. */
class ClusterProviderIT extends CloudFixture {

    private static final String MANAGED = """
            Resources:
              Subnets:
                Type: AWS::RDS::DBSubnetGroup
                Properties: {DBSubnetGroupDescription: two zones, SubnetIds: [subnet-1, subnet-2]}
              Parameters:
                Type: AWS::RDS::DBClusterParameterGroup
                Properties: {Family: aurora-postgresql17, Description: TLS, Parameters: {rds.force_ssl: "1"}}
              Cluster:
                Type: AWS::RDS::DBCluster
                Properties:
                  Engine: aurora-postgresql
                  EngineVersion: "17.6"
                  DatabaseName: taxi
                  MasterUsername: chief
                  ManageMasterUserPassword: true
                  Port: 5432
                  EnableIAMDatabaseAuthentication: true
                  StorageEncrypted: true
                  DeletionProtection: %s
                  DBSubnetGroupName: {Ref: Subnets}
                  DBClusterParameterGroupName: {Ref: Parameters}
                  VpcSecurityGroupIds: [sg-1]
                  ServerlessV2ScalingConfiguration: {MinCapacity: 0, MaxCapacity: 2}
              Writer:
                Type: AWS::RDS::DBInstance
                Properties: {DBClusterIdentifier: {Ref: Cluster}, DBInstanceClass: db.serverless, Engine: aurora-postgresql}
            Outputs:
              Id: {Value: {Ref: Cluster}}
              Host: {Value: {'Fn::GetAtt': [Cluster, Endpoint.Address]}}
              Port: {Value: {'Fn::GetAtt': [Cluster, Endpoint.Port]}}
              WriterPort: {Value: {'Fn::GetAtt': [Writer, Endpoint.Port]}}
              Arn: {Value: {'Fn::GetAtt': [Cluster, DBClusterArn]}}
              Secret: {Value: {'Fn::GetAtt': [Cluster, MasterUserSecret.SecretArn]}}
            """;

    private static final String ATTACHED = """
            Resources:
              Secret:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString:
                    {SecretStringTemplate: '{"username":"chief"}', GenerateStringKey: password, ExcludeCharacters: ' "@/'}
              Cluster:
                Type: AWS::RDS::DBCluster
                Properties:
                  Engine: aurora-postgresql
                  DatabaseName: taxi
                  MasterUsername: {'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}'}
                  MasterUserPassword: {'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:password}}'}
                  ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 2}
              Writer:
                Type: AWS::RDS::DBInstance
                Properties: {DBClusterIdentifier: {Ref: Cluster}, DBInstanceClass: db.serverless, Engine: aurora-postgresql}
              Attachment:
                Type: AWS::SecretsManager::SecretTargetAttachment
                Properties: {SecretId: {Ref: Secret}, TargetId: {Ref: Cluster}, TargetType: 'AWS::RDS::DBCluster'}
            Outputs:
              Secret: {Value: {Ref: Attachment}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void f168_theManagedPasswordIsInTheSecretThatTheClusterNames() throws SQLException {
        Map<String, String> outputs = create("Managed", MANAGED.formatted("true"));
        RdsClient rds = client(RdsClient.builder());
        DBCluster cluster = rds.describeDBClusters(request -> request.dbClusterIdentifier(outputs.get("Id")))
                .dbClusters().getFirst();

        assertThat(cluster.masterUserSecret().secretArn()).isEqualTo(outputs.get("Secret"))
                .contains(":secret:rds!cluster-");
        assertThat(cluster.dbClusterArn()).isEqualTo(outputs.get("Arn"))
                .isEqualTo("arn:aws:rds:us-east-1:000000000000:cluster:" + outputs.get("Id"));
        assertThat(cluster.port()).hasToString(outputs.get("Port")).hasToString(outputs.get("WriterPort"));
        assertThat(cluster.serverlessV2ScalingConfiguration().secondsUntilAutoPause()).isEqualTo(300);
        assertThat(cluster.vpcSecurityGroups()).extracting(VpcSecurityGroupMembership::vpcSecurityGroupId)
                .containsExactly("sg-1");
        assertThat(cluster.dbClusterMembers()).extracting(DBClusterMember::isClusterWriter).containsExactly(true);
        JsonNode secret = secret(outputs.get("Secret"));
        assertThat(secret.properties()).extracting(Map.Entry::getKey).containsExactly("username", "password");
        assertLogsIn(outputs.get("Host"), outputs.get("Port"), secret);

        assertThat(delete("Managed")).isEqualTo("DELETE_FAILED");
        assertThat(failures("Managed")).contains("Cannot delete protected Cluster");
        rds.modifyDBCluster(request -> request.dbClusterIdentifier(outputs.get("Id")).deletionProtection(false));
        assertThat(delete("Managed")).isEqualTo("DELETE_COMPLETE");
        assertThat(rds.describeDBClusters().dbClusters())
                .noneMatch(each -> each.dbClusterIdentifier().equals(outputs.get("Id")));
        assertThat(post("GetSecretValue", outputs.get("Secret")).statusCode()).isEqualTo(400);
    }

    @Test
    void anAttachedSecretTellsWhereTheDatabaseIs() throws SQLException {
        Map<String, String> outputs = create("Attached", ATTACHED);

        JsonNode secret = secret(outputs.get("Secret"));
        assertThat(secret.path("engine").asText()).isEqualTo("postgres");
        assertThat(secret.path("dbname").asText()).isEqualTo("taxi");
        assertLogsIn(secret.path("host").asText(), secret.path("port").asText(), secret);
        assertThat(delete("Attached")).isEqualTo("DELETE_COMPLETE");
    }

    @Test
    void whatCannotRunHereFailsTheStackByName() {
        assertThat(failed("Other", """
                Resources:
                  Cluster:
                    Type: AWS::RDS::DBCluster
                    Properties: {Engine: aurora-mysql, MasterUsername: chief, MasterUserPassword: long-enough}
                """)).contains("Engine aurora-mysql isn't supported by the embedded AWS");
        assertThat(failed("Alone", """
                Resources:
                  Instance:
                    Type: AWS::RDS::DBInstance
                    Properties: {Engine: postgres, DBInstanceClass: db.t4g.micro}
                """)).contains("A DB instance without DBClusterIdentifier isn't supported");
    }

    @Test
    void theAuthorityOfTheCertificatesCanBeFetched() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(cloud.endpoint() + "/_eventlabs/rds/ca.pem")).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("-----END CERTIFICATE-----\n");
    }

    private String failed(String stack, String template) {
        try {
            create(stack, template);
        } catch (AssertionError e) {
            return e.getMessage();
        }
        throw new AssertionError(stack + " was created.");
    }

    private static void assertLogsIn(String host, String port, JsonNode secret) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + host + ":" + port + "/taxi?sslmode=require", secret.path("username").asText(),
                secret.path("password").asText())) {
            assertThat(Aurora.value(connection, "SELECT current_user")).isEqualTo("chief");
        }
    }

    private JsonNode secret(String arn) {
        HttpResponse<String> answer = post("GetSecretValue", arn);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parseOwn(Json.parseOwn(answer.body()).path("SecretString").asText());
    }

    private HttpResponse<String> post(String action, String secret) {
        try {
            return http.send(HttpRequest.newBuilder(cloud.endpoint()).header("X-Amz-Target", "secretsmanager." + action)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"SecretId\": \"" + secret + "\"}")).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
