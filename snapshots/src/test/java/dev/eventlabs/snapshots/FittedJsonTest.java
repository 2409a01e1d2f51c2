package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FittedJsonTest {
    private static String fitted(String json) throws JsonProcessingException {
        return FittedJson.of(new ObjectMapper().readTree(json));
    }

    @Test
    void writesWhatFitsInOneLine() throws JsonProcessingException {
        assertThat(fitted("{\"a\":[1,\"two\",null,true,[],{}],\"b\":{\"c\":0.5}}"))
                .isEqualTo("{ \"a\": [1, \"two\", null, true, [], {}], \"b\": { \"c\": 0.5 } }\n");
    }

    @Test
    void writesAPartALineOfWhatDoesNotFit() throws JsonProcessingException {
        String word = "word ".repeat(12).strip();
        assertThat(fitted("{\"a\":[\"W\",\"W\"],\"b\":{\"c\":\"d\"}}".replace("W", word))).isEqualTo("""
                {
                  "a": [
                    "W",
                    "W"
                  ],
                  "b": { "c": "d" }
                }
                """.replace("W", word));
    }

    @Test
    void opensAFunctionAndItsOnlyPartOnTheSameLine() throws JsonProcessingException {
        String word = "word ".repeat(12).strip();
        assertThat(fitted(
                "{\"Body\":{\"Fn::Sub\":{\"<JSON text>\":{\"b\":\"W\",\"c\":\"W\"}}},\"d\":1}".replace("W", word)))
                .isEqualTo("""
                        {
                          "Body": { "Fn::Sub": { "<JSON text>": {
                            "b": "W",
                            "c": "W"
                          } } },
                          "d": 1
                        }
                        """.replace("W", word));
    }

    @Test
    void countsWhatStandsBeforeAndAfterAValue() throws JsonProcessingException {
        // 2 of indentation, 5 of the name, 4 of brackets and quotes around x and 3 for , 1 and the comma: 120.
        String fits = "x".repeat(120 - 2 - 5 - 4 - 3 - 1);
        assertThat(fitted("{\"a\":[\"" + fits + "\",1],\"b\":1}")).contains("\n  \"a\": [\"" + fits + "\", 1],\n");
        assertThat(fitted("{\"a\":[\"" + fits + "x\",1],\"b\":1}")).contains("\n  \"a\": [\n");
    }

    @Test
    void escapes() throws JsonProcessingException {
        assertThat(fitted("{\"a\\\"b\":\"c\\nd\"}")).isEqualTo("{ \"a\\\"b\": \"c\\nd\" }\n");
    }
}
