package dev.eventlabs.local.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** How a service is called: by named actions, by REST routes, or by whatever it takes itself. */
public sealed interface Api {

    /**
     * Named actions. Each protocol that is set is offered for all of them; an action that isn't in the map is refused by name.
     *
     * @param actions by AWS's name
     * @param json the AWS JSON protocol, found by {@code X-Amz-Target}
     * @param query the query protocol, found by the form parameter {@code Action}
     * @param cborService the name in the path of Smithy's RPC v2 CBOR protocol
     * @param validationCode the code of the error for a missing or malformed member
     */
    record Actions(Map<String, Action> actions, Optional<JsonProtocol> json, Optional<QueryProtocol> query,
            Optional<String> cborService, String validationCode) implements Api {

        public static ActionsBuilder builder() {
            return new ActionsBuilder();
        }
    }

    /**
     * @param targetPrefix what stands before the dot in {@code X-Amz-Target}, for instance {@code AmazonSQS}
     * @param version {@code 1.0} or {@code 1.1}
     */
    record JsonProtocol(String targetPrefix, String version) {}

    /**
     * @param namespace the XML namespace of the answers
     * @param version the API version, for instance {@code 2010-05-15}
     */
    record QueryProtocol(String namespace, String version) {}

    /** REST routes; bodies and errors are JSON. */
    record Rest(List<Route> routes) implements Api {}

    /**
     * @param method upper case
     * @param template path with {@code {Name}} for one segment and {@code {Name+}} for the rest; values arrive percent-decoded
     */
    record Route(String method, String template, RestAction action) {}

    /** What answers a route. */
    @FunctionalInterface
    interface RestAction {
        AwsResponse handle(Call call, Map<String, String> path);
    }

    /**
     * Whole requests, for a service whose engine speaks the protocol itself or that isn't an AWS API at all.
     *
     * @param claims whether an unsigned request is meant for it; signed ones come by the service's name
     * @param actions the names of the actions that it has, for the documentation; an engine may have to start to tell
     * @param json the AWS JSON protocol if its actions are called by it, so that other services can call them too
     */
    record Raw(Predicate<AwsRequest> claims, RawHandler handler, Supplier<Set<String>> actions,
            Optional<JsonProtocol> json)
            implements
                Api {

        public Raw(Predicate<AwsRequest> claims, RawHandler handler) {
            this(claims, handler, Set::of);
        }

        public Raw(Predicate<AwsRequest> claims, RawHandler handler, Supplier<Set<String>> actions) {
            this(claims, handler, actions, Optional.empty());
        }
    }

    /** What answers a raw request. */
    @FunctionalInterface
    interface RawHandler {
        AwsResponse handle(Call call);
    }

    /** Collects the actions of a service. Not thread-safe. */
    final class ActionsBuilder {

        private final Map<String, Action> actions = new LinkedHashMap<>();
        private JsonProtocol json;
        private QueryProtocol query;
        private String cborService;
        private String validationCode = "ValidationException";

        private ActionsBuilder() {}

        public ActionsBuilder json(String targetPrefix, String version) {
            json = new JsonProtocol(targetPrefix, version);
            return this;
        }

        public ActionsBuilder query(String namespace, String version) {
            query = new QueryProtocol(namespace, version);
            return this;
        }

        public ActionsBuilder cbor(String service) {
            cborService = service;
            return this;
        }

        public ActionsBuilder validationCode(String code) {
            validationCode = code;
            return this;
        }

        public ActionsBuilder on(String action, Action handler) {
            if (actions.put(action, handler) != null) {
                throw new IllegalStateException("Action " + action + " is there twice.");
            }
            return this;
        }

        public Actions build() {
            return new Actions(Map.copyOf(actions), Optional.ofNullable(json), Optional.ofNullable(query),
                    Optional.ofNullable(cborService), validationCode);
        }
    }
}
