package dev.eventlabs.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Outcome;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Undefined;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Unsupported;
import dev.eventlabs.local.stepfunctions.expression.Jsonata.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataTest {

    private static final Randomness RANDOMNESS = new Randomness(new Ids(new SplittableRandom(1)),
            new SplittableRandom(1), Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));
    private static final String STATES = """
            {"input": {"name": "Ada", "none": null, "big": 12345678901234, "half": 0.5,
                       "list": [{"b": 1}, {"b": 2}], "text": "{\\"foo\\": [1]}"},
             "context": {"Execution": {"Id": "arn"}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
            "$partition([1,2,3,4], $floor($count([1,2,3,4])/2)) | [[1,2],[3,4]]",
            "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]",
            "$range(0, 10, 2) | [0,2,4,6,8,10]",
            "$range(1, 9, 9) | 1",
            "$hash('input data', 'SHA-1') | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
            "$parse($states.input.text) | {\"foo\":[1]}",
            "$random(3) = $random(3) | true",
            "$now() | \"2026-01-02T03:04:05.678Z\"",
            "$now('[Y0001]') | \"2026\"",
            "$millis() | 1767323045678",
            // What it sees.
            "$states.input.name | \"Ada\"",
            "'Hello ' & $states.input.name | \"Hello Ada\"",
            "$states.context.Execution.Id | \"arn\"",
            "$n * 2 | 42",
            "$n = 21 | true",
            // JSON's values survive.
            "$states.input.none | null",
            "{'a': null, 'b': $states.input.none} | {\"a\":null,\"b\":null}",
            "$states.input.big | 12345678901234",
            "$states.input.half | 0.5",
            "10 / 4 | 2.5",
            "10 / 5 | 2",
            "[1..3] | [1,2,3]",
            "[] | []",
            "$states.input.list[b > 1] | {\"b\":2}",
            "$states.input.list.b | [1,2]",
            "$map($states.input.list, function($v) { $v.b * 2 }) | [2,4]",
            "$contains('Hello', /ell/) | true",
            "($x := 3; $x * $x) | 9",
    })
    void computesWhatAwsComputes(String expression, String result) throws JsonProcessingException {
        assertThat(evaluate(expression)).isEqualTo(new Value(Json.MAPPER.readTree(result)));
    }

    private static Outcome evaluate(String expression) throws JsonProcessingException {
        return expression(expression).evaluate(Map.of("states", Json.MAPPER.readTree(STATES), "n",
                Json.MAPPER.readTree("21")), RANDOMNESS);
    }

    private static Jsonata expression(String expression) {
        return Jsonata.of(TextNode.valueOf("{% " + expression + " %}"));
    }

    @Test
    void nothingIsNotNull() throws JsonProcessingException {
        assertThat(evaluate("$doesNotExist")).isInstanceOf(Undefined.class);
        assertThat(evaluate("$states.input.missing")).isInstanceOf(Undefined.class);
        assertThat(evaluate("$fn := function($x){$x}")).isInstanceOf(Unsupported.class);
    }

    @Test
    void uuidsDiffer() throws JsonProcessingException {
        assertThat(evaluate("$uuid()")).isInstanceOf(Value.class).isNotEqualTo(evaluate("$uuid()"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // Recorded.
            "$randomSeeded(1) | T1006 | Attempted to invoke a non-function",
            "$eval('1') | T1006 | Attempted to invoke a non-function",
            "$abs('a') | T0410 | Argument 1 of function \"abs\" does not match function signature",
            "$sum('a') | T0412 | Argument 1 of function \"sum\" must be an array of \"numbers\"",
            "1 + 'a' | T2002 | The right side of the \"+\" operator must evaluate to a number",
            "$number('x') | D3030 | Unable to cast value to a number: \"x\"",
            "$error('no!') | D3137 | no!",
    })
    void failsInTheWordsOfTheReferenceImplementation(String expression, String code, String message) {
        assertThatThrownBy(() -> evaluate(expression))
                .isInstanceOfSatisfying(JsonataException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // As measured against AWS.
            "a[1,2) | Expected \"]\", got \",\"",
            "\"unterminated | String literal must be terminated by a matching quote",
            "1 + | Unexpected end of expression",
            "{\"a\":} | The symbol \"}\" cannot be used as a unary operator",
            "$match(\"a\", /abc | No terminating / in regular expression",
    })
    void cannotParse(String expression, String message) {
        assertThatThrownBy(() -> expression(expression).check()).hasMessage(message);
    }

    @Test
    void aWideTextIsPaddedAtOnceAndATooWideOneRefused() throws JsonProcessingException {
        assertThat(evaluate("$pad('x', -3, '#')")).isEqualTo(new Value(TextNode.valueOf("##x")));
        assertThat(evaluate("'x' ~> $pad(2)")).isEqualTo(new Value(TextNode.valueOf("x ")));
        assertThat(evaluate("$length($pad('x', 200000))")).isEqualTo(new Value(Json.MAPPER.readTree("200000")));
        assertThatThrownBy(() -> evaluate("$pad('x', 100000000)")).isInstanceOf(JsonataException.class)
                .hasMessageContaining("100000000");
    }

    @Test
    void endlessRecursionEnds() {
        assertThatThrownBy(() -> evaluate("($f := function($n) { 1 + $f($n) }; $f(1))"))
                .isInstanceOfSatisfying(JsonataException.class, e -> assertThat(e.code()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$states.input.a.b", "$x.y[z = 1 and w]", "$map($x, function($v) { $v.a })",
            "true and null",
            "$x.{'k': v}", "$x.(a + b)", "$x^(a, >b)", "$merge([$x, {'a': 1}])", "'phone'", "$x{k: v}", "/* phone */ 1",
            "$contains($x, /phone/)", "$x.a in ['b']", "($f := function($a) { $a.b }; $f($x))", "$x ? 'a' : 'b'",
            "$x.a.b.`c d`", "$x ~> $map(function($v) { $v.a })", "$x ~> |a|{'b': c}|", "$x[0].a", "[1..3]", "$x.*"})
    void namesOfAThingAreAllowed(String expression) {
        assertThat(expression(expression).topLevelReferences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"phone | phone", "phone.number | phone",
            "$x & name | name", "{'a': name} | name", "[name] | name", "$map($x, function($v) { other }) | other",
            "$uppercase(name) | name", "(a; $x) | a", "$x.a = b | b"})
    void namesOfNothingAreNot(String expression, String name) {
        assertThat(expression(expression).topLevelReferences()).containsExactly(name);
    }
}
