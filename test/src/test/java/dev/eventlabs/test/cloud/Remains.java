package dev.eventlabs.test.cloud;

import dev.eventlabs.test.client.Sdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a cloud holds that a stack made. */
public final class Remains {

    private static final Pattern ID = Pattern.compile(">((?:vpc|subnet|rtb|vpce|sg|fl)-[0-9a-f]+)<");

    private Remains() {}

    /**
     * Names of all tables, queues, functions, mappings, log groups, alarms, dashboards, roles, clusters, secrets and networks, as a client lists
     * them.
     */
    public static List<String> in(URI endpoint) {
        List<String> found = new ArrayList<>();
        try (DynamoDbClient dynamo = Sdk.at(endpoint, DynamoDbClient.builder())) {
            dynamo.listTables().tableNames().forEach(each -> found.add("table " + each));
        }
        try (SqsClient sqs = Sdk.at(endpoint, SqsClient.builder())) {
            sqs.listQueues().queueUrls().forEach(each -> found.add("queue " + each));
        }
        try (LambdaClient lambda = Sdk.at(endpoint, LambdaClient.builder())) {
            lambda.listFunctions().functions().forEach(each -> found.add("function " + each.functionName()));
            lambda.listEventSourceMappings(list -> {}).eventSourceMappings()
                    .forEach(each -> found.add("mapping " + each.uuid()));
        }
        try (CloudWatchLogsClient logs = Sdk.at(endpoint, CloudWatchLogsClient.builder())) {
            logs.describeLogGroups().logGroups().forEach(each -> found.add("log group " + each.logGroupName()));
        }
        try (CloudWatchClient watch = Sdk.at(endpoint, CloudWatchClient.builder())) {
            watch.describeAlarms().metricAlarms().forEach(each -> found.add("alarm " + each.alarmName()));
            watch.listDashboards(list -> {}).dashboardEntries()
                    .forEach(each -> found.add("dashboard " + each.dashboardName()));
        }
        try (IamClient iam = Sdk.at(endpoint, IamClient.builder())) {
            iam.listRoles().roles().stream().filter(each -> !each.roleName().startsWith("cdk-"))
                    .forEach(each -> found.add("role " + each.roleName()));
        }
        try (RdsClient rds = Sdk.at(endpoint, RdsClient.builder())) {
            rds.describeDBClusters().dbClusters().forEach(each -> found.add("cluster " + each.dbClusterIdentifier()));
            rds.describeDBInstances().dbInstances()
                    .forEach(each -> found.add("instance " + each.dbInstanceIdentifier()));
            rds.describeDBSubnetGroups().dbSubnetGroups()
                    .forEach(each -> found.add("subnet group " + each.dbSubnetGroupName()));
        }
        try (SecretsManagerClient secrets = Sdk.at(endpoint, SecretsManagerClient.builder())) {
            secrets.listSecrets(list -> list.includePlannedDeletion(true)).secretList()
                    .forEach(each -> found.add("secret " + each.name()));
        }
        for (String kind : List.of("Vpc", "Subnet", "RouteTable", "VpcEndpoint", "SecurityGroup", "FlowLog")) {
            found.addAll(networks(endpoint, kind));
        }
        return found;
    }

    /** By hand: AWS's client for EC2 is as large as all others together. */
    private static List<String> networks(URI endpoint, String kind) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/ec2/aws4_request")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Action=Describe" + kind + "s&Version=2016-11-15")).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return ID.matcher(answer.body()).results().map(id -> kind + " " + id.group(1)).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
