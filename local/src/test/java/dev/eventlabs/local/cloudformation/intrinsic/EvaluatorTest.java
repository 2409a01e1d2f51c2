package dev.eventlabs.local.cloudformation.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.eventlabs.local.cloudformation.template.Template;
import dev.eventlabs.local.cloudformation.template.TemplateException;
import dev.eventlabs.local.spi.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

    private static final Template TEMPLATE = Template.parse("""
            {"Mappings": {"M": {"eu": {"Ami": "ami-1", "List": ["a", "b"]}}},
             "Parameters": {"P": {"Type": "String"}},
             "Conditions": {"Yes": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]},
                            "No": {"Fn::Not": [{"Condition": "Yes"}]},
                            "Both": {"Fn::And": [{"Condition": "Yes"}, {"Condition": "No"}]},
                            "Either": {"Fn::Or": [{"Condition": "Yes"}, {"Condition": "No"}]},
                            "Loop": {"Fn::Not": [{"Condition": "Loop"}]}},
             "Resources": {"R": {"Type": "T"}}}""");

    private final Evaluator evaluator = new Evaluator(TEMPLATE, new Values() {
        @Override
        public Map<String, JsonNode> parameters() {
            return Map.of("P", TextNode.valueOf("p"), "AWS::Region", TextNode.valueOf("us-east-1"), "Listed",
                    Json.parseOwn("[\"x\",\"y\"]"));
        }

        @Override
        public Optional<JsonNode> reference(String logicalId) {
            return logicalId.equals("R") ? Optional.of(TextNode.valueOf("r-1")) : Optional.empty();
        }

        @Override
        public Optional<JsonNode> attribute(String logicalId, String attribute) {
            return logicalId.equals("R") ? Optional.of(TextNode.valueOf("r-1/" + attribute)) : Optional.empty();
        }

        @Override
        public Optional<String> export(String name) {
            return name.equals("exp-p") ? Optional.of("exported") : Optional.empty();
        }

        @Override
        public Optional<String> output(String stackName, String outputName, Optional<String> region) {
            return outputName.equals("O") ? Optional.of(stackName + region.orElse("")) : Optional.empty();
        }
    });

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Ref": "P"}                                                  | "p"
            {"Ref": "R"}                                                  | "r-1"
            {"Fn::GetAtt": ["R", "Arn"]}                                  | "r-1/Arn"
            {"Fn::GetAtt": "R.End.Port"}                                  | "r-1/End.Port"
            {"Fn::Sub": "${P}-${R.Arn}-${!Literal}-$5"}                   | "p-r-1/Arn-${Literal}-$5"
            {"Fn::Sub": ["${a}${P}", {"a": {"Ref": "R"}}]}                | "r-1p"
            {"Fn::Join": ["-", ["a", {"Ref": "P"}, 3]]}                   | "a-p-3"
            {"Fn::Join": ["", {"Ref": "Listed"}]}                         | "xy"
            {"Fn::Split": [".", "a..b"]}                                  | ["a","","b"]
            {"Fn::Select": ["1", {"Fn::Split": [",", "a,b"]}]}            | "b"
            {"Fn::Select": [0, ["a", "b"]]}                               | "a"
            {"Fn::If": ["Yes", 1, 2]}                                     | 1
            {"Fn::If": ["Both", 1, 2]}                                    | 2
            {"Fn::If": ["Either", 1, 2]}                                  | 1
            {"a": {"Ref": "AWS::NoValue"}, "b": 1}                        | {"b":1}
            [{"Fn::If": ["No", 1, {"Ref": "AWS::NoValue"}]}, 2]           | [2]
            {"Fn::FindInMap": ["M", "eu", "Ami"]}                         | "ami-1"
            {"Fn::FindInMap": ["M", {"Fn::Join": ["", ["e", "u"]]}, "List"]} | ["a","b"]
            {"Fn::ImportValue": {"Fn::Sub": "exp-${P}"}}                  | "exported"
            {"Fn::GetStackOutput": {"StackName": "S", "OutputName": "O", "Region": {"Ref": "AWS::Region"}}} | "Sus-east-1"
            {"Fn::Base64": "hi"}                                          | "aGk="
            {"Fn::Cidr": ["10.0.0.0/16", 2, 8]}                           | ["10.0.0.0/24","10.0.1.0/24"]
            {"Fn::Cidr": ["2001:db8::/56", 2, 64]}                        | ["2001:db8:0:0:0:0:0:0/64","2001:db8:0:1:0:0:0:0/64"]
            {"Fn::GetAZs": ""}                                            | ["us-east-1a","us-east-1b","us-east-1c"]
            {"Fn::GetAZs": {"Ref": "AWS::Region"}}                        | ["us-east-1a","us-east-1b","us-east-1c"]
            {"Fn::Length": {"Ref": "Listed"}}                             | 2
            {"Fn::ToJsonString": {"a": {"Ref": "P"}}}                     | "{\\"a\\":\\"p\\"}"
            {"Ref": "P", "b": 1}                                          | {"Ref":"P","b":1}
            """)
    void f148ComputesEveryFunction(String expression, String value) {
        assertThat(evaluator.evaluate(Json.parseOwn(expression)).orElseThrow()).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Ref": "Gone"}                              | Unresolved resource dependencies [Gone]
            {"Fn::Select": [2, ["a"]]}                   | Fn::Select cannot select nonexistent value at index 2
            {"Fn::FindInMap": ["M", "us", "Ami"]}        | Template error: Unable to get mapping for M::us::Ami
            {"Fn::FindInMap": ["N", "us", "Ami"]}        | Mapping named 'N' is not present
            {"Fn::ImportValue": "nope"}                  | No export named nope found.
            {"Fn::Cidr": ["10.0.0.0/24", 300, 8]}        | Fn::Cidr can't make 300 blocks
            {"Fn::Cidr": ["10.0.0.0/24", 2, 8]}          | Fn::Cidr can't make 2 blocks
            {"Fn::Sub": "${a b}"}                        | variable names in Fn::Sub syntax must contain only
            {"Fn::Join": ["-", "text"]}                  | Fn::Join requires a list
            {"Fn::If": ["Loop", 1, 2]}                   | Circular dependency between conditions: [Loop]
            {"Fn::GetStackOutput": {"StackName": "S", "OutputName": "P"}} | there is no output P of a stack S.
            {"Fn::Frobnicate": 1}                        | doesn't have the function Fn::Frobnicate
            """)
    void saysWhatAFunctionCantDo(String expression, String message) {
        assertThatThrownBy(() -> evaluator.evaluate(Json.parseOwn(expression))).isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void choosesBranchesWithoutLookingAtTheOthers() {
        JsonNode chosen = evaluator.chooseBranches(
                Json.parseOwn(
                        "{\"A\": {\"Fn::If\": [\"No\", {\"Ref\": \"Gone\"}, {\"Fn::GetAtt\": [\"R\", \"Arn\"]}]}}"));

        assertThat(chosen).hasToString("{\"A\":{\"Fn::GetAtt\":[\"R\",\"Arn\"]}}");
    }

    @Test
    void resolvesDynamicReferencesToParametersAndRefusesOthersByName() {
        DynamicReferences references = new DynamicReferences(
                name -> name.equals("/a:3") ? Optional.of("three") : Optional.empty(), (id, stage) -> Optional.empty());

        assertThat(references.resolve(Json.object().put("X", "<{{resolve:ssm:/a:3}}>")))
                .hasToString("{\"X\":\"<three>\"}");
        assertThatThrownBy(() -> references.resolve(Json.object().put("X", "{{resolve:ssm:/b}}")))
                .hasMessageContaining("{{resolve:ssm:/b}}").hasMessageContaining("no such parameter");
        assertThatThrownBy(() -> references.resolve(Json.object().put("X", "{{resolve:vault:s}}")))
                .hasMessageContaining("takes ssm, ssm-secure and secretsmanager");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "db                                                   | {\"user\":\"ann\",\"port\":5432} of db",
            "db:SecretString                                      | {\"user\":\"ann\",\"port\":5432} of db",
            "db:SecretString:user                                 | ann",
            "db:SecretString:port::                               | 5432",
            "db:SecretString:user:AWSPREVIOUS                     | bob",
            "db:SecretString:user::v7                             | eve",
            "arn:aws:secretsmanager:us-east-1:1:secret:db-AB:SecretString:user:: | ann"})
    void resolvesDynamicReferencesToSecrets(String reference, String value) {
        Map<String, String> users = Map.of("", "ann", "AWSPREVIOUS", "bob", "v7", "eve");
        DynamicReferences references = new DynamicReferences(name -> Optional.empty(), (id, version) -> id.equals("db")
                || id.equals("arn:aws:secretsmanager:us-east-1:1:secret:db-AB")
                        ? Optional.of("{\"user\":\"" + users.get(version.orElse("")) + "\",\"port\":5432}")
                        : Optional.empty());

        assertThat(references.resolve(Json.object().put("X", "{{resolve:secretsmanager:" + reference + "}}")).get("X")
                .asText()).isEqualTo(value.replace(" of db", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "gone                       | no such secret",
            "text:SecretString:key      | isn't JSON",
            "json:SecretString:key      | no key key",
            "json:SecretBinary          | SecretString, a key, a stage and a version"})
    void saysWhyASecretCannotBeResolved(String reference, String why) {
        DynamicReferences references = new DynamicReferences(name -> Optional.empty(),
                (id, version) -> Optional.ofNullable(Map.of("text", "hush", "json", "{}").get(id)));

        assertThatThrownBy(
                () -> references.resolve(Json.object().put("X", "{{resolve:secretsmanager:" + reference + "}}")))
                .hasMessageContaining(why).hasMessageContaining("{{resolve:secretsmanager:" + reference + "}}");
    }

    @Test
    void f148ChecksTheRulesOfATemplate() {
        Template template = Template.parse("""
                {"Parameters": {"BootstrapVersion": {"Type": "String"}},
                 "Rules": {"CheckBootstrapVersion": {"Assertions": [{
                   "Assert": {"Fn::Not": [{"Fn::Contains": [["1", "2"], {"Ref": "BootstrapVersion"}]}]},
                   "AssertDescription": "version 6 required"}]}},
                 "Resources": {"R": {"Type": "T"}}}""");

        Rules.check(template, withBootstrapVersion(template, "21"));
        assertThatThrownBy(() -> Rules.check(template, withBootstrapVersion(template, "2")))
                .hasMessage("Template error: Rule CheckBootstrapVersion: version 6 required");
    }

    private static Evaluator withBootstrapVersion(Template template, String version) {
        return new Evaluator(template, new Values() {
            @Override
            public Map<String, JsonNode> parameters() {
                return Map.of("BootstrapVersion", TextNode.valueOf(version));
            }

            @Override
            public Optional<JsonNode> reference(String logicalId) {
                return Optional.empty();
            }

            @Override
            public Optional<JsonNode> attribute(String logicalId, String attribute) {
                return Optional.empty();
            }

            @Override
            public Optional<String> export(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<String> output(String stackName, String outputName, Optional<String> region) {
                return Optional.empty();
            }
        });
    }
}
