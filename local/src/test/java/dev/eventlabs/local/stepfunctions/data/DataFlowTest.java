package dev.eventlabs.local.stepfunctions.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Invalid;
import dev.eventlabs.local.stepfunctions.definition.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFlowTest extends DataFlowFixture {

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
}
