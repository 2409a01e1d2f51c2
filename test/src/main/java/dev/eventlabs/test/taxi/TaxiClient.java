package dev.eventlabs.test.taxi;

import dev.eventlabs.test.client.EventSource;
import dev.eventlabs.test.client.MessageQueue;
import dev.eventlabs.test.client.Sdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The deployed Taxi lab, used with nothing but HTTP, JDBC and AWS's SDK. Thread-safe. */
public final class TaxiClient implements AutoCloseable {

    private final Names names;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final DynamoDbClient dynamo;
    private final LambdaClient lambda;
    private final SqsClient sqs;
    private final TaxiDatabase database;

    /** @param endpoint of the embedded AWS */
    public TaxiClient(URI endpoint, Names names) {
        this.names = names;
        dynamo = Sdk.at(endpoint, DynamoDbClient.builder());
        lambda = Sdk.at(endpoint, LambdaClient.builder());
        sqs = Sdk.at(endpoint, SqsClient.builder());
        database = new TaxiDatabase(endpoint, names.host(), names.port(), names.database());
    }

    public Names names() {
        return names;
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public TaxiDatabase database() {
        return database;
    }

    /** What feeds the stream processor. */
    public EventSource source() {
        return new EventSource(lambda, names.processor());
    }

    /** Where the stream processor's mapping tells of trips that it gives up. */
    public MessageQueue failures() {
        return source().failures(sqs);
    }

    /** @param method GET or POST; parameters are in the query of both */
    public HttpResponse<String> call(String method, String route, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(method, route + (query.isEmpty() ? "" : "?" + query));
    }

    /** @param target below the stage, with its query as it is to be sent */
    public HttpResponse<String> send(String method, String target) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(names.api() + target)).timeout(Duration.ofSeconds(60))
                    .method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The item of the table; empty if there is none. */
    public Map<String, AttributeValue> trip(String riderId, String tripInfo) {
        return dynamo.getItem(get -> get.tableName(names.table()).consistentRead(true)
                .key(Map.of("riderid", AttributeValue.fromS("person" + riderId + "@example.com"), "tripinfo",
                        AttributeValue.fromS(tripInfo))))
                .item();
    }

    /** All items of the table. */
    public List<Map<String, AttributeValue>> trips() {
        return dynamo.scanPaginator(scan -> scan.tableName(names.table()).consistentRead(true)).items().stream()
                .toList();
    }

    @Override
    public void close() {
        http.close();
        dynamo.close();
        lambda.close();
        sqs.close();
        database.close();
    }

    /**
     * What the stack's outputs say.
     *
     * @param api of the stage, with a slash at its end
     */
    public record Names(String api, String table, String host, int port, String database, String processor) {

        /** @param outputs of the stack {@code TaxiLab} */
        public static Names of(Map<String, String> outputs) {
            return new Names(outputs.get("TaxiApiUrl"), outputs.get("TripsTableName"),
                    outputs.get("AuroraClusterEndpointName"), Integer.parseInt(outputs.get("AuroraPort")),
                    outputs.get("AuroraDBName"), outputs.get("StreamProcessorName"));
        }
    }
}
