package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongBiFunction;

/** Sees what is written to tables that have streams; others cost nothing. Thread-safe. */
final class Writes {

    private static final Set<String> ONE_TABLE = Set.of("PutItem", "UpdateItem", "DeleteItem");
    private static final Set<String> MANY_TABLES = Set.of("BatchWriteItem", "TransactWriteItems", "ExecuteStatement",
            "BatchExecuteStatement", "ExecuteTransaction");

    private final Time time;
    private final ToLongBiFunction<Scope, String> lastOf;
    private final Map<Scope, Map<String, StreamWrites>> streamed = new ConcurrentHashMap<>();

    /** @param lastOf the sequence number that a table's stream has come to */
    Writes(Time time, ToLongBiFunction<Scope, String> lastOf) {
        this.time = time;
        this.lastOf = lastOf;
    }

    StreamWrites of(Scope scope, String table) {
        return streamed.computeIfAbsent(scope, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(table, each -> new StreamWrites(time, () -> lastOf.applyAsLong(scope, table)));
    }

    Optional<StreamWrites> find(Scope scope, String table) {
        return Optional.ofNullable(streamed.getOrDefault(scope, Map.of()).get(table));
    }

    /** The table is gone; whoever still reads its streams finds their ends. */
    void end(Scope scope, String table) {
        Optional.ofNullable(streamed.getOrDefault(scope, new ConcurrentHashMap<>()).remove(table))
                .ifPresent(StreamWrites::wake);
    }

    /** @return what the operation may write to, for {@link StreamWrites#before} and {@link StreamWrites#after} */
    Collection<StreamWrites> of(Scope scope, String operation, byte[] request) {
        Map<String, StreamWrites> ours = streamed.getOrDefault(scope, Map.of());
        if (ours.isEmpty()) {
            return List.of();
        }
        if (MANY_TABLES.contains(operation)) {
            return ours.values();
        }
        return ONE_TABLE.contains(operation)
                ? table(request).map(Arns::tableName).map(ours::get).map(List::of).orElse(List.of())
                : List.of();
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
            return Optional.empty(); // The engine says what is wrong with it.
        }
    }
}
