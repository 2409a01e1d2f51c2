package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.function.Consumer;

/** The parts of one kind, of all APIs. Thread-safe. */
final class PartStore {

    private final RestApis apis;
    private final PartKind kind;

    PartStore(RestApis apis, PartKind kind) {
        this.apis = apis;
        this.kind = kind;
    }

    PartKind kind() {
        return kind;
    }

    ObjectNode create(Scope scope, String apiId, ObjectNode given) {
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            boolean named = !kind.key().equals("id");
            ObjectNode part = given.deepCopy();
            if (!named || !part.has("id") && kind.key().equals("name")) {
                part.put("id", apis.newId().substring(0, 6));
            }
            String key = named ? Members.require(part, kind.key()) : part.path("id").asText();
            if (kind.in(api).has(key)) {
                throw Errors.conflict(kind.alreadyThere(key));
            }
            kind.complete(api, part);
            kind.in(api).put(key, part);
            kind.settled(api, part);
            return part.deepCopy();
        }
    }

    /** Makes it what it would be if it were created now, under its old id. */
    ObjectNode replace(Scope scope, String apiId, String key, ObjectNode given) {
        return change(scope, apiId, key, part -> {
            ObjectNode before = part.deepCopy();
            part.removeAll();
            part.setAll(given);
            for (String kept : List.of("id", kind.key(), "createdDate")) {
                if (before.has(kept)) {
                    part.set(kept, before.get(kept));
                }
            }
        });
    }

    ObjectNode change(Scope scope, String apiId, String key, Consumer<ObjectNode> change) {
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            ObjectNode part = kind.in(api).get(key).deepCopy();
            change.accept(part);
            kind.complete(api, part);
            kind.in(api).put(key, part);
            kind.settled(api, part);
            return part.deepCopy();
        }
    }

    ObjectNode get(Scope scope, String apiId, String key) {
        synchronized (apis) {
            return kind.in(apis.get(scope, apiId)).get(key).deepCopy();
        }
    }

    List<ObjectNode> list(Scope scope, String apiId) {
        synchronized (apis) {
            return kind.in(apis.get(scope, apiId)).list().stream().map(ObjectNode::deepCopy).toList();
        }
    }

    void delete(Scope scope, String apiId, String key) {
        synchronized (apis) {
            RestApi api = apis.get(scope, apiId);
            kind.in(api).get(key);
            kind.checkUnused(api, key);
            kind.in(api).remove(key);
            kind.gone(api, key);
        }
    }
}
