package dev.eventlabs.local.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Action;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Engine;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * DynamoDB and DynamoDB Streams. What reads and writes items goes to the engine as it came; what concerns tables goes through
 * {@link Tables}. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">API reference</a>
 */
public final class DynamoDb implements Service {

    private static final String DATA = "DynamoDB_20120810.";
    private static final String STREAMS = "DynamoDBStreams_20120810.";

    private final LocalEngine engine = new LocalEngine();
    private final Tables tables;
    private final Map<String, Action> actions;

    public DynamoDb(Time time, Ids ids) {
        tables = new Tables(engine, time, ids);
        Api.ActionsBuilder ours = Api.Actions.builder();
        new TableActions(tables).register(ours);
        new SettingActions(tables, ids).register(ours);
        new StreamActions(tables).register(ours);
        actions = ours.build().actions();
    }

    /** The tables' streams, for who reads them. */
    public RecordStreams streams() {
        return new TableStreams(tables);
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public List<Api> apis() {
        return List.of(new Api.Raw(DynamoDb::claims, this::handle, this::names,
                Optional.of(new Api.JsonProtocol("DynamoDB_20120810", "1.0"))));
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new TableProvider(tables), new GlobalTableProvider(tables));
    }

    @Override
    public List<Engine> engines() {
        return List.of(engine);
    }

    @Override
    public void close() {
        engine.close();
    }

    private static boolean claims(AwsRequest request) {
        String target = request.header("x-amz-target").orElse("");
        return target.startsWith(DATA) || target.startsWith(STREAMS);
    }

    private AwsResponse handle(Call call) {
        LocalEngine.Answer answer;
        try {
            answer = answer(call);
        } catch (AwsException e) {
            answer = new LocalEngine.Answer(e.status(), Errors.json(e));
        }
        CRC32 checksum = new CRC32();
        checksum.update(answer.body());
        return new AwsResponse(answer.status(), Map.of("Content-Type", "application/x-amz-json-1.0", "x-amz-crc32",
                Long.toString(checksum.getValue()), "x-amzn-RequestId", call.requestId()), answer.body());
    }

    private LocalEngine.Answer answer(Call call) {
        String target = call.request().header("x-amz-target").orElse("");
        if (!claims(call.request())) {
            throw unknown(target);
        }
        String name = target.substring(target.indexOf('.') + 1);
        Action ours = actions.get(name);
        if (ours != null) {
            return new LocalEngine.Answer(200,
                    Json.bytes(ours.handle(call, new Input(members(call), "ValidationException"))));
        }
        if (!engine.has(name)) {
            throw unknown(name);
        }
        Collection<StreamWrites> writes = tables.writes().of(call.scope(), name, call.request().body());
        writes.forEach(StreamWrites::before);
        LocalEngine.Answer answer = engine.call(call.scope(), name, call.request().body());
        if (answer.isRefusal()) {
            return reworded(answer);
        }
        writes.forEach(StreamWrites::after);
        return answer;
    }

    private static LocalEngine.Answer reworded(LocalEngine.Answer answer) {
        ObjectNode body = (ObjectNode) Json.parseOwn(answer.body());
        String message = Errors.message(body);
        if (!body.has("CancellationReasons")) {
            body.remove("Message");
            body.put("message", message);
        }
        return new LocalEngine.Answer(answer.status(), Json.bytes(body));
    }

    private static ObjectNode members(Call call) {
        try {
            if (Json.parse(call.request().body()) instanceof ObjectNode object) {
                return object;
            }
            throw AwsException.badRequest("SerializationException", "The body must be a JSON object.");
        } catch (IOException e) {
            throw AwsException.badRequest("SerializationException", "The body isn't JSON: " + Json.complaint(e));
        }
    }

    private Set<String> names() {
        Set<String> all = new TreeSet<>(actions.keySet());
        all.addAll(engine.operations());
        return all;
    }

    private AwsException unknown(String name) {
        return AwsException.badRequest("UnknownOperationException",
                "The embedded AWS's DynamoDB doesn't have the action " + name
                        + ". It has: " + String.join(", ", names()) + ".");
    }
}
