package dev.eventlabs.infrastructure.constructs.function;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.queue.DurableQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.LogGroup;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaFunctionTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String HANDLER = "com.example.Parcels::handleRequest";

    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final JavaFunction minimal = JavaFunction.Builder.create(minimalStack, "F", HANDLER).build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final DurableQueue queue = DurableQueue.Builder.create(maximalStack, "Q").build();
    private final JavaFunction maximal = JavaFunction.Builder.create(maximalStack, "F", HANDLER)
            .functionName("parcels")
            .description("Sorts parcels")
            .code(Code.fromAsset("src/main"))
            .memorySize(2048)
            .timeout(Duration.seconds(20))
            .environment("DEPOT", "north")
            .lifecycle(DataLifecycle.RETAINED)
            .asynchronous(a -> a.retryAttempts(1))
            .function(f -> f.reservedConcurrentExecutions(7))
            .build();
    private final App refusedApp = new App();
    private final Stack refused = new Stack(refusedApp, "Refused");

    JavaFunctionTest() {
        minimal.grantInvoke(Role.Builder.create(minimalStack, "Caller").assumedBy(new AccountRootPrincipal()).build());
        maximal.consume(queue,
                source -> source.batchSize(100).maxBatchingWindow(Duration.seconds(2)).maxConcurrency(5));
    }

    private JsonNode function(Stack stack) {
        return Synthesised.of(stack).properties(FUNCTION, "FFunction");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("function-minimal", Synthesised.of(minimalStack).under("F"));
        Snapshot.matches("function-maximal", Synthesised.of(maximalStack).under("F"));
    }

    @Test
    void runsOnJava25AndArm64() {
        assertThat(function(minimalStack).path("Runtime").asText()).isEqualTo("java25");
        assertThat(function(minimalStack).path("Architectures").toString()).isEqualTo("[\"arm64\"]");
    }

    @Test
    void snapshotsPublishedVersionsBehindTheAliasLive() {
        assertThat(function(minimalStack).at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        JsonNode alias = Synthesised.of(minimalStack).properties("AWS::Lambda::Alias", "FFunctionAliaslive");
        assertThat(alias.path("Name").asText()).isEqualTo("live");
        assertThat(alias.at("/FunctionVersion/Fn::GetAtt/0").asText()).startsWith("FFunctionCurrentVersion");
    }

    @Test
    void logsJsonToAGroupOfItsOwnThatGoesWithTheStack() {
        assertThat(function(minimalStack).at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(function(minimalStack).at("/LoggingConfig/LogGroup/Ref").asText()).startsWith("FLogGroup");
        JsonNode group = Synthesised.of(minimalStack).resource("AWS::Logs::LogGroup", "FLogGroup");
        assertThat(group.at("/Properties/RetentionInDays").asInt()).isEqualTo(7);
        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
    }

    @Test
    void keepsLogsLongWhenRetainedUnderTheNameWherePeopleLook() {
        JsonNode group = Synthesised.of(maximalStack).resource("AWS::Logs::LogGroup", "FLogGroup");
        assertThat(group.at("/Properties/LogGroupName").asText()).isEqualTo("/aws/lambda/parcels");
        assertThat(group.at("/Properties/RetentionInDays").asInt()).isEqualTo(365);
        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
    }

    @Test
    void isTraced() {
        assertThat(function(minimalStack).at("/TracingConfig/Mode").asText()).isEqualTo("Active");
    }

    @Test
    void mayOnlyLogAndTraceUntilMoreIsGranted() {
        assertThat(Synthesised.of(minimalStack).allowedActions("FRoleDefaultPolicy"))
                .containsExactly("logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTelemetryRecords",
                        "xray:PutTraceSegments");
        assertThat(Synthesised.of(minimalStack).properties("AWS::IAM::Role", "FRole").has("ManagedPolicyArns"))
                .isFalse();
    }

    @Test
    void mayReceiveFromWhatItConsumesAndSendWhereItFails() {
        assertThat(Synthesised.of(maximalStack).allowedActions("FRoleDefaultPolicy"))
                .filteredOn(action -> action.startsWith("sqs:"))
                .containsExactly("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
                        "sqs:SendMessage");
    }

    @Test
    void hasDefaultsForMemoryAndTimeout() {
        assertThat(function(minimalStack).path("MemorySize").asInt()).isEqualTo(1024);
        assertThat(function(minimalStack).path("Timeout").asInt()).isEqualTo(30);
    }

    @Test
    void appliesTheCallersWish() {
        JsonNode function = function(maximalStack);
        assertThat(function.path("FunctionName").asText()).isEqualTo("parcels");
        assertThat(function.path("MemorySize").asInt()).isEqualTo(2048);
        assertThat(function.path("Timeout").asInt()).isEqualTo(20);
        assertThat(function.path("ReservedConcurrentExecutions").asInt()).isEqualTo(7);
        assertThat(function.at("/Environment/Variables/DEPOT").asText()).isEqualTo("north");
        assertThat(function.path("Handler").asText()).isEqualTo(HANDLER);
    }

    @Test
    void consumesThroughTheAliasWithPartialBatchResponses() {
        JsonNode source = Synthesised.of(maximalStack).properties("AWS::Lambda::EventSourceMapping", "F");
        assertThat(source.path("FunctionName").toString()).contains("FFunctionAliaslive").contains(":live");
        assertThat(source.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
        assertThat(source.path("BatchSize").asInt()).isEqualTo(100);
        assertThat(source.path("MaximumBatchingWindowInSeconds").asInt()).isEqualTo(2);
        assertThat(source.at("/ScalingConfig/MaximumConcurrency").asInt()).isEqualTo(5);
        assertThat(Synthesised.references(source.path("EventSourceArn"))).singleElement().asString()
                .startsWith("QQueue");
    }

    @Test
    void keepsEventsThatFailedForGoodWhicheverWayItWasCalled() {
        var configs = Synthesised.of(maximalStack).resources("AWS::Lambda::EventInvokeConfig");
        assertThat(configs.values()).extracting(config -> config.at("/Properties/Qualifier"))
                .satisfiesExactlyInAnyOrder(
                        bare -> assertThat(bare.asText()).isEqualTo("$LATEST"),
                        live -> assertThat(Synthesised.references(live)).singleElement().asString()
                                .startsWith("FFunctionAliaslive"));
        assertThat(configs).allSatisfy((id, config) -> {
            assertThat(config.at("/Properties/MaximumRetryAttempts").asInt()).isEqualTo(1);
            assertThat(Synthesised.references(config.at("/Properties/DestinationConfig/OnFailure/Destination")))
                    .singleElement()
                    .asString()
                    .startsWith("FOnFailureQueue");
        });
        assertThat(Synthesised.of(maximalStack).resources("AWS::CloudWatch::Alarm").keySet())
                .anyMatch(id -> id.startsWith("FOnFailureNotEmpty"));
        assertThat(maximal.getOnFailure()).isPresent();
    }

    @Test
    void hasNoDestinationUnlessItIsAsynchronous() {
        assertThat(Synthesised.of(minimalStack).resources("AWS::Lambda::EventInvokeConfig")).isEmpty();
        assertThat(minimal.getOnFailure()).isEmpty();
    }

    @Test
    void letsOthersInvokeTheAliasOnly() {
        JsonNode statement = Synthesised.of(minimalStack)
                .properties("AWS::IAM::Policy", "CallerDefaultPolicy")
                .at("/PolicyDocument/Statement/0");
        assertThat(statement.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
        assertThat(Synthesised.references(statement.path("Resource")))
                .singleElement()
                .asString()
                .startsWith("FFunctionAliaslive");
    }

    @Test
    void isQuiet() {
        assertThat(Annotations.fromStack(minimalStack).findWarning("*", Match.anyValue())).isEmpty();
    }

    @Test
    void bringsItsCodeAlong() {
        assertThat(getClass().getResource(RuntimeCode.RESOURCE)).isNotNull();
        assertThat(function(minimalStack).at("/Code/S3Key").asText()).endsWith(".zip");
    }

    private void refuses(String id, UnaryOperator<JavaFunction.Builder> wish, String message) {
        assertThatRefused(() -> wish.apply(JavaFunction.Builder.create(refused, id, HANDLER)).build())
                .hasMessage("Function Refused/" + id + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index.handler()", "com.example.Parcels::", "com.example.Parcels#handle", "a b"})
    void refusesWhatIsNoJavaHandler(String handler) {
        String id = "Handler" + Math.abs(handler.hashCode());
        assertThatRefused(() -> JavaFunction.Builder.create(refused, id, handler).build())
                .hasMessage("Function Refused/" + id + ": handler \"" + handler
                        + "\" was given; a Java handler is a class or a class and a method, as in"
                        + " com.example.OrderProcessor::handleRequest.");
    }

    @Test
    void refusesATimeoutThatLambdaDoesNotKnow() {
        String rule = " was given; Lambda allows 1 second to 15 minutes. For longer work, split it or use a workflow.";
        refuses("Long", f -> f.timeout(Duration.minutes(16)), "a time-out of 16 minutes" + rule);
        refuses("Short", f -> f.timeout(Duration.seconds(0)), "a time-out of 0 seconds" + rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 10241})
    void refusesMemoryThatLambdaDoesNotKnow(int megabytes) {
        refuses("Memory" + megabytes, f -> f.memorySize(megabytes), "a memory size of " + megabytes
                + " MB was given; Lambda allows 128 to 10240 MB. Leave it out for 1024.");
    }

    @Test
    void refusesMoreEphemeralStorageThanASnapshotHolds() {
        refuses("Storage", f -> f.function(p -> p.ephemeralStorageSize(Size.gibibytes(1))),
                "ephemeral storage of 1024 MB was given; SnapStart, which this construct turns on, allows up to 512 MB. Leave"
                        + " it out, keep large files in S3, or use CDK's Function.");
    }

    @Test
    void refusesALogGroupThatIsNotItsOwn() {
        LogGroup other = LogGroup.Builder.create(refused, "Other").build();
        refuses("Logs", f -> f.function(p -> p.logGroup(other)),
                "a log group was given; this construct makes one and grants"
                        + " writing to it. Leave logGroup out, set its retention with .lifecycle(…), and find it with getLogGroup().");
    }

    @Test
    void refusesAQueueThatShowsMessagesAgainTooEarly() {
        DurableQueue early = DurableQueue.Builder.create(refused, "Early")
                .queue(q -> q.visibilityTimeout(Duration.seconds(30)))
                .build();
        JavaFunction slow = JavaFunction.Builder.create(refused, "Slow", HANDLER).timeout(Duration.seconds(6)).build();
        assertThatRefused(() -> slow.consume(early))
                .hasMessage("Function Refused/Slow: its time-out is 6 s and its batch window 0 s, but queue"
                        + " Refused/Early hides a received message for 30" + tooShort(36)
                        + ", or the function a time-out of at most " + 5 + " s.");
        assertThatRefused(() -> slow.consume(early, s -> s.maxBatchingWindow(Duration.seconds(30))))
                .hasMessage("Function Refused/Slow: its time-out is 6 s and its batch window 30 s, but queue"
                        + " Refused/Early hides a received message for 30" + tooShort(66) + ".");
    }

    private static String tooShort(int seconds) {
        return " s only; it must be at least 6 × time-out + window = " + seconds
                + " s, or messages are delivered again while they are still being processed. Give the queue"
                + " .queue(q -> q.visibilityTimeout(Duration.seconds(" + seconds + ")))";
    }

    @Test
    void takesAQueueThatHidesMessagesJustLongEnough() {
        DurableQueue enough = DurableQueue.Builder.create(refused, "Enough")
                .queue(q -> q.visibilityTimeout(Duration.seconds(36)))
                .build();
        JavaFunction function = JavaFunction.Builder.create(refused, "InTime", HANDLER).timeout(Duration.seconds(6))
                .build();
        assertThat(function.consume(enough)).isNotNull();
    }

    @Test
    void refusesALargeBatchWithoutAWindow() {
        DurableQueue any = DurableQueue.Builder.create(refused, "Any").build();
        JavaFunction function = JavaFunction.Builder.create(refused, "Large", HANDLER).build();
        assertThatRefused(() -> function.consume(any, source -> source.batchSize(11)))
                .hasMessage(
                        "Function Refused/Large: batchSize(11) was given without a batch window; more than 10 messages"
                                + " need .maxBatchingWindow(…) of at least 1 second. Add it, or lower the batch size to 10.");
        assertThatRefused(() -> function.consume(any, source -> source.batchSize(10_001)))
                .hasMessage(
                        "Function Refused/Large: batchSize(10001) was given; SQS allows 1 to 10000. Leave it out for"
                                + " 10.");
    }
}
