package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.stepfunctions.definition.State;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.ZoneOffset;

/**
 * The context object: {@code $$}, or {@code $states.context}. Each of these answers a new one, sharing what doesn't change.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context object</a>
 */
final class Contexts {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Contexts() {}

    static ObjectNode of(Execution execution) {
        Execution.Origin origin = execution.origin();
        ObjectNode context = Json.object();
        ObjectNode about = context.putObject("Execution").put("Id", origin.arn());
        about.set("Input", origin.parsed());
        about.put("Name", origin.name()).put("RoleArn", origin.revision().roleArn())
                .put("StartTime", text(origin.startedAt()));
        if (!origin.sync()) {
            about.put("RedriveCount", execution.redrives());
        }
        execution.redrivenAt().ifPresent(at -> about.put("RedriveTime", text(at)));
        context.putObject("StateMachine").put("Id", origin.revision().machineArn())
                .put("Name", origin.revision().name());
        return context;
    }

    static ObjectNode inState(ObjectNode context, State state, Instant enteredAt) {
        ObjectNode entered = copy(context);
        entered.putObject("State").put("Name", state.name()).put("EnteredTime", text(enteredAt));
        return entered;
    }

    static ObjectNode retried(JsonNode context, int count) {
        ObjectNode tried = copy(context);
        ObjectNode about = copy(context.get("State"));
        about.put("RetryCount", count);
        tried.set("State", about);
        return tried;
    }

    static ObjectNode withToken(JsonNode context, String token) {
        ObjectNode waiting = copy(context);
        waiting.putObject("Task").put("Token", token);
        return waiting;
    }

    static ObjectNode withItem(JsonNode context, int index, JsonNode value) {
        ObjectNode iterated = copy(context);
        ObjectNode item = iterated.putObject("Map").putObject("Item").put("Index", index);
        item.set("Value", value);
        return iterated;
    }

    static String text(Instant at) {
        return MILLIS.format(at.truncatedTo(ChronoUnit.MILLIS));
    }

    private static ObjectNode copy(JsonNode object) {
        ObjectNode copy = Json.object();
        copy.setAll((ObjectNode) object);
        return copy;
    }
}
