package dev.eventlabs.local.stepfunctions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Invalid;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Valid;
import dev.eventlabs.local.stepfunctions.definition.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A data flow, and the states and frames that it is asked about. */
abstract class DataFlowFixture {

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final DataFlow flow = new DataFlow(new Ids(new SplittableRandom(1)), new SplittableRandom(1),
            Clock.fixed(NOW, ZoneOffset.UTC));

    static AbstractThrowableAssert<?, ?> assertFails(ThrowingCallable call, String error, String cause) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(StateError.class, e -> assertThat(e.error()).isEqualTo(error))
                .hasMessage("An error occurred while executing the state 'S' (entered at the event id #2). " + cause);
    }

    static State task(String fields) {
        return state("{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f','End':true," + fields + "}");
    }

    static State.MapState map(String fields) {
        return (State.MapState) state("{'Type':'Map','End':true,'ItemProcessor':"
                + "{'StartAt':'P','States':{'P':{'Type':'Succeed'}}}," + fields + "}");
    }

    static Frame frame(String input) {
        return new Frame(2, json(input), json("{'Execution':{'Id':'arn'}}"), Variables.NONE);
    }

    static Frame withVariable(String input, String name, String value) {
        Frame frame = frame(input);
        return new Frame(2, frame.input(), frame.context(),
                Variables.NONE.with(Json.MAPPER.createObjectNode().set(name, json(value))));
    }

    static State state(String json) {
        String machine = "{\"StartAt\":\"S\",\"States\":{\"S\":" + json(json) + "}}";
        return switch (Definitions.read(machine, Definitions.Type.STANDARD)) {
            case Valid valid -> valid.machine().flow().start();
            case Invalid invalid -> throw new AssertionError(invalid.message());
        };
    }

    /** With apostrophes for quotation marks; one within a text is escaped. */
    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\''));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
