package dev.eventlabs.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.CloudFixture;
import dev.eventlabs.local.eventsource.handlers.Counter;
import dev.eventlabs.local.eventsource.handlers.Reader;
import dev.eventlabs.local.lambda.Zip;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Real streams, real functions in processes of their own. */
final class StreamsIT extends CloudFixture {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:";

    @TempDir private Path directory;
    private LambdaClient lambda;
    private KinesisClient kinesis;
    private DynamoDbClient dynamoDb;
    private SqsClient sqs;

    @BeforeAll
    void makeClients() {
        lambda = client(LambdaClient.builder());
        kinesis = client(KinesisClient.builder());
        dynamoDb = client(DynamoDbClient.builder());
        sqs = client(SqsClient.builder());
    }

    @Test
    void f47To53AKinesisStreamReachesAFunctionInOrderAndWithoutThePoison() throws IOException {
        String stream = stream("scores");
        String queue = sqs.createQueue(request -> request.queueName("failed")).queueUrl();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            put("scores", i == 30 ? "poison" : "r" + i);
            if (i != 30) {
                all.add("r" + i);
            }
        }
        Path file = function("reader", Reader.class);
        lambda.createEventSourceMapping(request -> request.functionName("reader").eventSourceArn(stream)
                .startingPosition(EventSourcePosition.TRIM_HORIZON).batchSize(25).maximumRetryAttempts(1)
                .bisectBatchOnFunctionError(true)
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .destinationConfig(each -> each.onFailure(to -> to.destination(QUEUE + "failed"))));

        await().atMost(PATIENCE).until(() -> lines(file).contains("r59"));
        assertThat(lines(file)).isEqualTo(all);
        JsonNode told = Json.parseOwn(await().atMost(PATIENCE).until(() -> sqs.receiveMessage(
                request -> request.queueUrl(queue).waitTimeSeconds(1)).messages(), each -> !each.isEmpty())
                .stream().map(Message::body).findFirst().orElseThrow());
        assertThat(told.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
        assertThat(told.at("/KinesisBatchInfo/batchSize").asInt()).isEqualTo(1);
        assertThat(told.at("/KinesisBatchInfo/streamArn").asText()).isEqualTo(stream);
    }

    @Test
    void aWorkerThatIsKilledWithABatchLosesNothing() throws IOException {
        String stream = stream("killed");
        Path file = function("killed", Reader.class);
        lambda.createEventSourceMapping(request -> request.functionName("killed").eventSourceArn(stream)
                .startingPosition(EventSourcePosition.LATEST));
        put("killed", "a");
        await().atMost(PATIENCE).until(() -> lines(file).contains("a"));
        put("killed", "hang");
        Path hung = file.resolveSibling(file.getFileName() + ".hung");
        await().atMost(PATIENCE).until(() -> Files.exists(hung));
        ProcessHandle.of(pid("killed")).orElseThrow().destroyForcibly();
        put("killed", "b");

        await().atMost(PATIENCE).until(() -> lines(file).contains("b"));
        assertThat(lines(file)).containsExactly("a", "hang", "b");
    }

    @Test
    void f58ATablesStreamIsCountedInTumblingWindows() throws IOException {
        String arn = dynamoDb.createTable(request -> request.tableName("Scores")
                .attributeDefinitions(AttributeDefinition.builder().attributeName("Id")
                        .attributeType(ScalarAttributeType.S).build())
                .keySchema(KeySchemaElement.builder().attributeName("Id").keyType(KeyType.HASH).build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .streamSpecification(each -> each.streamEnabled(true)
                        .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                .tableDescription().latestStreamArn();
        Path file = function("counter", Counter.class);
        lambda.createEventSourceMapping(request -> request.functionName("counter").eventSourceArn(arn)
                .startingPosition(EventSourcePosition.LATEST).batchSize(3).maximumRetryAttempts(0)
                .bisectBatchOnFunctionError(true).tumblingWindowInSeconds(2));
        for (int i = 0; i < 20; i++) {
            String id = i == 10 ? "poison" : "id" + i;
            dynamoDb.putItem(request -> request.tableName("Scores")
                    .item(Map.of("Id", AttributeValue.fromS(id))));
        }

        await().atMost(PATIENCE).until(() -> counted(file) == 19);
        assertThat(lambda.listEventSourceMappings(request -> request.functionName("counter")).eventSourceMappings()
                .getFirst().lastProcessingResult()).isEqualTo("OK");
    }

    /** Of all windows. */
    private static int counted(Path file) throws IOException {
        return lines(file).stream().mapToInt(line -> Integer.parseInt(line.substring("window ".length()))).sum();
    }

    private String stream(String name) {
        kinesis.createStream(request -> request.streamName(name).shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(name));
        return kinesis.describeStreamSummary(request -> request.streamName(name)).streamDescriptionSummary()
                .streamARN();
    }

    private void put(String stream, String text) {
        kinesis.putRecord(request -> request.streamName(stream).partitionKey("key")
                .data(SdkBytes.fromUtf8String(text)));
    }

    /** @return what it writes to */
    private Path function(String name, Class<?> handler) {
        Path file = directory.resolve(name);
        lambda.createFunction(request -> request.functionName(name).runtime(Runtime.JAVA25)
                .handler(handler.getName()).role("arn:aws:iam::000000000000:role/" + name).timeout(60)
                .environment(each -> each.variables(Map.of("FILE", file.toString())))
                .code(each -> each.zipFile(SdkBytes.fromByteArray(
                        Zip.ofHandlers("dev/eventlabs/local/eventsource/handlers")))));
        return file;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private long pid(String function) throws IOException {
        try (var in = cloud.endpoint().resolve("/_aws/lambda/environments").toURL().openStream()) {
            return Json.parse(in.readAllBytes()).path("arn:aws:lambda:us-east-1:000000000000:function:" + function)
                    .get(0).asLong();
        }
    }
}
