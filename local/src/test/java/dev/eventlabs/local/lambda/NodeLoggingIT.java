package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.ApplicationLogLevel;
import software.amazon.awssdk.services.lambda.model.LogFormat;

final class NodeLoggingIT extends NodeFixture {

    @Test
    void writesTimeRequestIdAndLevelBeforeEachMessage() {
        String name = node();

        String id = invoke(name, "{\"do\":\"log\"}").responseMetadata().requestId();

        List<String> lines = recorded.messages("/aws/lambda/" + name);
        String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\t" + id + "\t";
        assertThat(lines.get(1)).startsWith("START RequestId: " + id);
        assertThat(lines.get(2)).matches(time + "INFO\tsaid this \\{ a: 1 }\n");
        assertThat(lines.get(3)).matches(time + "WARN\ttwo\nlines\n");
        assertThat(lines.get(4)).containsPattern("^" + time + "ERROR\tError: logged\n    at ");
        assertThat(lines.get(5)).matches(time + "DEBUG\tdetail\n");
        assertThat(lines.get(6)).isEqualTo("as it is\n");
        assertThat(lines.get(7)).startsWith("END RequestId: " + id);
    }

    @Test
    void f81WritesObjectsInTheJsonFormatFromTheLevelOn() {
        String name = node("index.handler", request -> request.loggingConfig(each -> each.logFormat(LogFormat.JSON)
                .applicationLogLevel(ApplicationLogLevel.INFO)));

        String id = invoke(name, "{\"do\":\"log\"}").responseMetadata().requestId();

        List<JsonNode> lines = recorded.messages("/aws/lambda/" + name).stream()
                .filter(line -> line.contains("\"level\"")).map(Json::parseOwn).toList();
        assertThat(lines).extracting(line -> line.path("level").asText()).containsExactly("INFO", "WARN", "ERROR");
        assertThat(lines).allSatisfy(line -> assertThat(line.path("requestId").asText()).isEqualTo(id));
        assertThat(lines.get(0).path("message").asText()).isEqualTo("said this { a: 1 }");
        assertThat(lines.get(2).path("message").path("errorType").asText()).isEqualTo("Error");
        assertThat(lines.get(2).path("message").path("errorMessage").asText()).isEqualTo("logged");
        assertThat(lines.get(2).path("message").path("stackTrace").isArray()).isTrue();
    }

    @Test
    void logsAFailureAsAnObjectInTheJsonFormat() {
        String name = node("index.handler", request -> request.loggingConfig(each -> each.logFormat(LogFormat.JSON)));

        invoke(name, "{\"do\":\"throw\"}");

        assertThat(recorded.messages("/aws/lambda/" + name)).filteredOn(line -> line.contains("\"level\":\"ERROR\""))
                .singleElement().satisfies(line -> {
                    JsonNode object = Json.parseOwn(line);
                    assertThat(object.path("errorType").asText()).isEqualTo("TypeError");
                    assertThat(object.path("message").asText()).startsWith("Invoke Error TypeError: bad");
                });
    }
}
