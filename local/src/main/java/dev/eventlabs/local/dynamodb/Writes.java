package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells who waits for a table's stream that somebody has written. Tables whose streams nobody reads cost nothing. Thread-safe. */
final class Writes {

    private static final Set<String> ONE_TABLE = Set.of("PutItem", "UpdateItem", "DeleteItem");
    private static final Set<String> MANY_TABLES = Set.of("BatchWriteItem", "TransactWriteItems", "ExecuteStatement",
            "BatchExecuteStatement", "ExecuteTransaction");

    private final Map<Scope, Map<String, Signal>> readers = new ConcurrentHashMap<>();

    Signal of(Scope scope, String table) {
        return readers.computeIfAbsent(scope, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(table, each -> new Signal());
    }

    /** To be called once the engine has done the operation. */
    void done(Scope scope, String operation, byte[] request) {
        Map<String, Signal> ours = readers.get(scope);
        if (ours == null) {
            return;
        }
        if (MANY_TABLES.contains(operation)) {
            ours.values().forEach(Signal::give);
        } else if (ONE_TABLE.contains(operation)) {
            table(request).map(Arns::tableName).map(ours::get).ifPresent(Signal::give);
        }
    }

    /** A stream of the table may have ended. */
    void changed(Scope scope, String table) {
        Optional.ofNullable(readers.get(scope)).map(ours -> ours.get(table)).ifPresent(Signal::give);
    }

    /** Without a tree of it: an item may be large. */
    private static Optional<String> table(byte[] request) {
        try (JsonParser parser = Json.MAPPER.createParser(request)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("TableName");
                parser.nextToken();
                if (found) {
                    return Optional.ofNullable(parser.getValueAsString());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("The engine has taken what isn't JSON.", e);
        }
    }
}
