package dev.eventlabs.local.stepfunctions.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.stepfunctions.definition.Definitions.Invalid;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Type;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Valid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS was recorded to answer, or what its documentation and others' measurements say. */
class DefinitionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // The definition as a whole.
            "[] | SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null",
            "{} | SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /",
            "{'StartAt':'A'} | SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /",
            "{'States':{'A':{'Type':'Succeed'}}} | SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /",
            "{'StartAt':'A','Stats':1,'States':{'A':{'Type':'Succeed'}}} | SCHEMA_VALIDATION_FAILED: Field 'Stats' is not supported at /",
            "{'StartAt':'A','QueryLanguage':'JQ','States':{'A':{'Type':'Succeed'}}} | SCHEMA_VALIDATION_FAILED: The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata] at /QueryLanguage",
            // Transitions.
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}}} | MISSING_END_STATE: Workflow has no terminal state at null",
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'},'C':{'Type':'Succeed'}}} | MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C",
            "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'NOPE'}}} | MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null",
            "{'StartAt':'X','States':{'A':{'Type':'Succeed'}}} | MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt, MISSING_TRANSITION_TARGET: State \"A\" is not reachable. at /States/A",
            "{'StartAt':'p1','States':{'p1':{'Type':'Pass','Next':'p3'},'p2':{'Type':'Pass','End':true}}} | MISSING_TRANSITION_TARGET: Missing 'Next' target: p3 at /States/p1/Next, MISSING_TRANSITION_TARGET: State \"p2\" is not reachable. at /States/p2",
            "{'StartAt':'A','States':{'A':{'Type':'Pass'}}} | SCHEMA_VALIDATION_FAILED: One of these fields is required: [Next, End] at /States/A, MISSING_END_STATE: Workflow has no terminal state at null",
            // States.
            "{'StartAt':'A','States':{'A':{'Type':'Nap'}}} | SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type",
            "{'StartAt':'A','States':{'A':{'End':true}}} | SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/A",
    })
    void f127_saysWhatIsWrongWithTheMachine(String definition, String errors) {
        assertThat(errors(definition, Type.STANDARD)).isEqualTo(errors);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Type':'Pass','TimeoutSeconds':1 | Field 'TimeoutSeconds' is not supported at /States/A",
            "'Type':'Pass','Catch':[] | Field 'Catch' is not supported at /States/A",
            "'Type':'Pass','Retry':[] | Field 'Retry' is not supported at /States/A",
            "'Type':'Parallel','TimeoutSeconds':1,'Branches':[{'StartAt':'B','States':{'B':{'Type':'Succeed'}}}] | Field 'TimeoutSeconds' is not supported at /States/A",
            "'Type':'Parallel','Branches':[] | Value cannot be empty at /States/A/Branches",
            "'Type':'Pass','Output':1 | The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A",
            "'Type':'Pass','QueryLanguage':'JSONata','InputPath':'$' | The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A",
            "'Type':'Map','ItemProcessor':{'QueryLanguage':'JSONata','StartAt':'B','States':{'B':{'Type':'Succeed'}}} | Field 'QueryLanguage' is not supported at /States/A/ItemProcessor",
            "'Type':'Map','QueryLanguage':'JSONata','ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Succeed','Output':1}}} | The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A/ItemProcessor/States/B",
            "'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'B','States':{'B':{'Type':'Succeed'}}} | The embedded AWS has no distributed Map states: use INLINE at /States/A/ItemProcessor/ProcessorConfig/Mode",
            "'Type':'Map','ToleratedFailureCount':1,'ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Succeed'}}} | Field 'ToleratedFailureCount' is only supported for distributed Map states, which the embedded AWS has not at /States/A",
            "'Type':'Wait','Timestamp':'2016-12-05 21:29:29Z' | String does not match RFC3339 timestamp at /States/A/Timestamp",
            "'Type':'Wait','Timestamp':'2016-12-05T21:29:29' | String does not match RFC3339 timestamp at /States/A/Timestamp",
            "'Type':'Wait','Timestamp':'2016-13-05T21:29:29Z' | String does not match RFC3339 timestamp at /States/A/Timestamp",
            "'Type':'Wait' | One of these fields is required: [Seconds, SecondsPath, Timestamp, TimestampPath] at /States/A",
            "'Type':'Task' | These fields are required: [Resource] at /States/A",
            "'Type':'Task','Resource':'hello' | Value is not a valid resource ARN at /States/A/Resource",
            "'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f','Credentials':{} | The field 'RoleArn' is required but was missing at /States/A/Credentials",
            "'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f','HeartbeatSeconds':60,'TimeoutSeconds':60 | HeartbeatSeconds must be smaller than TimeoutSeconds at /States/A/HeartbeatSeconds",
            "'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f','Retry':[{'ErrorEquals':['States.ALL']},{'ErrorEquals':['X']}] | States.ALL must appear alone, and in the last element of the list at /States/A/Retry[0]/ErrorEquals",
            "'Type':'Task','Resource':'arn:aws:lambda:us-east-1:1:function:f','Retry':[{'ErrorEquals':['X'],'BackoffRate':0.5}] | Value must be between 1.0 and 1.7976931348623157E308 at /States/A/Retry[0]/BackoffRate",
            "'Type':'Pass','ResultPath':'$.a[*]' | Value is not a Reference Path: \"$.a[*]\" at /States/A/ResultPath",
            "'Type':'Pass','Parameters':{'parsed.$':'States.StringToJson(\\'{\\\\\\\"a\\\\\\\":1}\\')'} | The value for the field 'parsed.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
            "'Type':'Pass','Parameters':{'out.$':'States.Nothing(1)'} | The value for the field 'out.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
            "'Type':'Pass','Parameters':{'deep':[{'x.$':'x'}]} | The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
            "'Type':'Pass','Assign':{'states':1} | The variable name 'states' is not valid: it must be an identifier of at most 80 characters, and not the reserved 'states' at /States/A/Assign",
    })
    void f127_saysWhatIsWrongWithAState(String fields, String error) {
        String state = fields.contains("'Fail'") ? fields : fields + ",'End':true";
        assertThat(errors("{'StartAt':'A','States':{'A':{" + state + "}}}", Type.STANDARD))
                .isEqualTo("SCHEMA_VALIDATION_FAILED: " + error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'Output':'{% a[1,2) %}' | INVALID_JSONATA_EXPRESSION: Expected \"]\", got \",\" at /States/A/Output",
            "'Output':{'v':['{% 1 + %}']} | INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output/v[0]",
            "'Assign':{'v':'{% phone %}'} | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Assign/v",
            "'Output':{'v':'{% phone.home & name %}'} | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Output/v, UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'name' at the top level is not supported. at /States/A/Output/v",
    })
    void f122_saysWhichExpressionIsNone(String field, String errors) {
        assertThat(errors("{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass','End':true," + field
                + "}}}", Type.STANDARD)).isEqualTo(errors);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[{'Variable':'$.v','NumericEquals':1}] | These fields are required: [Next] at /States/A/Choices[0]",
            "[] | Value cannot be empty at /States/A/Choices",
            "[{'NumericEquals':1,'Next':'B'}] | These fields are required: [Variable] at /States/A/Choices[0]",
            "[{'Variable':'$.v','NumericEquals':'1','Next':'B'}] | Expected value of type Number at /States/A/Choices[0]/NumericEquals",
            "[{'Variable':'$.v','Next':'B'}] | A Choice Rule must have a comparison operator, And, Or or Not at /States/A/Choices[0]",
            "[{'Variable':'$.v','IsNull':true,'IsPresent':true,'Next':'B'}] | A Choice Rule must have only one of [IsNull, IsPresent] at /States/A/Choices[0]",
            "[{'Variable':'$.v','NumberEquals':1,'IsNull':true,'Next':'B'}] | Field 'NumberEquals' is not supported at /States/A/Choices[0]",
            "[{'Not':{'Or':[{'Variable':'$.v','IsNull':1}]},'Next':'B'}] | Expected value of type Boolean at /States/A/Choices[0]/Not/Or[0]/IsNull",
            "[{'Variable':'$.v','TimestampEquals':'now','Next':'B'}] | String does not match RFC3339 timestamp at /States/A/Choices[0]/TimestampEquals",
            "[{'Condition':'{% true %}','Variable':'$.v','IsNull':true,'Next':'B'}] | The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage at /States/A/Choices[0]",
    })
    void f127_saysWhatIsWrongWithAChoiceRule(String choices, String error) {
        assertThat(errors("{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':" + choices
                + ",'Default':'B'},'B':{'Type':'Succeed'}}}", Type.STANDARD))
                .isEqualTo("SCHEMA_VALIDATION_FAILED: " + error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "arn:aws:states:::sqs:sendMessage.waitForTaskToken | Express state machine does not support '.waitForTaskToken' service integration  at /States/A/Resource",
            "arn:aws:states:::states:startExecution.sync:2 | Express state machine does not support '.sync' service integration at /States/A/Resource",
            "arn:aws:states:us-east-1:1:activity:a | Express state machine does not support Activity ARN at /States/A/Resource",
    })
    void f127_refusesInExpressMachinesWhatTheyCannotWaitFor(String resource, String error) {
        String definition = "{'StartAt':'A','States':{'A':{'Type':'Task','End':true,'Resource':'" + resource + "'}}}";
        assertThat(errors(definition, Type.EXPRESS)).isEqualTo("SCHEMA_VALIDATION_FAILED: " + error);
        assertThat(errors(definition, Type.STANDARD)).isEmpty();
    }

    @Test
    void f127_saysWhereTheTextStopsBeingJson() {
        assertThat(Definitions.read("not a definition", Type.STANDARD).diagnostics()).singleElement()
                .satisfies(each -> {
                    assertThat(each.code()).isEqualTo("INVALID_JSON_DESCRIPTION");
                    assertThat(each.location()).contains("[Source: (String)\"not a definition\"; line: 1, column: 4]");
                    assertThat(each.message()).isEqualTo("Unrecognized token 'not': was expecting (JSON String, Number,"
                            + " Array, Object or token 'null', 'true' or 'false')\n"
                            + " at [Source: (String)\"not a definition\"; line: 1, column: 4]");
                });
    }

    @Test
    void f127_refusesWhatIsNestedTooDeeply() {
        assertThat(Definitions.read("[".repeat(5000), Type.STANDARD).diagnostics()).singleElement()
                .satisfies(each -> {
                    assertThat(each.code()).isEqualTo("INVALID_JSON_DESCRIPTION");
                    assertThat(each.message()).startsWith("Document nesting depth");
                });
    }

    @Test
    void findsAllThatIsWrongAtOnce() {
        assertThat(Definitions.read("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "x", "TimeoutSeconds": 0, "Next": "B"},
                  "B": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Wait", "End": true}}}],
                        "Next": "C"}}}""", Type.STANDARD).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/A/Resource",
                        "SCHEMA_VALIDATION_FAILED: Value must be between 1 and 99999999 at /States/A/TimeoutSeconds",
                        "DUPLICATE_STATE_NAME: State name \"A\" is used more than once at /States/B/Branches[0]/States/A",
                        "SCHEMA_VALIDATION_FAILED: One of these fields is required: [Seconds, SecondsPath, Timestamp,"
                                + " TimestampPath] at /States/B/Branches[0]/States/A",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: C at /States/B/Next",
                        "MISSING_END_STATE: Workflow has no terminal state at null");
    }

    @Test
    void warnsOfWhatLooksLikeAMistake() {
        assertThat(Definitions.read("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Pass", "Parameters": {"a": "$.b"}, "Result": {"c.$": "$.d"}, "End": true}}}""",
                Type.STANDARD)).isInstanceOf(Valid.class)
                .satisfies(valid -> assertThat(valid.diagnostics()).extracting(Diagnostic::code)
                        .containsExactly("NO_DOLLAR", "PASS_RESULT_IS_STATIC"));
    }

    @Test
    void f127_refusesTheResourcesThatItIsToldTo() {
        assertThat(Definitions.read("""
                {"StartAt": "A", "States": {
                  "A": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:query", "End": true}}}""", Type.STANDARD,
                arn -> Optional.of(ResourceCheck.notRecognized(arn)))).isInstanceOfSatisfying(Invalid.class,
                        invalid -> assertThat(invalid.message()).isEqualTo("Invalid State Machine Definition:"
                                + " 'SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::dynamodb:query is"
                                + " not recognized. The value is not a valid resource ARN, or the resource is not"
                                + " available in this region. at /States/A/Resource'"));
    }

    private static String errors(String definition, Type type) {
        // An apostrophe within a text is written \' in the tables above.
        String json = definition.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'');
        return Definitions.read(json, type) instanceof Invalid invalid
                ? invalid.message().replaceAll("^Invalid State Machine Definition: '(.*)'$", "$1")
                : "";
    }

    @Test
    void aDefinitionWithoutErrorsIsReadWhole() {
        assertThat(Definitions.read("""
                {"StartAt": "Hello", "TimeoutSeconds": 30,
                 "States": {"Hello": {"Type": "Pass", "Result": "Hello World!", "End": true}}}""", Type.STANDARD))
                .isInstanceOfSatisfying(Valid.class, valid -> {
                    assertThat(valid.machine().timeoutSeconds()).contains(30L);
                    assertThat(valid.machine().flow().start()).isInstanceOfSatisfying(State.Pass.class,
                            pass -> assertThat(pass.result().orElseThrow().asText()).isEqualTo("Hello World!"));
                });
    }
}
