package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.ManualTime;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;

final class AsyncIT extends LambdaFixture {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:failures";

    /** The pool's, which sleeps all the time. */
    private static final int REAPER = 1;

    private final ManualTime time = new ManualTime();

    @Override
    protected Time time() {
        return time;
    }

    @Test
    void f83RetriesAfterOneAndTwoMinutesAndSendsTheEventToTheDestination() {
        String name = function();
        onFailure(name);

        String id = send(name, "{\"do\":\"throw\"}");

        awaitRuns(name, 1);
        time.advance(Duration.ofSeconds(59));
        time.advance(Duration.ofSeconds(1));
        awaitRuns(name, 2);
        time.advance(Duration.ofSeconds(119));
        assertThat(runs(name)).isEqualTo(2);
        time.advance(Duration.ofSeconds(1));
        awaitRuns(name, 3);
        JsonNode record = sent(name);
        assertThat(record.path("version").asText()).isEqualTo("1.0");
        assertThat(record.path("requestContext")).hasToString("{\"requestId\":\"" + id
                + "\",\"functionArn\":\"arn:aws:lambda:us-east-1:000000000000:function:" + name
                + ":$LATEST\",\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3}");
        assertThat(record.path("requestPayload")).hasToString("{\"do\":\"throw\"}");
        assertThat(record.path("responseContext"))
                .hasToString("{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"}");
        assertThat(record.path("responsePayload").path("errorMessage").asText()).isEqualTo("outer");
    }

    @Test
    void givesUpAnEventThatIsTooOldForItsNextRetry() {
        String name = function();
        lambda.putFunctionEventInvokeConfig(request -> request.functionName(name).maximumEventAgeInSeconds(60)
                .destinationConfig(each -> each.onFailure(failure -> failure.destination(QUEUE))));

        send(name, "{\"do\":\"throw\"}");
        awaitRuns(name, 1);
        time.advance(Duration.ofSeconds(60));
        awaitRuns(name, 2);

        assertThat(sent(name).path("requestContext").path("condition").asText()).isEqualTo("EventAgeExceeded");
    }

    @Test
    void tellsOfSuccessToo() {
        String name = function();
        lambda.putFunctionEventInvokeConfig(request -> request.functionName(name)
                .destinationConfig(each -> each.onSuccess(success -> success.destination(QUEUE))));

        send(name, "{}");

        JsonNode record = sent(name);
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("Success");
        assertThat(record.path("responseContext")).hasToString("{\"statusCode\":200,\"executedVersion\":\"$LATEST\"}");
        assertThat(record.path("responsePayload").asInt()).isEqualTo(1);
    }

    @Test
    void f83SendsTheEventItselfToTheDeadLetterQueue() {
        String queue = QUEUE + "-dead";
        String name = function(request -> request.deadLetterConfig(each -> each.targetArn(queue)));
        lambda.putFunctionEventInvokeConfig(request -> request.functionName(name).maximumRetryAttempts(0));

        String id = send(name, "{\"do\":\"throw\"}");

        await().until(() -> recorded.sent.stream().anyMatch(each -> each.queueArn().equals(queue)));
        assertThat(recorded.sent).filteredOn(each -> each.queueArn().equals(queue))
                .containsExactly(new Recorded.Sent(queue, "{\"do\":\"throw\"}",
                        Map.of("RequestID", id, "ErrorCode", "200", "ErrorMessage", "outer")));
    }

    @Test
    void sendsEventsOfABlockedFunctionOnAtOnce() {
        String name = function();
        onFailure(name);
        lambda.putFunctionConcurrency(request -> request.functionName(name).reservedConcurrentExecutions(0));

        send(name, "{}");

        JsonNode record = sent(name);
        assertThat(record.path("requestContext").path("condition").asText()).isEqualTo("ZeroReservedConcurrency");
        assertThat(record.path("requestContext").path("approximateInvokeCount").asInt()).isZero();
        assertThat(record.has("responsePayload")).isFalse();
    }

    @Test
    void refusesDestinationsThatDoNotExistOrAreNotSupported() {
        String name = function();

        assertThatThrownBy(() -> onFailure(name, "arn:aws:sqs:us-east-1:000000000000:missing"))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageStartingWith("The destination ARN arn:aws:sqs:us-east-1:000000000000:missing is invalid.");
        assertThatThrownBy(() -> onFailure(name, "arn:aws:sns:us-east-1:000000000000:topic"))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("doesn't support the destination arn:aws:sns:us-east-1:000000000000:topic");
        assertThatThrownBy(
                () -> onFailure(name, "arn:aws:lambda:us-east-1:000000000000:function:" + name))
                .hasMessageStartingWith("You can't specify the function as a destination for itself.");
    }

    private void onFailure(String name) {
        onFailure(name, QUEUE);
    }

    private void onFailure(String name, String arn) {
        lambda.putFunctionEventInvokeConfig(request -> request.functionName(name)
                .destinationConfig(each -> each.onFailure(failure -> failure.destination(arn))));
    }

    private String send(String name, String payload) {
        var response = lambda.invoke(request -> request.functionName(name).invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(payload)));
        assertThat(response.statusCode()).isEqualTo(202);
        return response.responseMetadata().requestId();
    }

    private long runs(String name) {
        return recorded.messages("/aws/lambda/" + name).stream().filter(line -> line.startsWith("REPORT")).count();
    }

    /** The retry is planned once the run has been settled; a little later than its report. */
    private void awaitRuns(String name, long count) {
        await().until(() -> runs(name) == count);
        await().until(
                () -> time.sleepers() > REAPER || recorded.sent.stream().anyMatch(each -> each.body().contains(name)));
    }

    private JsonNode sent(String name) {
        await().until(() -> recorded.sent.stream().anyMatch(each -> each.body().contains(name)));
        List<Recorded.Sent> all = recorded.sent.stream().filter(each -> each.body().contains(name)).toList();
        assertThat(all).hasSize(1);
        return Json.parseOwn(all.getFirst().body());
    }
}
