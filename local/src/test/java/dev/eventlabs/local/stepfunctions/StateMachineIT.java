package dev.eventlabs.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.CloudFixture;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** State machines of stacks, over HTTP. */
class StateMachineIT extends CloudFixture {

    private final HttpClient http = HttpClient.newHttpClient();

    private static String template(String name, String number) {
        return """
                {"Resources": {
                  "Queue": {"Type": "AWS::SQS::Queue"},
                  "Machine": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
                    "RoleArn": "arn:aws:iam::000000000000:role/machine", "StateMachineName": "%s",
                    "Definition": {"StartAt": "Send", "States": {"Send": {"Type": "Task", "End": true,
                      "Resource": "arn:aws:states:::sqs:sendMessage",
                      "Parameters": {"QueueUrl": "${Url}", "MessageBody": {"n": %s}}}}},
                    "DefinitionSubstitutions": {"Url": {"Ref": "Queue"}},
                    "Tags": [{"Key": "team", "Value": "lab"}]}},
                  "Version": {"Type": "AWS::StepFunctions::StateMachineVersion", "Properties": {
                    "StateMachineArn": {"Ref": "Machine"},
                    "StateMachineRevisionId": {"Fn::GetAtt": ["Machine", "StateMachineRevisionId"]}}},
                  "Alias": {"Type": "AWS::StepFunctions::StateMachineAlias", "Properties": {"Name": "live",
                    "RoutingConfiguration": [{"StateMachineVersionArn": {"Ref": "Version"}, "Weight": 100}]}}},
                 "Outputs": {"Arn": {"Value": {"Ref": "Machine"}}, "Name": {"Value": {"Fn::GetAtt": ["Machine", "Name"]}},
                  "Queue": {"Value": {"Ref": "Queue"}}, "Version": {"Value": {"Ref": "Version"}},
                  "Alias": {"Value": {"Ref": "Alias"}}}}""".formatted(name, number);
    }

    private JsonNode call(String service, String target, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(cloud.endpoint())
                .header("Content-Type", "application/x-amz-json-1.0").header("X-Amz-Target", target)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/" + service
                        + "/aws4_request, SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))).build();
        try {
            return Json.parse(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode states(String action, ObjectNode body) {
        return call("states", "AWSStepFunctions." + action, body);
    }

    private void awaitMessage(String queueUrl, String body) {
        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> call("sqs", "AmazonSQS.ReceiveMessage",
                Json.object().put("QueueUrl", queueUrl).put("WaitTimeSeconds", 2)).findValuesAsText("Body")
                .contains(body));
    }

    @Test
    void aStacksMachineRunsIsUpdatedInPlaceAndGoesWithTheStack() {
        Map<String, String> outputs = create("machines", template("of-a-stack", "1"));
        String arn = outputs.get("Arn");
        assertThat(arn).isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:of-a-stack");
        assertThat(outputs).containsEntry("Name", "of-a-stack").containsEntry("Version", arn + ":1")
                .containsEntry("Alias", arn + ":live");
        states("StartExecution", Json.object().put("stateMachineArn", outputs.get("Alias")));
        awaitMessage(outputs.get("Queue"), "{\"n\":1}");
        assertThat(states("ListTagsForResource", Json.object().put("resourceArn", arn)).get("tags"))
                .contains(Json.object().put("key", "team").put("value", "lab"));

        Map<String, String> updated = update("machines", template("of-a-stack", "2"));
        assertThat(updated).containsEntry("Arn", arn).containsEntry("Version", arn + ":2");
        states("StartExecution", Json.object().put("stateMachineArn", arn));
        awaitMessage(outputs.get("Queue"), "{\"n\":2}");

        assertThat(delete("machines")).isEqualTo("DELETE_COMPLETE");
        assertThat(states("DescribeStateMachine", Json.object().put("stateMachineArn", arn)).get("__type").asText())
                .isEqualTo("StateMachineDoesNotExist");
    }

    @Test
    void f155_cloudControlChangesADefinitionInPlaceAndTheNextDeploymentTakesOver() {
        String arn = create("hotswapped", template("hot", "1")).get("Arn");
        ObjectNode hot = Json.object().put("TypeName", "AWS::StepFunctions::StateMachine").put("Identifier", arn);

        JsonNode answer = call("cloudcontrolapi", "CloudApiService.UpdateResource", hot.deepCopy().put("PatchDocument",
                """
                        [{"op": "replace", "path": "/Definition", "value":
                           {"StartAt": "P", "States": {"P": {"Type": "Pass", "Comment": "hot", "End": true}}}}]"""));

        assertThat(answer.at("/ProgressEvent/OperationStatus").asText()).isEqualTo("SUCCESS");
        assertThat(states("DescribeStateMachine", Json.object().put("stateMachineArn", arn)).get("definition").asText())
                .contains("\"hot\"");
        assertThat(call("cloudcontrolapi", "CloudApiService.GetResource", hot)
                .at("/ResourceDescription/Properties").asText()).contains("\"hot\"", "\"team\"");
        assertThat(call("cloudcontrolapi", "CloudApiService.UpdateResource", hot.deepCopy().put("PatchDocument",
                "[{\"op\": \"replace\", \"path\": \"/StateMachineName\", \"value\": \"other\"}]")).get("__type")
                .asText())
                .isEqualTo("NotUpdatableException");

        update("hotswapped", template("hot", "3"));
        assertThat(states("DescribeStateMachine", Json.object().put("stateMachineArn", arn)).get("definition").asText())
                .contains("\"n\":3");
        delete("hotswapped");
    }
}
