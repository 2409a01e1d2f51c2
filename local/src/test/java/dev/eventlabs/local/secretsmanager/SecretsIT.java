package dev.eventlabs.local.secretsmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.CloudFixture;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsIT extends CloudFixture {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aSecretKeepsItsCurrentAndItsPreviousValue() {
        String arn = call("CreateSecret", "{'Name': 'versions', 'SecretString': 'one'}").path("ARN").asText();
        assertThat(arn).matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:versions-[A-Z0-9]{6}");
        call("PutSecretValue", "{'SecretId': 'versions', 'SecretString': 'two'}");
        call("PutSecretValue", "{'SecretId': '" + arn + "', 'SecretString': 'three'}");

        assertThat(value("{'SecretId': 'versions'}")).isEqualTo("three");
        assertThat(value("{'SecretId': 'versions', 'VersionStage': 'AWSPREVIOUS'}")).isEqualTo("two");
        assertThat(call("ListSecretVersionIds", "{'SecretId': 'versions', 'IncludeDeprecated': true}").path("Versions"))
                .hasSize(3);
        assertThat(call("DescribeSecret", "{'SecretId': 'versions'}").path("VersionIdsToStages")).hasSize(2);
    }

    @Test
    void theSameTokenTwiceIsTheSameVersionUnlessItsValueDiffers() {
        call("CreateSecret", "{'Name': 'tokens'}");
        String put = "{'SecretId': 'tokens', 'ClientRequestToken': 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa', 'SecretString': '%s'}";
        String first = call("PutSecretValue", put.formatted("x")).path("VersionId").asText();

        assertThat(call("PutSecretValue", put.formatted("x")).path("VersionId").asText()).isEqualTo(first);
        assertThat(refused("PutSecretValue", put.formatted("y"))).startsWith("ResourceExistsException");
    }

    @Test
    void aDeletedSecretCanBeRestoredUntilThenItsNameIsTaken() {
        call("CreateSecret", "{'Name': 'phoenix', 'SecretString': 'ash'}");
        call("DeleteSecret", "{'SecretId': 'phoenix', 'RecoveryWindowInDays': 7}");

        assertThat(refused("GetSecretValue", "{'SecretId': 'phoenix'}")).contains("marked for deletion");
        assertThat(refused("CreateSecret", "{'Name': 'phoenix'}")).contains("scheduled for deletion");
        call("RestoreSecret", "{'SecretId': 'phoenix'}");
        assertThat(value("{'SecretId': 'phoenix'}")).isEqualTo("ash");
        call("DeleteSecret", "{'SecretId': 'phoenix', 'ForceDeleteWithoutRecovery': true}");
        assertThat(refused("DescribeSecret", "{'SecretId': 'phoenix'}"))
                .isEqualTo("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
    }

    @Test
    void aStageMovesOnlyFromTheVersionThatHasIt() {
        String first = call("CreateSecret", "{'Name': 'stages', 'SecretString': 'one'}").path("VersionId").asText();
        String second = call("PutSecretValue", "{'SecretId': 'stages', 'SecretString': 'two'}").path("VersionId")
                .asText();
        String move = "{'SecretId': 'stages', 'VersionStage': 'AWSCURRENT', 'MoveToVersionId': '" + first + "'";

        assertThat(refused("UpdateSecretVersionStage", move + "}")).startsWith("InvalidParameterException");
        call("UpdateSecretVersionStage", move + ", 'RemoveFromVersionId': '" + second + "'}");

        assertThat(value("{'SecretId': 'stages'}")).isEqualTo("one");
        assertThat(value("{'SecretId': 'stages', 'VersionStage': 'AWSPREVIOUS'}")).isEqualTo("two");
    }

    @Test
    void aGeneratedPasswordHasEveryKindThatIsntExcluded() {
        String password = call("GetRandomPassword",
                "{'PasswordLength': 40, 'ExcludePunctuation': true, 'ExcludeCharacters': 'abcXYZ019'}")
                .path("RandomPassword").asText();

        assertThat(password).hasSize(40).matches("[d-zA-W2-8]+").containsPattern("[d-z]").containsPattern("[A-W]")
                .containsPattern("[2-8]");
        assertThat(refused("GetRandomPassword", "{'PasswordLength': 2}")).startsWith("InvalidParameterException");
    }

    @Test
    void f148AStackMakesASecretThatItsOtherResourcesReferToAndKeepsItWhenNothingOfItChanges() {
        String template = """
                {"Resources": {
                  "Login": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {
                    "SecretStringTemplate": "{\\"username\\": \\"ann\\"}", "GenerateStringKey": "password",
                    "PasswordLength": 20, "ExcludePunctuation": true}}},
                  "Copy": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Description": "%s", "Value": {"Fn::Sub":
                    "{{resolve:secretsmanager:${Login}:SecretString:username}}/{{resolve:secretsmanager:${Login}:SecretString:password}}"}}}},
                 "Outputs": {"Arn": {"Value": {"Ref": "Login"}}, "Copy": {"Value": {"Ref": "Copy"}}}}""";
        Map<String, String> outputs = create("Secretive", template.formatted("first"));
        String before = value("{'SecretId': '" + outputs.get("Arn") + "'}");
        JsonNode login = Json.parseOwn(before);

        assertThat(login.path("username").asText()).isEqualTo("ann");
        assertThat(login.path("password").asText()).matches("[A-Za-z0-9]{20}");
        assertThat(post("AmazonSSM.GetParameter", "{'Name': '" + outputs.get("Copy") + "'}").body())
                .contains("ann/" + login.path("password").asText());
        update("Secretive", template.formatted("second"));
        assertThat(value("{'SecretId': '" + outputs.get("Arn") + "'}")).isEqualTo(before);
        assertThat(delete("Secretive")).isEqualTo("DELETE_COMPLETE");
        assertThat(refused("GetSecretValue", "{'SecretId': '" + outputs.get("Arn") + "'}"))
                .startsWith("ResourceNotFoundException");
    }

    private String value(String request) {
        return call("GetSecretValue", request).path("SecretString").asText();
    }

    private JsonNode call(String action, String request) {
        HttpResponse<String> answer = post("secretsmanager." + action, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parseOwn(answer.body());
    }

    private String refused(String action, String request) {
        HttpResponse<String> answer = post("secretsmanager." + action, request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode error = Json.parseOwn(answer.body());
        String type = error.path("__type").asText();
        return type.substring(type.indexOf('#') + 1) + ": "
                + error.path("message").asText(error.path("Message").asText());
    }

    private HttpResponse<String> post(String target, String request) {
        try {
            return http.send(HttpRequest.newBuilder(cloud.endpoint()).header("X-Amz-Target", target)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(HttpRequest.BodyPublishers.ofString(request.replace('\'', '"'))).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
