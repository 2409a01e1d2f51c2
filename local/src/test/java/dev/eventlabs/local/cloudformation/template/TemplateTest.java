package dev.eventlabs.local.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello                                                          | Template format error: unsupported structure.
            []                                                             | Template format error: unsupported structure.
            {"Resources": {}}                                              | Template format error: At least one Resources member must be defined.
            {"Description": "x"}                                           | Template format error: At least one Resources member must be defined.
            {"Resources": {"A": {"Type": "T"}}, "Bogus": 1}                | Invalid template property or properties [Bogus]
            {"Resources": {"A": {}}}                                       | Template format error: [/Resources/A] Every Resources object must contain a Type member.
            {"Resources": {"A": 1}}                                        | Template format error: [/Resources/A] resource definition is malformed
            {"Resources": {"A-1": {"Type": "T"}}}                          | Template format error: Resource name A-1 is non alphanumeric.
            {"Resources": {"A": {"Type": "T", "Props": {}}}}               | Invalid template resource property 'Props'
            {"Resources": {"A": {"Type": "T", "DeletionPolicy": "Keep"}}}  | Template format error: Unrecognized DeletionPolicy Keep for resource A
            {"Resources": {"A": {"Type": "T"}}, "Outputs": {"O": {}}}      | Template format error: Output O is malformed. Every Outputs member must contain a Value object
            {"Resources": {"A": {"Type": "T"}}, "Parameters": {"P": {}}}   | Template format error: Every Parameters object must contain a Type member. (P)
            {"Resources": {"A": {"Type": "T", "DependsOn": "B"}}}          | Template format error: Unresolved resource dependencies [B] in the Resources block of the template
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Ref": "B"}}}}} | Template format error: Unresolved resource dependencies [B] in the Resources block of the template
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Fn::Sub": "${B.Arn}"}}}}} | Template error: instance of Fn::GetAtt references undefined resource B
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Fn::GetAtt": ["B", "Arn"]}}}}} | Template error: instance of Fn::GetAtt references undefined resource B
            {"Resources": {"A": {"Type": "T"}}, "Outputs": {"O": {"Value": {"Ref": "B"}}}} | Template format error: Unresolved resource dependencies [B] in the Outputs block of the template
            {"Resources": {"A": {"Type": "T", "Condition": "C"}}}          | Template format error: Unresolved condition dependency C in the Resources block of the template
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Fn::If": ["C", 1, 2]}}}}} | Template format error: Unresolved condition dependency C in the Resources block of the template
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Ref": null}}}}} | Template error: every Ref object must have a single String value.
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Ref": ["A"]}}}}} | Template error: every Ref object must have a single String value.
            {"Resources": {"A": {"Type": "T", "Properties": {"X": {"Fn::Select": [2, ["a", "b"]]}}}}} | Template error: Fn::Select cannot select nonexistent value at index 2
            {"Resources": {"A": {"Type": "T", "Properties": {"X": [{"Fn::Foo": 1}]}}}} | Template error: Encountered unsupported function: Fn::Foo Supported functions are: [Fn::And, Fn::Base64, Fn::Cidr, Fn::Equals, Fn::FindInMap, Fn::GetAZs, Fn::GetAtt, Fn::GetStackOutput, Fn::If, Fn::ImportValue, Fn::Join, Fn::Length, Fn::Not, Fn::Or, Fn::Select, Fn::Split, Fn::Sub, Fn::ToJsonString]
            """)
    void refusesWhatIsntATemplateInTheWordsOfAws(String text, String message) {
        assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(TemplateException.class).hasMessage(message);
    }

    @Test
    void saysWhereJsonBreaksOff() {
        assertThatThrownBy(() -> Template.parse("{\"Resources\": {\n  \"A\" \"B\"}}"))
                .hasMessageMatching("Template format error: JSON not well-formed. \\(line 2, column \\d+\\)");
    }

    @Test
    void saysWhereYamlBreaksOff() {
        assertThatThrownBy(() -> Template.parse("Resources:\n  A:\n    Type: [x\n"))
                .hasMessageMatching("Template format error: YAML not well-formed. \\(line \\d+, column \\d+\\)");
    }

    @Test
    void refusesATransformByName() {
        assertThatThrownBy(() -> Template
                .parse("Transform: AWS::Serverless-2016-10-31\nResources: {A: {Type: AWS::Serverless::Function}}"))
                .hasMessageContaining("Transform").hasMessageContaining("AWS::Serverless-2016-10-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AWS::LanguageExtensions\"", "[\"AWS::LanguageExtensions\"]"})
    void takesTheLanguageExtensionsWhoseFunctionsItHas(String transform) {
        Template template = Template.parse("{\"Transform\": " + transform + ", \"Resources\": {\"A\": {\"Type\": \"T\","
                + " \"Properties\": {\"X\": {\"Fn::ToJsonString\": {\"a\": 1}}}}}}");

        assertThat(template.resources()).containsOnlyKeys("A");
        assertThatThrownBy(() -> Template.parse("{\"Transform\": [\"AWS::LanguageExtensions\", \"Mine\"],"
                + " \"Resources\": {\"A\": {\"Type\": \"T\"}}}")).hasMessageContaining("Mine");
    }

    @Test
    void readsTheShortFormsOfYaml() {
        Template template = Template.parse("""
                AWSTemplateFormatVersion: 2010-09-09
                Conditions:
                  C: !Equals [a, !Ref "AWS::Region"]
                Resources:
                  A:
                    Type: T
                    Properties:
                      Arn: !GetAtt B.Endpoint.Address
                      Text: !Sub "${B}-x"
                      Pick: !If [C, !Ref B, !Ref "AWS::NoValue"]
                      When: 2020-01-02
                      Flag: true
                      Count: 3
                  B:
                    Type: T
                """);

        assertThat(template.resources().get("A").properties()).hasToString(
                "{\"Arn\":{\"Fn::GetAtt\":[\"B\",\"Endpoint.Address\"]},\"Text\":{\"Fn::Sub\":\"${B}-x\"},"
                        + "\"Pick\":{\"Fn::If\":[\"C\",{\"Ref\":\"B\"},{\"Ref\":\"AWS::NoValue\"}]},"
                        + "\"When\":\"2020-01-02\",\"Flag\":true,\"Count\":3}");
    }

    @Test
    void leavesAConditionBlockOfAPolicyAlone() {
        Template template = Template.parse("""
                {"Resources": {"A": {"Type": "T", "Properties": {"Statement": [
                  {"Effect": "Deny", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}}}}""");

        assertThat(template.resources()).containsOnlyKeys("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&a [*a]", "{a: &x {b: *x}}"})
    void refusesYamlThatContainsItself(String text) {
        assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(TemplateException.class);
    }
}
