package dev.eventlabs.local.stepfunctions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    private static final String INPUT = """
            {"foo": 123, "bar": ["a", "b", "c"], "car": {"cdr": true}, "jar": [{"a": 1}, {"a": 5}],
             "a b": 2, "a\\\\\\"b": 3, "null": null}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            // https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
            "$.foo | 123", "$.bar | [\"a\",\"b\",\"c\"]", "$.car.cdr | true", "$.jar[?(@.a >= 5)].a | [5]",
            "$.bar[0] | \"a\"", "$.bar[-1:] | [\"c\"]", "$.bar[1:] | [\"b\",\"c\"]", "$['a b'] | 2", "$..a | [1,5]",
            "$.jar.length() | 2", "$.null | null",
            // Recorded: a backslash is one, and a path to several places may lead to none.
            "$['a\\\"b'] | 3", "$.no[*] | []", "$.no.such[1:5].thing | []", "$.foo[*] | []",
            // The context object, and variables.
            "$$.Execution.Id | \"arn\"", "$$ | {\"Execution\":{\"Id\":\"arn\"}}", "$name | {\"x\":[7]}",
            "$name.x[0] | 7",
    })
    void leadsToWhatIsThere(String path, String found) throws JsonProcessingException {
        assertThat(read(path)).isEqualTo(Json.MAPPER.readTree(found));
    }

    private static JsonNode read(String path) throws JsonProcessingException {
        return Path.parse(path).read(new Scope(Json.MAPPER.readTree(INPUT),
                Json.MAPPER.readTree("{\"Execution\":{\"Id\":\"arn\"}}"),
                Map.of("name", Json.MAPPER.readTree("{\"x\":[7]}"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "$.no | No results for path: $['no']", "$.no.such | Missing property in path $['no']",
            "$nobody.x | No results for path: $['nobody']",
    })
    void saysWhereThereIsNothing(String path, String message) {
        assertThatThrownBy(() -> read(path)).isInstanceOf(PathException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "", "$.", "$[", "$.a[?("})
    void refusesWhatIsNoPath(String path) {
        assertThatThrownBy(() -> Path.parse(path)).isInstanceOf(PathException.class);
    }

    @ParameterizedTest
    @CsvSource({"$,true", "$.a.b,true", "$.a[0]['c d'],true", "$.a[*],false", "$..a,false", "$.a[0:1],false",
            "$$.a,false", "$name,false", "a,false"})
    void onlyOnePlaceBelowTheInputCanBeWrittenTo(String path, boolean target) {
        assertThat(ReferencePath.isBelowInput(path)).isEqualTo(target);
    }
}
