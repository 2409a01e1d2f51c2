package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Matches a path against the templates of a REST API. */
final class Router {

    private Router() {}

    record Match(Api.Route route, Map<String, String> path) {}

    static Optional<Match> find(List<Api.Route> routes, AwsRequest request) {
        String[] segments = trim(request.path()).split("/", -1);
        for (Api.Route route : routes) {
            if (route.method().equals(request.method())) {
                Optional<Map<String, String>> path = match(trim(route.template()).split("/", -1), segments);
                if (path.isPresent()) {
                    return Optional.of(new Match(route, path.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** A trailing slash means nothing, but for a greedy part, whose value may end in one. */
    private static String trim(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Optional<Map<String, String>> match(String[] template, String[] segments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < template.length; i++) {
            String part = template[i];
            if (part.endsWith("+}")) {
                if (segments.length <= i) {
                    return Optional.empty();
                }
                String rest = String.join("/", List.of(segments).subList(i, segments.length));
                values.put(part.substring(1, part.length() - 2), decode(rest));
                return Optional.of(values);
            }
            if (segments.length <= i) {
                return Optional.empty();
            }
            if (part.startsWith("{")) {
                if (segments[i].isEmpty()) {
                    return Optional.empty();
                }
                values.put(part.substring(1, part.length() - 1), decode(segments[i]));
            } else if (!part.equals(segments[i])) {
                return Optional.empty();
            }
        }
        return template.length == segments.length ? Optional.of(values) : Optional.empty();
    }

    /** In a path, a plus is a plus. */
    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
