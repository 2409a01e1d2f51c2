package dev.eventlabs.local.cloudformation.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.cloudformation.template.Template;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterReaderTest {

    private final ParameterReader reader = new ParameterReader(
            name -> name.equals("/version") ? Optional.of("21") : Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Type": "String", "AllowedValues": ["a", "b"]}                 | c   | Parameter 'P' must be one of AllowedValues
            {"Type": "String", "AllowedPattern": "[a-z]+"}                  | A1  | Parameter 'P' must match pattern [a-z]+
            {"Type": "String", "AllowedPattern": "[a-z]+", "ConstraintDescription": "letters only"} | A1 | Parameter 'P' failed to satisfy constraint: letters only
            {"Type": "String", "MinLength": 3}                              | ab  | Parameter 'P' must contain at least 3 characters
            {"Type": "String", "MaxLength": "3"}                            | abcd| Parameter 'P' must contain at most 3 characters
            {"Type": "Number"}                                              | x   | Parameter 'P' must be a number
            {"Type": "Number", "MinValue": 5}                               | 4.9 | Parameter 'P' must be a number not less than 5
            {"Type": "Number", "MaxValue": 5}                               | 6   | Parameter 'P' must be a number not greater than 5
            {"Type": "List<Number>"}                                        | 1,x | Parameter 'P' must be a number
            {"Type": "AWS::SSM::Parameter::Value<String>"}                  | /no | Unable to fetch parameters [/no] from parameter store for this account.
            """)
    void refusesAValueThatBreaksARule(String declaration, String value, String message) {
        assertThatThrownBy(() -> read(declaration, Map.of("P", value))).hasMessage(message);
    }

    @Test
    void namesMissingAndUnknownParameters() {
        assertThatThrownBy(() -> read("{\"Type\": \"String\"}", Map.of()))
                .hasMessage("Parameters: [P] must have values");
        assertThatThrownBy(() -> read("{\"Type\": \"String\"}", Map.of("P", "x", "Q", "y")))
                .hasMessage("Parameters: [Q] do not exist in the template");
    }

    @Test
    void makesListsOfCommaDelimitedText() {
        assertThat(read("{\"Type\": \"CommaDelimitedList\"}", Map.of("P", "a, b,c")).value())
                .hasToString("[\"a\",\"b\",\"c\"]");
    }

    @Test
    void f148LooksUpTheValueOfAnSsmParameterAndKeepsItsName() {
        ParameterValue value = read("{\"Type\": \"AWS::SSM::Parameter::Value<String>\", \"Default\": \"/version\"}",
                Map.of());

        assertThat(value.value().asText()).isEqualTo("21");
        assertThat(value.shown()).isEqualTo("/version");
    }

    @Test
    void neverShowsANoEchoValue() {
        ParameterValue value = read("{\"Type\": \"String\", \"NoEcho\": true}", Map.of("P", "secret"));

        assertThat(value.shown()).isEqualTo("****");
        assertThat(value.value().asText()).isEqualTo("secret");
    }

    private ParameterValue read(String declaration, Map<String, String> given) {
        Template template = Template
                .parse("{\"Parameters\": {\"P\": " + declaration + "}, \"Resources\": {\"R\": {\"Type\": \"T\"}}}");
        return reader.read(template.parameters(), given).get("P");
    }
}
