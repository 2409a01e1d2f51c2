package dev.eventlabs.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Scope;
import java.lang.Runtime;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API by which APIs are made. */
class ManagementIT extends ApiFixture {

    private static final String MOCK = """
            {"type": "MOCK", "requestTemplates": {"application/json":
            "{\\"statusCode\\": #if($input.params('q') == 'bad')400#{else}200#end}"}}""";

    @Test
    void f105_changesAreLiveOnlyWithAnotherDeployment() {
        Draft api = draft();
        api.method(api.resource("trips"), "GET").deploy();

        api.method(api.resource("rides"), "GET");
        assertThat(api.get("/rides").statusCode()).isEqualTo(403);
        managed("POST", api.path() + "/deployments", "{}");
        assertThat(api.get("/rides").statusCode()).as("a deployment that no stage has").isEqualTo(403);
        api.deploy();
        assertThat(api.get("/rides").statusCode()).isEqualTo(200);
    }

    @Test
    void f106_aMockAnswersThePreflight() {
        Draft api = draft();
        String trips = api.resource("trips");
        api.method(trips, "OPTIONS", "{\"authorizationType\":\"NONE\"}", """
                {"type": "MOCK", "requestTemplates": {"application/json": "{ statusCode: 200 }"}}""");
        managed("PUT", api.path() + "/resources/" + trips + "/methods/OPTIONS/integration/responses/204", """
                {"responseParameters": {"method.response.header.Access-Control-Allow-Origin": "'*'"}}""");
        api.deploy();

        HttpResponse<String> answer = send(api.request("/trips")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void templatesKnowTheRequestAndTheStage() {
        Draft api = draft();
        String trips = api.resource("trips");
        api.method(trips, "GET", "{\"authorizationType\":\"NONE\"}", MOCK);
        String responses = api.path() + "/resources/" + trips + "/methods/GET/integration/responses/";
        managed("PUT", responses + "200",
                """
                {"responseTemplates": {"application/json": "$input.params('q') $context.stage $stageVariables.none. $5"}}""");
        managed("PUT", responses + "400", """
                {"selectionPattern": "4\\\\d\\\\d", "responseTemplates": {"application/json":
                "$input.params().class.forName('Runtime').getRuntime()no"}}""");
        api.deploy();

        assertThat(api.get("/trips?q=hello").body()).isEqualTo("hello v1 . $5");
        HttpResponse<String> bad = api.get("/trips?q=bad");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).as("no class is in reach of a template").isEqualTo("no");
    }

    @Test
    void aFunctionBehindTemplatesGetsWhatTheyMake() {
        Draft api = draft();
        String trips = api.resource("trips");
        api.method(trips, "POST", "{\"authorizationType\":\"NONE\"}", PROXY.replace("AWS_PROXY", "AWS").replace("}", """
                ,"requestTemplates": {"application/json": "{\\"name\\": $input.json('$.who.name')}"}}"""));
        String responses = api.path() + "/resources/" + trips + "/methods/POST/integration/responses/";
        managed("PUT", responses + "200", "{}");
        managed("PUT", responses + "404", "{\"selectionPattern\":\"No such.*\"}");
        api.deploy();
        functions.behaviour = event -> event;

        HttpResponse<String> answer = send(api.request("/trips").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"who\":{\"name\":\"Jo\"}}")));
        assertThat(answer.body()).isEqualTo("{\"name\": \"Jo\"}");
        functions.failing = true;
        functions.behaviour = event -> "{\"errorMessage\":\"No such trip\"}";
        assertThat(send(api.request("/trips").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(404);
    }

    @Test
    void listsAreUnderItemAndComeInPages() {
        Draft api = draft();
        api.resource("a", "b", "c");

        JsonNode first = managed("GET", api.path() + "/resources?limit=3", "");
        assertThat(first.path("item")).hasSize(3);
        JsonNode second = managed("GET", api.path() + "/resources?limit=3&position=" + first.path("position").asText(),
                "");
        assertThat(second.path("item").get(0).path("path").asText()).isEqualTo("/a/b/c");
        assertThat(second.has("position")).isFalse();
    }

    @Test
    void aMethodIsTriedWithoutADeployment() {
        Draft api = draft();
        String trip = api.resource("trips", "{id}");
        api.method(trip, "GET");

        JsonNode answer = managed("POST", api.path() + "/resources/" + trip + "/methods/GET",
                "{\"pathWithQueryString\":\"/trips/7?page=2\",\"headers\":{\"X-Rider\":\"r\"}}");

        assertThat(answer.path("status").asInt()).isEqualTo(200);
        assertThat(answer.path("body").asText()).isEqualTo("done");
        assertThat(answer.path("log").asText()).contains("Method completed with status: 200");
        assertThat(lastEvent().at("/pathParameters/id").asText()).isEqualTo("7");
        assertThat(lastEvent().at("/queryStringParameters/page").asText()).isEqualTo("2");
        assertThat(functions.sources.getLast()).endsWith("/test-invoke-stage/GET/trips/{id}");
    }

    @ParameterizedTest
    @CsvSource({"/restapis/none, Invalid API identifier specified 000000000000:none",
            "/resources/none, Invalid Resource identifier specified",
            "/stages/none, Invalid stage identifier specified",
            "/deployments/none, Invalid Deployment identifier specified",
            "/models/none, Invalid model name specified: none"})
    void whatIsntThereIsNotFound(String path, String message) {
        HttpResponse<String> answer = manage("GET", path.startsWith("/restapis") ? path : draft().path() + path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("NotFoundException");
        assertThat(answer.body()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"HTTP_PROXY\",\"httpMethod\":\"GET\",\"uri\":\"http://example.com\"}",
            "{\"type\":\"AWS\",\"httpMethod\":\"POST\",\"uri\":\"arn:aws:apigateway:us-east-1:sqs:path/q\"}",
            "{\"type\":\"MOCK\",\"requestTemplates\":{\"application/json\":\"#if($x\"}}",
            "{\"type\":\"MOCK\",\"timeoutInMillis\":49}", "{\"type\":\"MOCK\",\"tlsConfig\":{}}"})
    void whatCantWorkHereIsRefusedByName(String integration) {
        Draft api = draft();
        String at = api.path() + "/resources/" + api.resource("a") + "/methods/GET";
        managed("PUT", at, "{\"authorizationType\":\"NONE\"}");

        HttpResponse<String> answer = manage("PUT", at + "/integration", integration);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("BadRequestException");
    }

    @Test
    void aDeploymentInUseStays() {
        Draft api = draft();
        api.method(api.resource("a"), "GET").deploy();
        String id = managed("GET", api.path() + "/stages/v1", "").path("deploymentId").asText();

        assertThat(manage("DELETE", api.path() + "/deployments/" + id, "").statusCode()).isEqualTo(400);
        managed("DELETE", api.path() + "/stages/v1", "");
        managed("DELETE", api.path() + "/deployments/" + id, "");
        assertThat(api.get("/a").body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void aStageLogsAndCountsWhatItAnswers() {
        Draft api = draft();
        api.method(api.resource("trips", "{id}"), "GET").deploy();
        managed("PATCH", api.path() + "/stages/v1",
                """
                {"patchOperations": [
                {"op": "replace", "path": "/accessLogSettings/destinationArn", "value": "arn:aws:logs:us-east-1:000000000000:log-group:access"}]}"""
                        .replace("]}", """
                        ,{"op": "replace", "path": "/accessLogSettings/format", "value":
                        "{\\"id\\":\\"$context.requestId\\",\\"status\\":$context.status,\\"user\\":\\"$context.identity.user\\",\\"path\\":\\"${context.resourcePath}\\"}"},
                        {"op": "replace", "path": "/*/*/logging/loglevel", "value": "INFO"}]}"""));

        HttpResponse<String> answer = api.get("/trips/7");

        assertThat(logs).contains("access {\"id\":\"" + answer.headers().firstValue("x-amzn-RequestId").orElseThrow()
                + "\",\"status\":200,\"user\":\"-\",\"path\":\"/trips/{id}\"}");
        assertThat(logs).anyMatch(line -> line.startsWith("API-Gateway-Execution-Logs_" + api.id + "/v1 (")
                && line.endsWith("Method completed with status: 200"));
        assertThat(metrics).contains("AWS/ApiGateway Count {ApiName=api, Stage=v1} 1.0",
                "AWS/ApiGateway 4XXError {ApiName=api} 0.0", "AWS/ApiGateway 5XXError {ApiName=api} 0.0");
        assertThat(metrics)
                .anyMatch(line -> line.startsWith("AWS/ApiGateway IntegrationLatency {ApiName=api, Stage=v1}"));
    }

    @Test
    void theUrlOfOurOwnApisIsTheOneTheyAnswerAt() {
        Draft api = draft();
        Scope scope = Scope.standard();
        String host = ".execute-api.us-east-1.amazonaws.com";

        assertThat(service.urls().local(scope, "https://" + api.id + host + "/v1/"))
                .contains(endpoint() + "/_aws/execute-api/" + api.id + "/v1/");
        assertThat(service.urls().local(scope, "https://other" + host + "/v1/")).isEmpty();
        assertThat(service.urls().local(scope, "see https://" + api.id + host)).isEmpty();
    }
}
