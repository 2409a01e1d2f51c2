package dev.eventlabs.cli.cloud;

import dev.eventlabs.cli.aws.Clients;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What there is in an AWS, as a client sees it.
 *
 * @param stacks by CloudFormation
 * @param functions by Lambda
 * @param queues with what waits in them
 * @param streams of Kinesis
 * @param tables with how much they hold
 */
record Inventory(List<StackLine> stacks, List<FunctionLine> functions, List<QueueLine> queues, List<StreamLine> streams,
        List<TableLine> tables) {

    record StackLine(String name, String status, String changed) {}

    /**
     * @param memoryMb in megabytes
     * @param timeoutSeconds after which an invocation is ended
     */
    record FunctionLine(String name, String runtime, int memoryMb, int timeoutSeconds) {}

    /**
     * @param available to be received
     * @param inFlight received, but neither deleted nor visible again
     * @param delayed not to be received yet
     */
    record QueueLine(String name, long available, long inFlight, long delayed) {}

    /** @param shards that take records */
    record StreamLine(String name, String status, int shards) {}

    record TableLine(String name, String status, long items) {}

    static Inventory of(Clients clients) {
        return new Inventory(stacks(clients), functions(clients), queues(clients), streams(clients),
                tables(clients));
    }

    private static List<StackLine> stacks(Clients clients) {
        return clients.cloudFormation()
                .describeStacksPaginator()
                .stacks()
                .stream()
                .map(stack -> new StackLine(stack.stackName(), stack.stackStatusAsString(),
                        instant(stack.lastUpdatedTime() != null ? stack.lastUpdatedTime() : stack.creationTime())))
                .sorted(Comparator.comparing(StackLine::name))
                .toList();
    }

    static List<FunctionLine> functions(Clients clients) {
        return clients.lambda()
                .listFunctionsPaginator()
                .functions()
                .stream()
                .map(function -> new FunctionLine(function.functionName(), function.runtimeAsString(),
                        function.memorySize() == null ? 0 : function.memorySize(),
                        function.timeout() == null ? 0 : function.timeout()))
                .sorted(Comparator.comparing(FunctionLine::name))
                .toList();
    }

    private static List<QueueLine> queues(Clients clients) {
        return clients.sqs().listQueuesPaginator().queueUrls().stream().map(url -> queue(clients, url)).toList();
    }

    private static QueueLine queue(Clients clients, String url) {
        Map<String, String> attributes = clients.sqs()
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings();
        return new QueueLine(url.substring(url.lastIndexOf('/') + 1),
                Long.parseLong(attributes.getOrDefault("ApproximateNumberOfMessages", "0")),
                Long.parseLong(attributes.getOrDefault("ApproximateNumberOfMessagesNotVisible", "0")),
                Long.parseLong(attributes.getOrDefault("ApproximateNumberOfMessagesDelayed", "0")));
    }

    private static List<StreamLine> streams(Clients clients) {
        return clients.kinesis().listStreamsPaginator().streamNames().stream().map(name -> {
            StreamDescriptionSummary stream = clients.kinesis()
                    .describeStreamSummary(request -> request.streamName(name))
                    .streamDescriptionSummary();
            return new StreamLine(name, stream.streamStatusAsString(), stream.openShardCount());
        }).toList();
    }

    private static List<TableLine> tables(Clients clients) {
        return clients.dynamoDb().listTablesPaginator().tableNames().stream().map(name -> {
            TableDescription table = clients.dynamoDb().describeTable(request -> request.tableName(name)).table();
            return new TableLine(name, table.tableStatusAsString(), table.itemCount() == null ? 0 : table.itemCount());
        }).toList();
    }

    private static String instant(Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
