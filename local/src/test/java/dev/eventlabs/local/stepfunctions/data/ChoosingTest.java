package dev.eventlabs.local.stepfunctions.data;

import static dev.eventlabs.local.stepfunctions.data.DataFlowFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.stepfunctions.definition.Definitions;
import dev.eventlabs.local.stepfunctions.definition.Definitions.Valid;
import dev.eventlabs.local.stepfunctions.definition.State;
import java.time.Clock;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
class ChoosingTest {

    private final DataFlow flow = new DataFlow(new Ids(new SplittableRandom(1)), new SplittableRandom(1),
            Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // Strings.
            "'StringEquals':'a' | {'v':'a'} | true", "'StringEquals':'a' | {'v':'A'} | false",
            "'StringEquals':'1' | {'v':1} | false", "'StringEqualsPath':'$.w' | {'v':'a','w':'a'} | true",
            "'StringEqualsPath':'$.w' | {'v':'a','w':1} | false",
            "'StringLessThan':'b' | {'v':'a'} | true", "'StringLessThan':'a' | {'v':'a'} | false",
            "'StringLessThanPath':'$.w' | {'v':'A','w':'a'} | true",
            "'StringLessThanEquals':'a' | {'v':'a'} | true", "'StringGreaterThan':'a' | {'v':'b'} | true",
            "'StringGreaterThanEquals':'a' | {'v':'a'} | true",
            "'StringGreaterThanEqualsPath':'$.w' | {'v':'a','w':'b'} | false",
            "'StringMatches':'log-*.txt' | {'v':'log-2020.txt'} | true",
            "'StringMatches':'*.log' | {'v':'zebra.log'} | true",
            "'StringMatches':'foo*.log' | {'v':'foobar.log'} | true",
            "'StringMatches':'foo*.log' | {'v':'bar.log'} | false",
            "'StringMatches':'a\\\\*b' | {'v':'a*b'} | true", "'StringMatches':'a\\\\*b' | {'v':'axb'} | false",
            "'StringMatches':'a\\\\\\\\*' | {'v':'a\\\\x'} | true", "'StringMatches':'a.c' | {'v':'abc'} | false",
            "'StringMatches':'*' | {'v':1} | false",
            // Numbers.
            "'NumericEquals':1 | {'v':1.0} | true", "'NumericEquals':1 | {'v':'1'} | false",
            "'NumericLessThan':20 | {'v':19.99} | true", "'NumericLessThanPath':'$.w' | {'v':2,'w':1} | false",
            "'NumericGreaterThan':20 | {'v':20} | false", "'NumericGreaterThanEquals':20 | {'v':20} | true",
            "'NumericLessThanEquals':20 | {'v':20} | true",
            "'NumericGreaterThanEqualsPath':'$.w' | {'v':3,'w':2} | true",
            // Truths.
            "'BooleanEquals':true | {'v':true} | true", "'BooleanEquals':true | {'v':'true'} | false",
            "'BooleanEqualsPath':'$.w' | {'v':false,'w':false} | true",
            // Times.
            "'TimestampEquals':'2016-08-18T17:33:00Z' | {'v':'2016-08-18T18:33:00+01:00'} | true",
            "'TimestampLessThan':'2016-08-18T17:33:00Z' | {'v':'2016-08-18T17:32:59.999Z'} | true",
            "'TimestampGreaterThan':'2016-08-18T17:33:00Z' | {'v':'2016-08-18T17:33:00Z'} | false",
            "'TimestampGreaterThanEquals':'2016-08-18T17:33:00Z' | {'v':'2016-08-18T17:33:00Z'} | true",
            "'TimestampLessThanEqualsPath':'$.w' | {'v':'2016-08-18T17:33:00Z','w':'2017-08-18T17:33:00Z'} | true",
            "'TimestampLessThan':'2016-08-18T17:33:00Z' | {'v':'yesterday'} | false",
            // Types.
            "'IsPresent':true | {'v':null} | true", "'IsPresent':true | {} | false", "'IsPresent':false | {} | true",
            "'IsNull':true | {'v':null} | true", "'IsNull':false | {'v':1} | true", "'IsString':true | {'v':''} | true",
            "'IsNumeric':true | {'v':1.5} | true", "'IsNumeric':true | {'v':'1'} | false",
            "'IsBoolean':true | {'v':false} | true", "'IsTimestamp':true | {'v':'2016-08-18T17:33:00Z'} | true",
            "'IsTimestamp':true | {'v':'2016-08-18 17:33:00Z'} | false",
    })
    void f119_comparesAsAwsCompares(String comparison, String input, boolean matches) {
        assertThat(next("'Choices':[{'Variable':'$.v'," + comparison + ",'Next':'Yes'}],'Default':'No'", input))
                .isEqualTo(matches ? "Yes" : "No");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'type':'Public'} | No", "{'type':'Private','value':22} | Yes", "{'type':'Private','value':30} | No",
            "{'type':'Private'} | No",
    })
    void f119_combinesComparisons(String input, String next) {
        assertThat(next("""
                'Choices': [{'And': [
                    {'Not': {'Variable': '$.type', 'StringEquals': 'Public'}},
                    {'Variable': '$.value', 'IsPresent': true}, {'Variable': '$.value', 'IsNumeric': true},
                    {'Or': [{'Variable': '$.value', 'NumericGreaterThanEquals': 100},
                            {'Variable': '$.value', 'NumericLessThan': 30}]}], 'Next': 'Yes'}], 'Default': 'No'""",
                input))
                .isEqualTo(next);
    }

    @Test
    void f119_theFirstRuleThatMatchesWins() {
        assertThat(next("'Choices':[{'Variable':'$.v','NumericEquals':1,'Next':'Yes'},"
                + "{'Variable':'$.v','IsPresent':true,'Next':'No'}]", "{'v':1}")).isEqualTo("Yes");
    }

    @Test
    void f119_aJsonataConditionMustBeTrueOrFalse() {
        String choices = "'QueryLanguage':'JSONata','Choices':[{'Condition':'{% $states.input.v %}','Next':'Yes',"
                + "'Output':'{% $states.input.v %}'}],'Default':'No'";
        assertThat(next(choices, "{'v':true}")).isEqualTo("Yes");
        assertThat(next(choices, "{'v':false}")).isEqualTo("No");
        assertThatThrownBy(() -> next(choices, "{'v':1}"))
                .isInstanceOfSatisfying(StateError.class, e -> {
                    assertThat(e.error()).isEqualTo("States.QueryEvaluationError");
                    assertThat(e.location()).contains("Choices[0]/Condition");
                })
                .hasMessageEndingWith("The JSONata expression '$states.input.v' specified for the field"
                        + " 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was"
                        + " 'number' for value: 1");
    }

    @Test
    void f119_aRuleHasItsOwnAssignAndOutput() {
        Decision decision = decide("'QueryLanguage':'JSONata','Assign':{'x':0},'Output':0,'Choices':["
                + "{'Condition':true,'Next':'Yes','Assign':{'x':1},'Output':{'o':'{% $states.input.v %}'}}],'Default':'No'",
                "{'v':5}");
        assertThat(decision.completion().output()).isEqualTo(json("{'o':5}"));
        assertThat(decision.completion().assigned()).isEqualTo(json("{'x':1}"));
    }

    @Test
    void f119_withoutAMatchAndADefaultTheStateFails() {
        assertThatThrownBy(() -> next("'Choices':[{'Variable':'$.v','NumericEquals':1,'Next':'Yes'},"
                + "{'Variable':'$.v','NumericEquals':2,'Next':'No'}]", "{'v':3}"))
                .isInstanceOfSatisfying(StateError.class,
                        e -> assertThat(e.error()).isEqualTo("States.NoChoiceMatched"));
    }

    @Test
    void f119_aVariableThatIsNotThereFailsTheState() {
        assertThatThrownBy(
                () -> next("'Choices':[{'Variable':'$.v','NumericEquals':1,'Next':'Yes'}],'Default':'No'", "{}"))
                .isInstanceOfSatisfying(StateError.class, e -> assertThat(e.error()).isEqualTo("States.Runtime"))
                .hasMessageEndingWith(
                        "Invalid path '$.v': The choice state's condition path references an invalid value.");
    }

    private String next(String fields, String input) {
        return decide(fields, input).next();
    }

    private Decision decide(String fields, String input) {
        Valid valid = (Valid) Definitions.read(json("{'StartAt':'C','States':{'C':{'Type':'Choice'," + fields
                + "},'Yes':{'Type':'Succeed'},'No':{'Type':'Succeed'}}}").toString(), Definitions.Type.STANDARD);
        return flow.choose((State.Choice) valid.machine().flow().start(),
                new Frame(2, json(input), Json.MAPPER.createObjectNode(), Variables.NONE));
    }
}
