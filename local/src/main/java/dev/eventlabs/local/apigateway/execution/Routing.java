package dev.eventlabs.local.apigateway.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the resource of a path: a literal segment before a variable, a variable before a greedy one. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html">greedy paths</a>
 */
final class Routing {

    private final Node root = new Node();

    Routing(List<Endpoint> endpoints) {
        endpoints.forEach(endpoint -> {
            Node node = root;
            for (String segment : endpoint.segments()) {
                node = segment.endsWith("+}") ? node.greedy()
                        : segment.startsWith("{") ? node.variable() : node.literal(segment);
            }
            node.endpoint = endpoint;
        });
    }

    /** @param parameters as they stand in the path, not decoded */
    record Match(Endpoint endpoint, Map<String, String> parameters) {}

    /** @param path as sent, beginning with a slash; one at the end means nothing */
    Optional<Match> find(String path) {
        return find(root, segments(path), 0).map(endpoint -> new Match(endpoint, parameters(endpoint, segments(path))));
    }

    static List<String> segments(String path) {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return plain.isEmpty() ? List.of() : List.of(plain.split("/", -1));
    }

    private static Optional<Endpoint> find(Node node, List<String> path, int at) {
        if (at == path.size()) {
            return Optional.ofNullable(node.endpoint);
        }
        String segment = path.get(at);
        Optional<Endpoint> found = Optional.empty();
        if (node.literals.containsKey(segment)) {
            found = find(node.literals.get(segment), path, at + 1);
        }
        if (found.isEmpty() && node.variable != null && !segment.isEmpty()) {
            found = find(node.variable, path, at + 1);
        }
        return found.isEmpty() && node.greedy != null ? Optional.ofNullable(node.greedy.endpoint) : found;
    }

    private static Map<String, String> parameters(Endpoint endpoint, List<String> path) {
        Map<String, String> all = new LinkedHashMap<>();
        List<String> template = new ArrayList<>(endpoint.segments());
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.endsWith("+}")) {
                all.put(part.substring(1, part.length() - 2), String.join("/", path.subList(i, path.size())));
            } else if (part.startsWith("{")) {
                all.put(part.substring(1, part.length() - 1), path.get(i));
            }
        }
        return all;
    }

    private static final class Node {
        private final Map<String, Node> literals = new LinkedHashMap<>();
        private Node variable;
        private Node greedy;
        private Endpoint endpoint;

        private Node literal(String segment) {
            return literals.computeIfAbsent(segment, each -> new Node());
        }

        private Node variable() {
            variable = variable == null ? new Node() : variable;
            return variable;
        }

        private Node greedy() {
            greedy = greedy == null ? new Node() : greedy;
            return greedy;
        }
    }
}
