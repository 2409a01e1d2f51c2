package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Parts of one kind by their ids, each a document as the API shows it. Not thread-safe. */
final class Parts {

    private final Map<String, ObjectNode> all = new LinkedHashMap<>();
    private final Function<String, AwsException> missing;

    /** @param missing what to throw for an id that isn't there */
    Parts(Function<String, AwsException> missing) {
        this.missing = missing;
    }

    /** @throws AwsException if it isn't there */
    ObjectNode get(String id) {
        ObjectNode part = all.get(id);
        if (part == null) {
            throw missing.apply(id);
        }
        return part;
    }

    boolean has(String id) {
        return all.containsKey(id);
    }

    void put(String id, ObjectNode part) {
        all.put(id, part);
    }

    /** @throws AwsException if it isn't there */
    void remove(String id) {
        get(id);
        all.remove(id);
    }

    List<ObjectNode> list() {
        return List.copyOf(all.values());
    }

    Map<String, ObjectNode> byId() {
        return all;
    }
}
