package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.dynamodb.services.local.dispatchers.BatchExecuteStatementDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.BatchGetItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.BatchWriteItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.CreateTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DeleteItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DeleteTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DescribeLimitsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DescribeStreamDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DescribeTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.DescribeTimeToLiveDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.Dispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ExecuteStatementDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ExecuteTransactionDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.GetItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.GetShardIteratorDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ListStreamsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ListTablesDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.PutItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.QueryDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.ScanDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.TransactGetItemsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.TransactWriteItemsDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.UpdateItemDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.UpdateTableDispatcher;
import software.amazon.dynamodb.services.local.dispatchers.UpdateTimeToLiveDispatcher;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/** The engine's operations, by their names, from JSON to JSON; GetRecords by itself, to what isn't JSON yet. Immutable. */
final class Operations {

    private final ObjectMapper mapper = new DynamoDbObjectMapper();
    private final Map<String, Operation<?>> all = new HashMap<>();

    private record Operation<T>(Class<T> request, Dispatcher<T> dispatcher) {}

    Operations() {
        items();
        add("CreateTable", CreateTableRequest.class, new CreateTableDispatcher(mapper));
        add("UpdateTable", UpdateTableRequest.class, new UpdateTableDispatcher(mapper));
        add("DeleteTable", DeleteTableRequest.class, new DeleteTableDispatcher(mapper));
        add("DescribeTable", DescribeTableRequest.class, new DescribeTableDispatcher(mapper));
        add("ListTables", ListTablesRequest.class, new ListTablesDispatcher(mapper));
        add("DescribeLimits", DescribeLimitsRequest.class, new DescribeLimitsDispatcher(mapper));
        add("UpdateTimeToLive", UpdateTimeToLiveRequest.class, new UpdateTimeToLiveDispatcher(mapper));
        add("DescribeTimeToLive", DescribeTimeToLiveRequest.class, new DescribeTimeToLiveDispatcher(mapper));
        add("ListStreams", ListStreamsRequest.class, new ListStreamsDispatcher(mapper));
        add("DescribeStream", DescribeStreamRequest.class, new DescribeStreamDispatcher(mapper));
        add("GetShardIterator", GetShardIteratorRequest.class, new GetShardIteratorDispatcher(mapper));
    }

    private void items() {
        add("PutItem", PutItemRequest.class, new PutItemDispatcher(mapper));
        add("GetItem", GetItemRequest.class, new GetItemDispatcher(mapper));
        add("UpdateItem", UpdateItemRequest.class, new UpdateItemDispatcher(mapper));
        add("DeleteItem", DeleteItemRequest.class, new DeleteItemDispatcher(mapper));
        add("Query", QueryRequest.class, new QueryDispatcher(mapper));
        add("Scan", ScanRequest.class, new ScanDispatcher(mapper));
        add("BatchGetItem", BatchGetItemRequest.class, new BatchGetItemDispatcher(mapper));
        add("BatchWriteItem", BatchWriteItemRequest.class, new BatchWriteItemDispatcher(mapper));
        add("TransactGetItems", TransactGetItemsRequest.class, new TransactGetItemsDispatcher(mapper));
        add("TransactWriteItems", TransactWriteItemsRequest.class, new TransactWriteItemsDispatcher(mapper));
        add("ExecuteStatement", ExecuteStatementRequest.class, new ExecuteStatementDispatcher(mapper));
        add("BatchExecuteStatement", BatchExecuteStatementRequest.class, new BatchExecuteStatementDispatcher(mapper));
        add("ExecuteTransaction", ExecuteTransactionRequest.class, new ExecuteTransactionDispatcher(mapper));
    }

    private <T> void add(String name, Class<T> request, Dispatcher<T> dispatcher) {
        all.put(name, new Operation<>(request, dispatcher));
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    Set<String> names() {
        return new TreeSet<>(all.keySet());
    }

    /** @throws IOException if the body isn't JSON, or not of the operation's shape */
    byte[] run(String name, String account, String region, byte[] body, DynamoDBRequestHandler handler)
            throws IOException {
        return run(all.get(name), account, region, body, handler);
    }

    /** @throws IOException as {@link #run} */
    GetRecordsResponse records(String account, String region, byte[] body, DynamoDBRequestHandler handler)
            throws IOException {
        return handler.getRecords(account, region, mapper.readValue(body, GetRecordsRequest.class));
    }

    private <T> byte[] run(Operation<T> operation, String account, String region, byte[] body,
            DynamoDBRequestHandler handler)
            throws IOException {
        return operation.dispatcher().enact(account, region, mapper.readValue(body, operation.request()), handler);
    }

    /** As the engine's own server would write it. */
    byte[] json(Object bean) throws IOException {
        return mapper.writeValueAsBytes(bean);
    }
}
