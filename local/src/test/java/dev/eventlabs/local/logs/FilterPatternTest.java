package dev.eventlabs.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.AwsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {

    private static final String JSON = """
            {"level": "ERROR", "n": 5, "d": {"ok": true, "list": [7, 8]}, "none": null, "a-b": "dash"}""";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ERROR; an ERROR; true
            ERROR; an error; false
            ERROR code; code of an ERROR; true
            ERROR code; an ERROR; false
            "of an"; code of an ERROR; true
            "an of"; code of an ERROR; false
            ?this ?that; that one; true
            ?this ?that; none; false
            ERROR -harmless; a harmless ERROR; false
            ERROR -harmless; an ERROR; true
            "say \\"hi\\""; they say "hi"; true
            """)
    void termsMustOccurOrMayOrMust(String pattern, String message, boolean matches) {
        assertThat(FilterPattern.of(pattern).test(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            { $.level = "ERROR" }; true
            { $.level = ERR* }; true
            { $.level != "ERROR" }; false
            { $.level = "error" }; false
            { $.n = 5 }; true
            { $.n > 5 }; false
            { $.n >= 5 && $.level = "ERROR" }; true
            { $.n < 5 || $.d.list[1] = 8 }; true
            { ($.n < 5 || $.n > 4) && $.d.ok IS TRUE }; true
            { $.none IS NULL }; true
            { $.missing NOT EXISTS }; true
            { $.level NOT EXISTS }; false
            { $.missing = 1 }; false
            { $.missing != 1 }; false
            { $.a-b = "dash" }; true
            """)
    void jsonPatternsLookIntoTheMessage(String pattern, boolean matches) {
        assertThat(FilterPattern.of(pattern).test(JSON)).isEqualTo(matches);
        assertThat(FilterPattern.of(pattern).test("not JSON { at all")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ip, user]", "%ERR.*%", "{ $.a }", "{ $.a = }", "{ level = 1 }", "{ $.a = 1",
            "{ $.a ~ 1 }", "\"open"})
    void whatIsntUnderstoodIsRefused(String pattern) {
        assertThatThrownBy(() -> FilterPattern.of(pattern)).isInstanceOf(AwsException.class)
                .hasMessageContaining("filter pattern");
    }
}
