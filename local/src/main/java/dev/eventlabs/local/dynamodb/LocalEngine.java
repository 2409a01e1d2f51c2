package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Engine;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.exceptions.ExceptionBean;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/**
 * DynamoDB Local, in memory, called without its web server: our front door is one already. Started by the first call. Thread-safe.
 * It keeps a database for each access key and region; it is given the account as access key, so that all clients see the same tables.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">usage notes</a>
 */
final class LocalEngine implements Engine, AutoCloseable {

    private static final boolean IN_MEMORY = true;

    private Operations operations;
    private LocalDynamoDBRequestHandler handler;
    private boolean closed;

    @Override
    public String name() {
        return "DynamoDB Local";
    }

    @Override
    public synchronized boolean isStarted() {
        return handler != null;
    }

    /**
     * @param status the HTTP status
     * @param body JSON, be it a result or an error
     */
    record Answer(int status, byte[] body) {

        boolean isRefusal() {
            return status >= 400;
        }

        /** Of a refusal. */
        AwsException exception() {
            JsonNode error = Json.parseOwn(body);
            String code = error.path("__type").asText();
            return new AwsException(code.substring(code.indexOf('#') + 1), status, Errors.message(error));
        }
    }

    Answer call(Scope scope, String operation, byte[] body) {
        start();
        try {
            return new Answer(200, operations.run(operation, scope.account(), scope.region(), body, handler));
        } catch (DynamoDBLocalServiceException e) {
            return refused(e);
        } catch (IOException e) {
            throw misshapen(operation, e);
        }
    }

    /**
     * GetRecords, quicker than {@link #call} with it.
     *
     * @throws AwsException if the engine refuses
     */
    ObjectNode records(Scope scope, byte[] body) {
        start();
        try {
            return StreamRecordJson.of(operations.records(scope.account(), scope.region(), body, handler));
        } catch (DynamoDBLocalServiceException e) {
            throw refused(e).exception();
        } catch (IOException e) {
            throw misshapen("GetRecords", e);
        }
    }

    private static AwsException misshapen(String operation, IOException e) {
        return AwsException.badRequest("SerializationException", "The body isn't JSON of the shape of " + operation
                + ": " + firstLine(Json.complaint(e)));
    }

    private Answer refused(DynamoDBLocalServiceException e) {
        try {
            return new Answer(e.statusCode(), operations
                    .json(new ExceptionBean(e.getErrorCode(), e.getMessage(), e.getCancellationReasons(),
                            e.getItem())));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    boolean has(String operation) {
        start();
        return operations.has(operation);
    }

    Set<String> operations() {
        start();
        return operations.names();
    }

    private synchronized void start() {
        if (closed) {
            throw new IllegalStateException("DynamoDB is closed.");
        }
        if (handler == null) {
            operations = new Operations();
            handler = new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, false, false);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (handler != null) {
            handler.shutdown();
            handler = null;
        }
    }

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
