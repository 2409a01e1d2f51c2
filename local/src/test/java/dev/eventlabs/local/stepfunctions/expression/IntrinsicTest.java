package dev.eventlabs.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of AWS's page on intrinsic functions, and what AWS was recorded to answer. */
class IntrinsicTest {

    private static final Randomness RANDOMNESS = new Randomness(new Ids(new SplittableRandom(1)),
            new SplittableRandom(1), Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
            "{\"Id\":123456} | States.Array($.Id) | [123456]",
            "{\"inputArray\":[1,2,3,4,5,6,7,8,9]} | States.ArrayPartition($.inputArray,4) | [[1,2,3,4],[5,6,7,8],[9]]",
            "{\"inputArray\":[1,2,3,4,5,6,7,8,9],\"lookingFor\":5} | States.ArrayContains($.inputArray, $.lookingFor) | true",
            "{} | States.ArrayRange(1, 9, 2) | [1,3,5,7,9]",
            "{\"inputArray\":[1,2,3,4,5,6,7,8,9],\"index\":5} | States.ArrayGetItem($.inputArray, $.index) | 6",
            "{\"inputArray\":[1,2,3,4,5,6,7,8,9]} | States.ArrayLength($.inputArray) | 9",
            "{\"inputArray\":[1,2,3,3,3,3,3,3,4]} | States.ArrayUnique($.inputArray) | [1,2,3,4]",
            "{\"input\":\"Data to encode\"} | States.Base64Encode($.input) | \"RGF0YSB0byBlbmNvZGU=\"",
            "{\"base64\":\"RGF0YSB0byBlbmNvZGU=\"} | States.Base64Decode($.base64) | \"Data to encode\"",
            "{\"Data\":\"input data\",\"Algorithm\":\"SHA-1\"} | States.Hash($.Data, $.Algorithm) | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
            "{\"json1\":{\"a\":{\"a1\":1,\"a2\":2},\"b\":2},\"json2\":{\"a\":{\"a3\":1,\"a4\":2},\"c\":3}} | States.JsonMerge($.json1, $.json2, false) | {\"a\":{\"a3\":1,\"a4\":2},\"b\":2,\"c\":3}",
            "{\"escapedJsonString\":\"{\\\"foo\\\": \\\"bar\\\"}\"} | States.StringToJson($.escapedJsonString) | {\"foo\":\"bar\"}",
            "{\"unescapedJson\":{\"foo\":\"bar\"}} | States.JsonToString($.unescapedJson) | \"{\\\"foo\\\":\\\"bar\\\"}\"",
            "{\"value1\":111,\"step\":-1} | States.MathAdd($.value1, $.step) | 110",
            "{\"inputString\":\"1,2,3,4,5\",\"splitter\":\",\"} | States.StringSplit($.inputString, $.splitter) | [\"1\",\"2\",\"3\",\"4\",\"5\"]",
            "{\"inputString\":\"This.is+a,test=string\",\"splitter\":\".+,=\"} | States.StringSplit($.inputString, $.splitter) | [\"This\",\"is\",\"a\",\"test\",\"string\"]",
            "{\"name\":\"Arnav\"} | States.Format('Hello, my name is {}.', $.name) | \"Hello, my name is Arnav.\"",
            "{\"template\":\"Hello, my name is {}.\",\"name\":\"Arnav\"} | States.Format($.template, $.name) | \"Hello, my name is Arnav.\"",
            // Recorded.
            "{} | States.Array() | []",
            "{} | States.Array(1, 'two', true, null, States.Array(2.5)) | [1,\"two\",true,null,[2.5]]",
            "{\"x\":[]} | States.ArrayPartition($.x, 3) | []",
            "{\"x\":[[1,2,3],2]} | States.ArrayContains($.x, States.Array(1, 2, 3)) | true",
            "{\"x\":[1]} | States.ArrayContains($.x, null) | false",
            "{} | States.ArrayRange(0, 10, 3) | [0,3,6,9]",
            "{} | States.ArrayRange(5, 1, -2) | [5,3,1]",
            "{} | States.StringSplit(', , ,', ',') | [\" \",\" \"]",
            "{} | States.StringSplit(',,,,', ',') | []",
            "{} | States.MathAdd(1.49, 1.5) | 3",
            "{} | States.MathAdd(1.5, 1.51) | 4",
            "{} | States.MathAdd(-1.49, -1.5) | -2",
            "{} | States.MathAdd(-1.5, -1.51) | -3",
            "{} | States.MathAdd(-0.5, 0.5) | 1",
            "{} | States.StringToJson(' ') | null",
            "{} | States.StringToJson('-0') | 0",
            "{} | States.Format('{} and \\{\\} and \\\\ and \\'', 1.1) | \"1.1 and {} and \\\\ and '\"",
            "{\"x\":{\"Arg1\":1,\"Arg2\":[]}} | States.Format('{}', $.x) | \"{Arg1=1, Arg2=[]}\"",
            "{\"x\":null} | States.Format('{}', $.x) | \"null\"",
            "{} | States.Format('{}', $$.Execution.Name) | \"run\"",
            "{} | States.Format('{}', $who) | \"Ada\"",
            "{\"Arn\":\"a/b/1.2.3\"} | States.ArrayGetItem(States.StringSplit(States.ArrayGetItem(States.StringSplit($.Arn, '/'), 2), '.'), 1) | \"2\"",
            "{\"x\":[{\"n\":\"a(b)\",\"v\":1}]} | States.ArrayLength($.x[?(@.n == 'a(b)')]) | 1",
    })
    void computesWhatAwsComputes(String input, String call, String result) throws JsonProcessingException {
        assertThat(evaluate(call, input)).isEqualTo(Json.MAPPER.readTree(result));
    }

    private static JsonNode evaluate(String call, String input) throws JsonProcessingException {
        return Intrinsic.parse(call).evaluate(new Scope(Json.MAPPER.readTree(input),
                Json.MAPPER.readTree("{\"Execution\":{\"Name\":\"run\"}}"),
                Map.of("who", Json.MAPPER.readTree("\"Ada\""))), RANDOMNESS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "States.ArrayGetItem(States.Array(1), 1) | The index 1 is not within the array, which has 1 items",
            "States.ArrayPartition(States.Array(1), 0) | The chunk size must be a positive integer but was: 0",
            "States.ArrayRange(0, 1000, 1) | The range must not have more than 1000 items: 0 to 1000",
            "States.ArrayRange(0, 10, 0) | The step must not be zero",
            "States.ArrayLength('a') | The argument must be an array but was: \"a\"",
            "States.Base64Decode('*') | The text is not Base64",
            "States.Hash('a', 'CRC') | The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384 and SHA-512 but was: CRC",
            "States.StringToJson('[1') | The text is not JSON",
            "States.JsonMerge(States.StringToJson('{}'), 1, false) | The first two arguments must be objects",
            "States.JsonMerge(States.StringToJson('{}'), States.StringToJson('{}'), true) | deep merging isn't supported",
            "States.Format('{} {}', 1) | The template has more {} than there are arguments",
            "States.Format('{}', 1, 2) | There are more arguments than {} in the template",
            "States.MathRandom(5, 5) | The start 5 must be less than the end 5",
    })
    void tellsWhichFunctionRefusedWhat(String call, String message) {
        assertThatThrownBy(() -> evaluate(call, "{}")).isInstanceOf(IntrinsicException.class)
                .hasMessageContaining("The function 'States.").hasMessageContaining("' had the following error: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"States.Nothing()", "States.UUID(1)", "States.Array(1", "States.Array(1)x",
            "States.Array(one)", "States.Format('a\\\"b')", "States.Format('a)", "States.Array(1,,2)",
            "States.Array(1;2)", "States.UUID"})
    void refusesWhatIsNoCall(String call) {
        assertThatThrownBy(() -> Intrinsic.parse(call)).isInstanceOf(IntrinsicException.class);
    }

    @Test
    void nestsTenDeepAndNoDeeper() throws JsonProcessingException {
        String ten = "States.Array(".repeat(10) + ")".repeat(10);
        assertThat(evaluate(ten, "{}")).hasToString("[[[[[[[[[[]]]]]]]]]]");
        assertThatThrownBy(() -> Intrinsic.parse("States.Array(" + ten + ")")).hasMessageContaining("10 deep at most");
    }

    @Test
    void randomNumbersAreWithinTheirBoundsAndTheSameForTheSameSeed() throws JsonProcessingException {
        for (int i = 0; i < 100; i++) {
            assertThat(evaluate("States.MathRandom(1, 4)", "{}").intValue()).isBetween(1, 3);
        }
        assertThat(evaluate("States.MathRandom(0, 1000000, 7)", "{}"))
                .isEqualTo(evaluate("States.MathRandom(0, 1000000, 7)", "{}"));
    }

    @Test
    void uuidsAreOfVersionFour() throws JsonProcessingException {
        assertThat(evaluate("States.UUID()", "{}").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                .isNotEqualTo(evaluate("States.UUID()", "{}").asText());
    }
}
