package dev.eventlabs.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Action;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.UrlForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the service that a request is meant for and calls it. Whatever a service throws becomes an answer here, and nowhere else.
 * Thread-safe.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final List<Door> doors;
    private final Scope standard;
    private final Ids ids;

    public Dispatcher(List<Service> services, Scope standard, Ids ids) {
        // Asked once: several services put their actions together when asked, and every request comes through here.
        this.doors = services.stream().map(service -> new Door(service, List.copyOf(service.apis()))).toList();
        this.standard = standard;
        this.ids = ids;
    }

    /** How large a body the service of this request takes. */
    long maxBodyBytes(AwsRequest head) {
        return candidates(head, Target.of(head)).stream().mapToLong(door -> door.service().maxBodyBytes()).max()
                .orElse(Service.DEFAULT_MAX_BODY_BYTES);
    }

    AwsResponse tooLarge(AwsRequest head, long limit) {
        return candidates(head, Target.of(head)).stream().flatMap(door -> door.service().tooLarge().stream())
                .findFirst().orElseGet(() -> refused(head, limit));
    }

    private AwsResponse refused(AwsRequest head, long limit) {
        return refusal(head).error(new AwsException("RequestEntityTooLargeException", 413,
                "The body is larger than the " + limit + " bytes that this service takes."), ids.uuid());
    }

    public AwsResponse dispatch(AwsRequest request) {
        String requestId = ids.uuid();
        Wire wire = refusal(request);
        try {
            Optional<Target> target = Target.of(request);
            Call call = new Call(target.map(each -> each.scope(standard)).orElse(standard), requestId,
                    target.map(Target::accessKeyId).orElse(""), request);
            List<Door> candidates = candidates(request, target);
            if (candidates.isEmpty()) {
                return wire.error(unknownService(request, target), requestId);
            }
            for (Door door : candidates) {
                for (Api api : door.apis()) {
                    Optional<AwsResponse> answer = answer(api, call);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
            }
            return wire.error(unknownAction(request, candidates.getFirst().service()), requestId);
        } catch (AwsException e) {
            return wire.error(e, requestId);
        } catch (RuntimeException e) {
            return fault(wire, e, requestId);
        }
    }

    private List<Door> candidates(AwsRequest request, Optional<Target> target) {
        if (target.isPresent()) {
            return doors.stream().filter(door -> door.service().name().equals(target.get().service())).toList();
        }
        return doors.stream().filter(door -> door.apis().stream().anyMatch(api -> claims(api, request))).toList();
    }

    private record Door(Service service, List<Api> apis) {}

    /** Whether an unsigned request is meant for an API. */
    private static boolean claims(Api api, AwsRequest request) {
        return switch (api) {
            case Api.Raw raw -> raw.claims().test(request);
            case Api.Rest rest -> Router.find(rest.routes(), request).isPresent();
            case Api.Actions actions -> actions.json().isPresent()
                    && request.header("x-amz-target").orElse("").startsWith(actions.json().get().targetPrefix() + ".");
        };
    }

    private Optional<AwsResponse> answer(Api api, Call call) {
        return switch (api) {
            case Api.Raw raw -> Optional.of(raw.handler().handle(call));
            case Api.Rest rest -> Router.find(rest.routes(), call.request()).map(match -> rest(rest, match, call));
            case Api.Actions actions -> action(actions, call);
        };
    }

    private AwsResponse rest(Api.Rest api, Router.Match match, Call call) {
        Wire wire = new RestWire();
        try {
            return match.route().action().handle(call, match.path()).with("x-amzn-RequestId", call.requestId());
        } catch (AwsException e) {
            return wire.error(e, call.requestId());
        } catch (RuntimeException e) {
            return fault(wire, e, call.requestId());
        }
    }

    private Optional<AwsResponse> action(Api.Actions api, Call compressed) {
        Call call = Gzip.unpacked(compressed);
        AwsRequest request = call.request();
        Optional<String> target = request.header("x-amz-target");
        if (target.isPresent() && api.json().isPresent()) {
            Api.JsonProtocol json = api.json().get();
            String prefix = json.targetPrefix() + ".";
            return target.get().startsWith(prefix)
                    ? Optional.of(json(api, json, target.get().substring(prefix.length()), call))
                    : Optional.empty();
        }
        if (request.path().startsWith("/service/") && api.cborService().isPresent()) {
            String prefix = "/service/" + api.cborService().get() + "/operation/";
            return request.path().startsWith(prefix)
                    ? Optional.of(cbor(api, request.path().substring(prefix.length()), call, CborWire.RPC_V2))
                    : Optional.empty();
        }
        return api.query().filter(query -> isQuery(request)).map(query -> query(api, query, call));
    }

    private static boolean isQuery(AwsRequest request) {
        return request.query("Action").isPresent()
                || request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    private AwsResponse json(Api.Actions api, Api.JsonProtocol json, String name, Call call) {
        if (isTargetedCbor(call.request())) {
            return cbor(api, name, call, CborWire.TARGETED);
        }
        Wire wire = new JsonWire(json.version());
        try {
            return run(wire, api, name, call, call.body(api.validationCode()).node());
        } catch (AwsException e) {
            return wire.error(e, call.requestId());
        }
    }

    private AwsResponse cbor(Api.Actions api, String name, Call call, CborWire wire) {
        try {
            return run(wire, api, name, call, wire.read(call.request().body()));
        } catch (IOException e) {
            return wire.error(AwsException.badRequest("SerializationException",
                    "The body isn't a CBOR map: " + e.getMessage()), call.requestId());
        }
    }

    /** The Java SDK says what AWS JSON says in CBOR, where the service is known to take it: Kinesis. */
    private static boolean isTargetedCbor(AwsRequest request) {
        return request.header("content-type").orElse("").startsWith(CborWire.TARGETED.contentType());
    }

    private AwsResponse query(Api.Actions api, Api.QueryProtocol query, Call call) {
        var form = UrlForm.decode(new String(call.request().body(), StandardCharsets.UTF_8));
        var parameters = form.containsKey("Action") ? form : call.request().query();
        if (!parameters.containsKey("Action")) {
            return new QueryWire(query.namespace(), "Unknown").error(AwsException.badRequest("MissingAction",
                    "The request has neither an Action parameter nor an X-Amz-Target header."), call.requestId());
        }
        String name = parameters.get("Action").getFirst();
        return run(new QueryWire(query.namespace(), name), api, name, call, QueryMembers.tree(parameters));
    }

    private AwsResponse run(Wire wire, Api.Actions api, String name, Call call, ObjectNode members) {
        Action action = api.actions().get(name);
        if (action == null) {
            return wire.error(
                    AwsException.badRequest(wire instanceof QueryWire ? "InvalidAction" : "UnknownOperationException",
                            "The embedded AWS doesn't have the action " + name + ". It has: "
                                    + String.join(", ", new TreeSet<>(api.actions().keySet()))
                                    + "."),
                    call.requestId());
        }
        try {
            return wire.result(action.handle(call, new Input(members, api.validationCode())), call.requestId());
        } catch (AwsException e) {
            return wire.error(e, call.requestId());
        } catch (RuntimeException e) {
            return fault(wire, e, call.requestId());
        }
    }

    private static AwsResponse fault(Wire wire, RuntimeException e, String requestId) {
        LOG.error("Request {} failed", requestId, e);
        return wire.error(new AwsException("InternalFailure", 500,
                "The embedded AWS has failed on this request (its log has the reason under " + requestId + ")."),
                requestId);
    }

    /** The shape of an answer that no service gives: as the request looks. */
    private static Wire refusal(AwsRequest request) {
        String type = request.header("content-type").orElse("");
        if (request.path().startsWith("/service/")) {
            return CborWire.RPC_V2;
        }
        if (isTargetedCbor(request)) {
            return CborWire.TARGETED;
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return new QueryWire("https://eventlabs.dev/", "Unknown");
        }
        return type.startsWith("application/x-amz-json") ? new JsonWire("1.0") : new RestWire();
    }

    private AwsException unknownService(AwsRequest request, Optional<Target> target) {
        String have = String.join(", ",
                doors.stream().map(Door::service).filter(Service::named).map(Service::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        return target
                .map(each -> new AwsException("UnknownServiceException", 400,
                        "The embedded AWS doesn't have the service '" + each.service() + "'. It has: " + have + "."))
                .orElseGet(() -> new AwsException("MissingAuthenticationTokenException", 403,
                        "Nobody here answers " + request.method() + " " + request.path()
                                + ", and the request isn't signed for a service. Services: " + have + "."));
    }

    private static AwsException unknownAction(AwsRequest request, Service service) {
        return new AwsException("UnknownOperationException", 400,
                "The embedded AWS's " + service.name() + " doesn't have "
                        + request.header("x-amz-target").orElse(request.method() + " " + request.path()) + ".");
    }
}
