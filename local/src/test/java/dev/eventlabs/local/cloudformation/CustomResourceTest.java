package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomResourceTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";

    /** Answers as the test says: the body that it puts to the ResponseURL, or null for none. */
    private final class Functions implements FunctionInvoker {

        private final List<ObjectNode> requests = new CopyOnWriteArrayList<>();
        private volatile Function<ObjectNode, ObjectNode> behaviour = request -> success("id-1");

        @Override
        public Invocation invoke(Scope scope, String functionArn, byte[] payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void invokeAsync(Scope scope, String functionArn, byte[] payload) {
            try {
                ObjectNode request = (ObjectNode) Json.parse(payload);
                requests.add(request);
                ObjectNode answer = behaviour.apply(request);
                if (answer != null) {
                    put(request.path("ResponseURL").asText(), Json.bytes(answer));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean exists(Scope scope, String functionArn) {
            return functionArn.equals(FUNCTION);
        }
    }

    private final Functions functions = new Functions();
    private final Workbench bench = new Workbench(functions);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void f160AsksTheFunctionWithEveryScalarAsText() {
        assertThat(bench.create("S", custom("\"Count\": 3, \"On\": true, \"Deep\": {\"List\": [1, \"a\"]}")))
                .isEqualTo("CREATE_COMPLETE");

        ObjectNode request = functions.requests.getFirst();
        assertThat(request.path("RequestType").asText()).isEqualTo("Create");
        assertThat(request.path("ResourceType").asText()).isEqualTo("Custom::Migration");
        assertThat(request.path("LogicalResourceId").asText()).isEqualTo("C");
        assertThat(request.path("StackId").asText()).contains(":stack/S/");
        assertThat(request.has("PhysicalResourceId")).isFalse();
        assertThat(request.path("ResourceProperties")).hasToString("{\"ServiceToken\":\"" + FUNCTION
                + "\",\"Count\":\"3\",\"On\":\"true\",\"Deep\":{\"List\":[\"1\",\"a\"]}}");
    }

    @Test
    void f161GivesTheAnswersDataToGetAtt() {
        functions.behaviour = request -> {
            ObjectNode answer = success("id-1");
            answer.putObject("Data").put("Secret.Part", "part").put("Port", 5432);
            return answer;
        };

        bench.create("S", """
                {"Resources": %s, "Outputs": {"Id": {"Value": {"Ref": "C"}}, "Part": {"Value": {"Fn::GetAtt": ["C", "Secret.Part"]}},
                 "Port": {"Value": {"Fn::GetAtt": ["C", "Port"]}}}}""".formatted(custom("\"X\": 1")));

        assertThat(bench.describe("S").path("Outputs").findValuesAsText("OutputValue")).containsExactly("id-1", "part",
                "5432");
    }

    @Test
    void f160SendsTheOldPropertiesAndDeletesTheOldOneWhenTheIdChanges() {
        bench.create("S", custom("\"V\": 1"));
        functions.behaviour = request -> success("id-2");

        assertThat(bench.update("S", custom("\"V\": 2"))).isEqualTo("UPDATE_COMPLETE");

        assertThat(functions.requests.get(1).path("RequestType").asText()).isEqualTo("Update");
        assertThat(functions.requests.get(1).path("PhysicalResourceId").asText()).isEqualTo("id-1");
        assertThat(functions.requests.get(1).path("OldResourceProperties").path("V").asText()).isEqualTo("1");
        assertThat(functions.requests.get(2).path("RequestType").asText()).isEqualTo("Delete");
        assertThat(functions.requests.get(2).path("PhysicalResourceId").asText()).isEqualTo("id-1");
        assertThat(bench.physicalId("S", "C")).isEqualTo("id-2");
    }

    @Test
    void f161FailsWithTheFunctionsReasonAndHasItCleanUp() {
        functions.behaviour = request -> request.path("RequestType").asText().equals("Create")
                ? Json.object().put("Status", "FAILED").put("Reason", "no luck").put("PhysicalResourceId", "half")
                : success("half");

        assertThat(bench.create("S", custom("\"V\": 1"))).isEqualTo("ROLLBACK_COMPLETE");

        assertThat(bench.events("S")).anySatisfy(event -> assertThat(event).startsWith("C CREATE_FAILED")
                .contains(
                        "Received response status [FAILED] from custom resource. Message returned: no luck (RequestId: "));
        assertThat(functions.requests.get(1).path("RequestType").asText()).isEqualTo("Delete");
        assertThat(functions.requests.get(1).path("PhysicalResourceId").asText()).isEqualTo("half");
    }

    @Test
    void f162FailsWhenNoAnswerComesInTime() {
        functions.behaviour = request -> request.path("RequestType").asText().equals("Create") ? null : success("x");

        assertThat(bench.create("S", custom("\"ServiceTimeout\": 1"))).isEqualTo("ROLLBACK_COMPLETE");

        assertThat(bench.events("S")).anySatisfy(event -> assertThat(event)
                .contains("CloudFormation did not receive a response from your Custom Resource."));
    }

    @Test
    void refusesAFunctionThatIsntThere() {
        bench.create("S", custom("\"V\": 1").replace(":f\"", ":g\""));

        assertThat(bench.events("S"))
                .anySatisfy(event -> assertThat(event).contains("there is no function").contains(":g"));
        assertThat(functions.requests).isEmpty();
    }

    @Test
    void takesOneAnswerForARequestAndOnlyByPut() {
        bench.create("S", custom("\"V\": 1"));
        String url = functions.requests.getFirst().path("ResponseURL").asText();

        assertThat(put(url, new byte[0]).status()).isEqualTo(403);
        assertThat(request("GET", url, new byte[0]).status()).isEqualTo(405);
    }

    private static ObjectNode success(String id) {
        return Json.object().put("Status", "SUCCESS").put("PhysicalResourceId", id);
    }

    private static String custom(String properties) {
        return "{\"C\": {\"Type\": \"Custom::Migration\", \"Properties\": {\"ServiceToken\": \"" + FUNCTION + "\", "
                + properties + "}}}";
    }

    private AwsResponse put(String url, byte[] body) {
        return request("PUT", url, body);
    }

    private AwsResponse request(String method, String url, byte[] body) {
        Api.Raw responses = (Api.Raw) bench.cloudFormation.responses().apis().getFirst();
        AwsRequest request = new AwsRequest(method, URI.create(url).getPath(), Map.of(), "", Map.of(), body);
        assertThat(responses.claims().test(request)).isTrue();
        return responses.handler().handle(new Call(Scope.standard(), "request", "", request));
    }
}
