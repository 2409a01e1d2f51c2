package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ApplicationLogLevel;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.SystemLogLevel;

final class LoggingIT extends LambdaFixture {

    @Test
    void f81WritesObjectsInTheJsonFormat() {
        String name = function(request -> request.loggingConfig(each -> each.logFormat(LogFormat.JSON)));

        String id = invoke(name, "{\"do\":\"levels\"}").responseMetadata().requestId();

        List<JsonNode> lines = recorded.messages("/aws/lambda/" + name).stream().filter(line -> line.startsWith("{"))
                .map(Json::parseOwn).toList();
        assertThat(lines).extracting(line -> line.path("type").asText() + line.path("message").asText())
                .containsExactly("platform.initStart", "platform.start", "say \"this\"", "bad", "platform.report");
        assertThat(lines.get(1).path("record")).hasToString("{\"requestId\":\"" + id + "\",\"version\":\"$LATEST\"}");
        assertThat(lines.get(2).path("level").asText()).isEqualTo("INFO");
        assertThat(lines.get(2).path("AWSRequestId").asText()).isEqualTo(id);
        assertThat(lines.get(2).path("timestamp").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
        JsonNode report = lines.get(4).path("record");
        assertThat(report.path("status").asText()).isEqualTo("success");
        assertThat(report.path("metrics").path("memorySizeMB").asInt()).isEqualTo(128);
        assertThat(report.path("metrics").path("initDurationMs").asDouble()).isPositive();
    }

    @Test
    void dropsWhatIsBelowTheLevels() {
        String name = function(request -> request.loggingConfig(each -> each.logFormat(LogFormat.JSON)
                .applicationLogLevel(ApplicationLogLevel.ERROR).systemLogLevel(SystemLogLevel.WARN)));

        invoke(name, "{\"do\":\"levels\"}");

        assertThat(recorded.messages("/aws/lambda/" + name)).filteredOn(line -> line.startsWith("{")).singleElement()
                .satisfies(line -> assertThat(line).contains("\"level\":\"ERROR\""));
    }

    @Test
    void saysInASharedGroupWhoseStreamItIs() {
        String name = function(request -> request.loggingConfig(each -> each.logGroup("shared")));

        invoke(name, "{}");

        assertThat(recorded.lines).filteredOn(line -> line.group().equals("shared")).isNotEmpty()
                .allSatisfy(line -> assertThat(line.stream()).matches("\\d{4}/\\d\\d/\\d\\d/" + name
                        + "\\[\\$LATEST][0-9a-f]{32}"));
    }

    @Test
    void whatADeletedFunctionStillSaysMakesNoGroup() {
        String name = function(request -> request.timeout(3));
        lambda.invoke(request -> request.functionName(name).invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"do\":\"hang\"}")));
        Awaitility.await().until(() -> recorded.messages("/aws/lambda/" + name).stream()
                .anyMatch(line -> line.startsWith("START")));

        lambda.deleteFunction(request -> request.functionName(name));

        Awaitility.await().until(() -> recorded.late.stream().anyMatch(line -> line.message().startsWith("REPORT")));
        assertThat(recorded.late).extracting(Recorded.Line::group).containsOnly("/aws/lambda/" + name);
        assertThat(recorded.messages("/aws/lambda/" + name)).noneMatch(line -> line.startsWith("REPORT"));
    }

    @Test
    void refusesLevelsForText() {
        assertThatThrownBy(() -> function(request -> request.loggingConfig(each -> each.logFormat(LogFormat.TEXT)
                .systemLogLevel(SystemLogLevel.WARN)))).isInstanceOf(InvalidParameterValueException.class);
    }
}
