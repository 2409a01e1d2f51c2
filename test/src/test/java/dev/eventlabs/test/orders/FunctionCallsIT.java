package dev.eventlabs.test.orders;

import dev.eventlabs.test.client.Sdk;
import dev.eventlabs.test.orders.OrdersOnLocalCloud.Orders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OrdersOnLocalCloud.class)
@Execution(ExecutionMode.CONCURRENT)
class FunctionCallsIT {

    private final OrdersClient client;
    private final URI endpoint;

    FunctionCallsIT(Orders orders) {
        client = orders.client();
        endpoint = orders.endpoint();
    }

    @Test
    void theCallerGetsTheTailOfTheLog() {
        InvokeResponse response = client.lambda().invoke(invoke -> invoke.functionName(client.names().simulator())
                .logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{\"orders\": 0}")));

        String tail = new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
        assertThat(tail).contains(response.responseMetadata().requestId());
        assertThat(tail).contains("platform.start").contains("platform.report");
        assertThat(response.payload().asUtf8String()).contains("\"sent\":0");
    }

    @Test
    void nonsenseForTheSimulatorIsAnsweredWithWhatIsAllowed() {
        InvokeResponse response = client.lambda().invoke(invoke -> invoke.functionName(client.names().simulator())
                .payload(SdkBytes.fromUtf8String("{\"orders\": -1}")));

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("errorMessage").contains("orders").contains("-1");
    }

    @Test
    void theProcessorReportsTheMessagesItCouldNotStoreAndSaysWhyInItsLog() {
        OrderText bad = OrderText.next().with("quantity", "1.5");
        OrderText good = OrderText.next();

        String answer = process(record("m-bad", bad.body()) + "," + record("m-good", good.body()));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-bad\"}]}");
        assertThat(process(record("m-again", good.body()))).isEqualTo("{\"batchItemFailures\":[]}");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(logged("\"m-bad\""))
                .anyMatch(line -> line.contains("quantity must be a whole number")));
    }

    /** The first time a JVM starts and warms up within the function's time-out; on a machine that does other things too it may miss it. */
    private String process(String records) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> call(records),
                answer -> !answer.contains("Timedout"));
    }

    private String call(String records) {
        return client.lambda().invoke(invoke -> invoke.functionName(client.names().processor() + ":live")
                .payload(SdkBytes.fromUtf8String("{\"Records\":[" + records + "]}"))).payload().asUtf8String();
    }

    private static String record(String id, String body) {
        return "{\"messageId\":\"%s\",\"eventSource\":\"aws:sqs\",\"body\":\"%s\"}".formatted(id,
                body.replace("\"", "\\\""));
    }

    private List<String> logged(String pattern) {
        try (CloudWatchLogsClient logs = Sdk.at(endpoint, CloudWatchLogsClient.builder())) {
            String group = client.lambda()
                    .getFunctionConfiguration(get -> get.functionName(client.names().processor()))
                    .loggingConfig().logGroup();
            return logs.filterLogEvents(filter -> filter.logGroupName(group).filterPattern(pattern)).events().stream()
                    .map(FilteredLogEvent::message).toList();
        }
    }
}
