package dev.eventlabs.test.cdk;

import dev.eventlabs.test.client.Sdk;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a cloud holds that a stack made. */
final class Remains {

    private Remains() {}

    /** Names of all tables, queues, functions, mappings, log groups, alarms, dashboards and roles, as a client lists them. */
    static List<String> in(URI endpoint) {
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
        return found;
    }
}
