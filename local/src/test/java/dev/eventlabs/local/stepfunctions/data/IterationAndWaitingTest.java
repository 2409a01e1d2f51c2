package dev.eventlabs.local.stepfunctions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.stepfunctions.definition.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IterationAndWaitingTest extends DataFlowFixture {

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
}
