package dev.eventlabs.local.stepfunctions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFlowTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final DataFlow flow = new DataFlow(new Ids(new SplittableRandom(1)), new SplittableRandom(1),
            Clock.fixed(NOW, ZoneOffset.UTC));

    /** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html */
    @Test
    void f121_filtersInputAndOutputInAwssOrder() {
        State task = state("""
                {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:f", "InputPath": "$.lambda",
                 "Parameters": {"name.$": "$.who", "static": true},
                 "ResultSelector": {"text.$": "$.Payload", "length.$": "States.ArrayLength($.Items)"},
                 "ResultPath": "$.data.lambdaresult", "OutputPath": "$.data", "End": true}""");
        Frame frame = frame("""
                {"comment": "An input comment.", "data": {"val1": 23, "val2": 17}, "extra": "foo",
                 "lambda": {"who": "AWS Step Functions"}}""");

        assertThat(flow.arguments(task, frame)).isEqualTo(json("{'name': 'AWS Step Functions', 'static': true}"));
        assertThat(flow.complete(task, frame, json("{'Payload': 'Hello!', 'Items': [1, 2]}")).output())
                .isEqualTo(json("{'val1': 23, 'val2': 17, 'lambdaresult': {'text': 'Hello!', 'length': 2}}"));
    }

    /** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'$' | 'Hello'",
            "null | {'comment':'c','who':'AWS'}",
            "'$.taskresult' | {'comment':'c','who':'AWS','taskresult':'Hello'}",
            "'$.comment' | {'comment':'Hello','who':'AWS'}",
            "'$.a.b.c' | {'comment':'c','who':'AWS','a':{'b':{'c':'Hello'}}}",
            "'$[\\'a b\\']' | {'comment':'c','who':'AWS','a b':'Hello'}",
    })
    void f121_putsTheResultWhereResultPathSays(String path, String output) {
        State task = task("'ResultPath':" + path);
        assertThat(flow.complete(task, frame("{'comment':'c','who':'AWS'}"), json("'Hello'")).output())
                .isEqualTo(json(output));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'InputPath':'$.no' | States.Runtime | Invalid path '$.no' : No results for path: $['no']",
            "'InputPath':'$.no.such' | States.Runtime | Invalid path '$.no.such' : Missing property in path $['no']",
            "'OutputPath':'$.no' | States.Runtime | Invalid path '$.no' : No results for path: $['no']",
            "'Parameters':{'v.$':'$.no'} | States.Runtime | The JSONPath '$.no' specified for the field 'v.$' could not be found in the input '{\"a\":1}'",
            "'Parameters':{'v.$':'$$.no'} | States.Runtime | The JSONPath '$$.no' specified for the field 'v.$' could not be found in the input '{\"Execution\":{\"Id\":\"arn\"}}'",
            "'Parameters':{'v.$':'$no'} | States.Runtime | The JSONPath '$no' specified for the field 'v.$' could not be found in the input '{\"a\":1}'",
            "'Parameters':{'v.$':'States.StringToJson($.a)'} | States.IntrinsicFailure | The function 'States.StringToJson($.a)' had the following error: The text must be a string but was: 1",
            "'ResultPath':'$.a.b' | States.ResultPathMatchFailure | Unable to apply ReferencePath $.a.b to input {\"a\":1}",
    })
    void f121_namesThePathThatLeadsNowhere(String field, String error, String cause) {
        State.Pass pass = (State.Pass) state("{'Type':'Pass','End':true," + field + "}");
        assertFails(() -> flow.pass(pass, frame("{'a':1}")), error, cause);
    }

    private static AbstractThrowableAssert<?, ?> assertFails(ThrowingCallable call, String error, String cause) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(StateError.class, e -> assertThat(e.error()).isEqualTo(error))
                .hasMessage("An error occurred while executing the state 'S' (entered at the event id #2). " + cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Output':'{% $states.input.a + $x %}' | 11",
            "'Output':{'k':['{% $x %}', 'plain', {'deep':'{% $states.context.Execution.Id %}'}]} | {'k':[10,'plain',{'deep':'arn'}]}",
            "'Comment':'no output' | {'a':1}",
            "'Output':null | null",
    })
    void f122_computesOutputs(String field, String output) {
        State.Pass pass = (State.Pass) state("{'Type':'Pass','QueryLanguage':'JSONata','End':true," + field + "}");
        assertThat(flow.pass(pass, withVariable("{'a':1}", "x", "10")).output()).isEqualTo(json(output));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Output':'{% $doesNotExist %}' | Output | The JSONata expression '$doesNotExist' specified for the field 'Output' returned nothing (undefined).",
            "'Output':{'result':'{% $doesNotExist %}'} | Output/result | The JSONata expression '$doesNotExist' specified for the field 'Output/result' returned nothing (undefined).",
            "'Output':{'values':[1,'{% $doesNotExist %}']} | Output/values[1] | The JSONata expression '$doesNotExist' specified for the field 'Output/values[1]' returned nothing (undefined).",
            "'Assign':{'result':'{% $doesNotExist %}'} | Assign/result | The JSONata expression '$doesNotExist' specified for the field 'Assign/result' returned nothing (undefined).",
            "'Output':'{% $randomSeeded(1) %}' | Output | The JSONata expression '$randomSeeded(1)' specified for the field 'Output' threw an error during evaluation. T1006: Attempted to invoke a non-function",
            "'Output':'{% $fn := function($x){$x} %}' | Output | The JSONata expression '$fn := function($x){$x}' specified for the field 'Output' returned an unsupported result type.",
    })
    void f122_namesTheExpressionThatFails(String field, String location, String cause) {
        State.Pass pass = (State.Pass) state("{'Type':'Pass','QueryLanguage':'JSONata','End':true," + field + "}");
        assertFails(() -> flow.pass(pass, frame("{}")), "States.QueryEvaluationError", cause)
                .isInstanceOfSatisfying(StateError.class, e -> assertThat(e.location()).contains(location));
    }

    @Test
    void f123_assignsWhatTheNextStateSees() {
        State.Pass pass = (State.Pass) state("{'Type':'Pass','QueryLanguage':'JSONata','End':true,"
                + "'Assign':{'x':'{% $x + 1 %}','y':'{% $x %}'},'Output':'{% $x %}'}");

        Completion done = flow.pass(pass, withVariable("{}", "x", "10"));

        assertThat(done.output()).isEqualTo(json("10"));
        assertThat(done.assigned()).isEqualTo(json("{'x':11,'y':10}"));
        assertThat(done.variables().all()).containsEntry("x", json("11")).containsEntry("y", json("10"));
    }

    @Test
    void f123_assignsInJsonPathFromTheRawResult() {
        State task = task("'Assign':{'price.$':'$.Payload.price','fix':1,'seen.$':'$x'},'ResultSelector':{'z':0}");

        Completion done = flow.complete(task, withVariable("{}", "x", "10"), json("{'Payload':{'price':5}}"));

        assertThat(done.assigned()).isEqualTo(json("{'price':5,'fix':1,'seen':10}"));
        assertThat(done.output()).isEqualTo(json("{'z':0}"));
    }

    @Test
    void f122_aTasksFieldsSeeItsArgumentsAndResult() {
        State task = state("{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','QueryLanguage':'JSONata',"
                + "'Arguments':{'FunctionName':'f','Payload':'{% $states.input.a %}'},"
                + "'Assign':{'code':'{% $states.result.StatusCode %}'},'Output':'{% $states.result.Payload %}','End':true}");

        assertThat(flow.arguments(task, frame("{'a':[1]}"))).isEqualTo(json("{'FunctionName':'f','Payload':[1]}"));
        Completion done = flow.complete(task, frame("{'a':[1]}"), json("{'StatusCode':200,'Payload':'ok'}"));
        assertThat(done.output()).isEqualTo(json("'ok'"));
        assertThat(done.assigned()).isEqualTo(json("{'code':200}"));
    }

    @Test
    void f114_aCatcherPutsTheErrorWhereItSays() {
        State.Fallible task = (State.Fallible) task("'Catch':[{'ErrorEquals':['States.ALL'],'Next':'S',"
                + "'ResultPath':'$.error','Assign':{'why.$':'$.Cause'}}]");

        Completion caught = flow.caught(task, task.errors().catchers().getFirst(), frame("{'a':1}"),
                ErrorOutput.of("E", "because"));

        assertThat(caught.output()).isEqualTo(json("{'a':1,'error':{'Error':'E','Cause':'because'}}"));
        assertThat(caught.variables().all()).containsEntry("why", json("'because'"));
    }

    @Test
    void f114_aJsonataCatcherSeesTheErrorOutput() {
        State.Fallible task = (State.Fallible) state("{'Type':'Task','QueryLanguage':'JSONata','End':true,"
                + "'Resource':'arn:aws:lambda:us-east-1:1:function:f','Catch':[{'ErrorEquals':['States.ALL'],'Next':'S',"
                + "'Output':{'was':'{% $states.errorOutput.Error %}'},'Assign':{'c':'{% $states.errorOutput.Cause %}'}}]}");

        Completion caught = flow.caught(task, task.errors().catchers().getFirst(), frame("{'a':1}"),
                ErrorOutput.of("E", "because"));

        assertThat(caught.output()).isEqualTo(json("{'was':'E'}"));
        assertThat(caught.assigned()).isEqualTo(json("{'c':'because'}"));
    }

    @Test
    void f125_refusesWhatIsTooLarge() {
        State.Pass pass = (State.Pass) state("{'Type':'Pass','End':true}");
        ObjectNode small = Json.MAPPER.createObjectNode().put("a", "é".repeat((DataFlow.LIMIT_IN_BYTES - 8) / 2));
        ObjectNode large = Json.MAPPER.createObjectNode().put("a", "é".repeat((DataFlow.LIMIT_IN_BYTES - 6) / 2));

        assertThat(flow.pass(pass, new Frame(2, small, small, Variables.NONE)).output()).isEqualTo(small);
        assertThatThrownBy(() -> flow.pass(pass, new Frame(2, large, large, Variables.NONE)))
                .isInstanceOfSatisfying(StateError.class,
                        e -> assertThat(e.error()).isEqualTo("States.DataLimitExceeded"))
                .hasMessage("The state/task 'S' returned a result with a size exceeding the maximum number of bytes"
                        + " service limit.");
    }

    @Test
    void aMapStateRunsOverItsItems() {
        State.MapState map = map(
                "'ItemsPath':'$.shipped','ItemSelector':{'parcel.$':'$$.Map.Item.Value','courier.$':'$.courier'}");
        Frame frame = frame("{'courier':'UQS','shipped':[{'prod':'R31'},{'prod':'S39'}]}");

        assertThat(flow.items(map, frame)).containsExactly(json("{'prod':'R31'}"), json("{'prod':'S39'}"));
        assertThat(flow.itemInput(map, frame.withContext(json("{'Map':{'Item':{'Index':0,'Value':{'prod':'R31'}}}}")),
                json("{'prod':'R31'}"))).isEqualTo(json("{'parcel':{'prod':'R31'},'courier':'UQS'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Items':'{% $states.input.v %}' | {'v':{'foo':'bar'}} | The JSONata expression '$states.input.v' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {\"foo\":\"bar\"}",
            "'Items':'{% $states.input.v %}' | {'v':null} | The JSONata expression '$states.input.v' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'null' for value: null",
            "'Comment':'' | 1 | Map state input must be an array but was: 1",
    })
    void aJsonataMapStateWantsAnArray(String field, String input, String cause) {
        State.MapState map = map("'QueryLanguage':'JSONata'," + field);
        assertFails(() -> flow.items(map, frame(input)), "States.QueryEvaluationError", cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'NoNumber' | The MaxConcurrencyPath field refers to value \"NoNumber\" which is not a valid integer: $.v",
            "{} | The MaxConcurrencyPath field refers to value \"{}\" which is not a valid integer: $.v",
            "1.5 | The MaxConcurrencyPath field refers to value \"1.5\" which is not a valid integer: $.v",
            "'1.5' | The MaxConcurrencyPath field refers to value \"1.5\" which is not a valid integer: $.v",
            "-1 | MaxConcurrency cannot be negative.",
    })
    void aLimitFromAPathMustFit(String value, String cause) {
        State.MapState map = map("'MaxConcurrencyPath':'$.v'");
        assertFails(() -> flow.count(map, map.limits().maxConcurrency().orElseThrow(), frame("{'v':" + value + "}")),
                "States.Runtime", cause);
    }

    @Test
    void aLimitFromAPathMayBeWrittenAsText() {
        State.MapState map = map("'MaxConcurrencyPath':'$.v'");
        assertThat(flow.count(map, map.limits().maxConcurrency().orElseThrow(), frame("{'v':'3'}"))).isEqualTo(3);
    }

    @Test
    void f119_waitsAsLongAsItSays() {
        assertThat(wait("'Seconds':10", "{}")).isEqualTo(NOW.plusSeconds(10));
        assertThat(wait("'SecondsPath':'$.s'", "{'s':7}")).isEqualTo(NOW.plusSeconds(7));
        assertThat(wait("'Timestamp':'2026-03-14T01:59:00Z'", "{}")).isEqualTo(Instant.parse("2026-03-14T01:59:00Z"));
        assertThat(wait("'TimestampPath':'$.t'", "{'t':'2026-03-14T01:59:00+01:00'}"))
                .isEqualTo(Instant.parse("2026-03-14T00:59:00Z"));
        assertThat(wait("'QueryLanguage':'JSONata','Seconds':'{% $states.input.s * 2 %}'", "{'s':7}"))
                .isEqualTo(NOW.plusSeconds(14));
    }

    private Instant wait(String fields, String input) {
        return flow.waitUntil((State.Wait) state("{'Type':'Wait','End':true," + fields + "}"), frame(input), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'SecondsPath':'$.s' | {} | States.Runtime | The SecondsPath parameter does not reference an input value: $.s",
            "'SecondsPath':'$.s' | {'s':-1} | States.Runtime | The SecondsPath parameter references a negative value: $.s == -1",
            "'SecondsPath':'$.s' | {'s':1.5} | States.Runtime | The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5",
            "'SecondsPath':'$.s' | {'s':99999999999} | States.Runtime | Wait state delay is too long.",
            "'TimestampPath':'$.t' | {'t':'2016-12-05 21:29:29Z'} | States.Runtime | The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2016-12-05 21:29:29Z",
            "'QueryLanguage':'JSONata','Timestamp':'{% $states.input.t %}' | {'t':'05-12-2016T21:29:29Z'} | States.QueryEvaluationError | The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 05-12-2016T21:29:29Z",
    })
    void cannotWaitForWhatIsNoTime(String fields, String input, String error, String cause) {
        assertFails(() -> wait(fields, input), error, cause);
    }

    @Test
    void failsWithWhatItIsGiven() {
        assertThat(fail("'Error':'E','Cause':'because'", "{}")).isEqualTo(ErrorOutput.of("E", "because"));
        assertThat(fail("'ErrorPath':'$.e','CausePath':'States.Format(\\'It was {}\\', $.c)'", "{'e':'E','c':'me'}"))
                .isEqualTo(ErrorOutput.of("E", "It was me"));
        assertThat(fail("'QueryLanguage':'JSONata','Error':'{% $states.input.e %}'", "{'e':'E'}").cause()).isEmpty();
        assertFails(() -> fail("'ErrorPath':'$.no'", "{}"), "States.Runtime",
                "The JSONPath '$.no' specified for the field 'ErrorPath' could not be found in the input '{}'");
    }

    private ErrorOutput fail(String fields, String input) {
        return flow.fail((State.Fail) state("{'Type':'Fail'," + fields + "}"), frame(input));
    }

    private static State task(String fields) {
        return state("{'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f','End':true," + fields + "}");
    }

    private static State.MapState map(String fields) {
        return (State.MapState) state("{'Type':'Map','End':true,'ItemProcessor':"
                + "{'StartAt':'P','States':{'P':{'Type':'Succeed'}}}," + fields + "}");
    }

    private static Frame frame(String input) {
        return new Frame(2, json(input), json("{'Execution':{'Id':'arn'}}"), Variables.NONE);
    }

    private static Frame withVariable(String input, String name, String value) {
        Frame frame = frame(input);
        return new Frame(2, frame.input(), frame.context(),
                Variables.NONE.with(Json.MAPPER.createObjectNode().set(name, json(value))));
    }

    private static State state(String json) {
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
