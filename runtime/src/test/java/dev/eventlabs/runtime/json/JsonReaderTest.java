package dev.eventlabs.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private final JsonReader reader = new JsonReader();

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "\"ü🦃\"", "null", "true", "false", "0.1", "12345678901234567890.123456789012345678",
                    "{\"b\":1,\"a\":[{\"c\":null},[],\"\",false],\"\":-0.5}"})
    void writesWhatItRead(String text) {
        assertThat(new JsonObjects().text(value(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|it is empty", "{|it is not valid JSON (line 1, column 2)",
            "{\"a\":1} 2|there is more after its end", "{\"a\":1,\"a\":2}|it has a field twice (line 1, column 11)",
            "\"\\ud800\"|it has half a surrogate pair, which is no character",
            "{\"\\udc00\":1}|it has half a surrogate pair, which is no character",
            "[1,]|it is not valid JSON (line 1, column 4)",
            "NaN|it is not valid JSON (line 1, column 4)", "01|it is not valid JSON (line 1, column 2)"})
    void saysWhatIsWrongWithoutQuotingIt(String text, String reason) {
        assertThat(reader.read(text)).isEqualTo(new JsonReading.Invalid(reason));
    }

    @Test
    void refusesWhatIsBeyondAllMeasure() {
        String reason = "it has a number, a name or a nesting beyond all measure";

        assertThat(reader.read("[".repeat(200) + "]".repeat(200))).isEqualTo(new JsonReading.Invalid(reason));
        assertThat(reader.read("1".repeat(2000))).isEqualTo(new JsonReading.Invalid(reason));
        assertThat(reader.read("1e99999999999")).isInstanceOf(JsonReading.Invalid.class);
    }

    private Json value(String text) {
        return reader.read(text) instanceof JsonReading.Read(Json read) ? read : new Json.Text("not read");
    }
}
