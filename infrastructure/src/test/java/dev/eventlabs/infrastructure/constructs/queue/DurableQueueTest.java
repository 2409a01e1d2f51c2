package dev.eventlabs.infrastructure.constructs.queue;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.sqs.QueueEncryption;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DurableQueueTest {
    private final App app = new App();
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final DurableQueue minimal = DurableQueue.Builder.create(minimalStack, "Q").build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final DurableQueue maximal = DurableQueue.Builder.create(maximalStack, "Q")
            .queueName("parcels")
            .deadLetterQueueName("lost-parcels")
            .maxReceives(3)
            .alarmWhenOlderThan(Duration.minutes(5))
            .lifecycle(DataLifecycle.RETAINED)
            .queue(q -> q.retentionPeriod(Duration.days(2)).visibilityTimeout(Duration.seconds(60)))
            .deadLetterQueue(q -> q.retentionPeriod(Duration.days(10)))
            .build();
    private final Stack grantStack = new Stack(app, "Grants");
    private final DurableQueue granted = DurableQueue.Builder.create(grantStack, "Q").build();
    private final Stack refused = new Stack(new App(), "Refused");

    DurableQueueTest() {
        granted.grantSend(role("Sender"));
        granted.grantDescribe(role("Describer"));
        granted.grantConsume(role("Consumer"));
        granted.grantRedrive(role("Redriver"));
    }

    private Role role(String id) {
        return Role.Builder.create(grantStack, id).assumedBy(new AccountRootPrincipal()).build();
    }

    private JsonNode queue(Stack stack) {
        return Synthesised.of(stack).properties("AWS::SQS::Queue", "QQueue");
    }

    private JsonNode deadLetters(Stack stack) {
        return Synthesised.of(stack).properties("AWS::SQS::Queue", "QDeadLetters");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("queue-minimal", Synthesised.of(minimalStack));
        Snapshot.matches("queue-maximal", Synthesised.of(maximalStack));
    }

    @Test
    void sendsAMessageAwayAfterFiveReceivesUnlessToldOtherwise() {
        assertThat(queue(minimalStack).at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
        assertThat(queue(maximalStack).at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(3);
        assertThat(Synthesised.references(queue(minimalStack).at("/RedrivePolicy/deadLetterTargetArn")))
                .singleElement()
                .asString()
                .startsWith("QDeadLetters");
    }

    @Test
    void isEncryptedAtRest() {
        assertThat(queue(minimalStack).path("SqsManagedSseEnabled").asBoolean()).isTrue();
        assertThat(deadLetters(minimalStack).path("SqsManagedSseEnabled").asBoolean()).isTrue();
    }

    @Test
    void refusesCallsWithoutTls() {
        var policies = Synthesised.of(minimalStack).resources("AWS::SQS::QueuePolicy");
        assertThat(policies).hasSize(2).allSatisfy((id, policy) -> {
            JsonNode statement = policy.at("/Properties/PolicyDocument/Statement/0");
            assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
            assertThat(statement.at("/Condition/Bool/aws:SecureTransport").asText()).isEqualTo("false");
        });
    }

    @Test
    void takesDeadLettersFromItsOwnQueueAloneWhenThatHasAName() {
        JsonNode policy = deadLetters(maximalStack).path("RedriveAllowPolicy");
        assertThat(policy.path("redrivePermission").asText()).isEqualTo("byQueue");
        assertThat(policy.path("sourceQueueArns").toString()).contains(":parcels\"");
        assertThat(deadLetters(minimalStack).has("RedriveAllowPolicy")).isFalse();
    }

    @Test
    void raisesAnAlarmOnTheFirstDeadLetter() {
        JsonNode alarm = Synthesised.of(minimalStack).properties("AWS::CloudWatch::Alarm", "QDeadLettersNotEmpty");
        assertThat(alarm.path("MetricName").asText()).isEqualTo("ApproximateNumberOfMessagesVisible");
        assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
        assertThat(alarm.path("Period").asInt()).isEqualTo(60);
        assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanOrEqualToThreshold");
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
        assertThat(alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText()).startsWith("QDeadLetters");
    }

    @Test
    void raisesAnAlarmOnAnOldMessage() {
        JsonNode minimalAlarm = Synthesised.of(minimalStack).properties("AWS::CloudWatch::Alarm", "QOldestMessage");
        assertThat(minimalAlarm.path("MetricName").asText()).isEqualTo("ApproximateAgeOfOldestMessage");
        assertThat(minimalAlarm.path("Threshold").asInt()).isEqualTo(15 * 60);
        assertThat(minimalAlarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText()).startsWith("QQueue");
        JsonNode maximalAlarm = Synthesised.of(maximalStack).properties("AWS::CloudWatch::Alarm", "QOldestMessage");
        assertThat(maximalAlarm.path("Threshold").asInt()).isEqualTo(5 * 60);
    }

    @Test
    void goesWithTheStackOrStays() {
        assertThat(Synthesised.of(minimalStack).resources("AWS::SQS::Queue"))
                .allSatisfy((id, queue) -> assertThat(queue.path("DeletionPolicy").asText()).isEqualTo("Delete"));
        assertThat(Synthesised.of(maximalStack).resources("AWS::SQS::Queue")).hasSize(2)
                .allSatisfy((id, queue) -> assertThat(queue.path("DeletionPolicy").asText())
                        .isEqualTo("RetainExceptOnCreate"));
    }

    @Test
    void appliesTheCallersWishAfterItsDefaults() {
        assertThat(queue(minimalStack).path("MessageRetentionPeriod").asInt()).isEqualTo(4 * 24 * 3600);
        assertThat(queue(maximalStack).path("MessageRetentionPeriod").asInt()).isEqualTo(2 * 24 * 3600);
        assertThat(deadLetters(minimalStack).path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
        assertThat(deadLetters(maximalStack).path("MessageRetentionPeriod").asInt()).isEqualTo(10 * 24 * 3600);
        assertThat(queue(maximalStack).path("VisibilityTimeout").asInt()).isEqualTo(60);
        assertThat(maximal.getVisibilityTimeout().toSeconds().intValue()).isEqualTo(60);
    }

    @Test
    void grantsSingleActions() {
        Synthesised template = Synthesised.of(grantStack);
        assertThat(template.allowedActions("Sender")).containsExactly("sqs:SendMessage");
        assertThat(template.allowedActions("Describer")).containsExactly("sqs:GetQueueAttributes");
        assertThat(template.allowedActions("Consumer"))
                .containsExactly("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
        assertThat(template.allowedActions("Redriver"))
                .containsExactly("sqs:CancelMessageMoveTask", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
                        "sqs:ListMessageMoveTasks", "sqs:ReceiveMessage", "sqs:SendMessage",
                        "sqs:StartMessageMoveTask");
    }

    @Test
    void warnsOfFewerThanFiveReceives() {
        assertThat(Annotations.fromStack(minimalStack).findWarning("*", Match.anyValue())).isEmpty();
        assertThat(Annotations.fromStack(maximalStack)
                .findWarning("/Maximal/Q",
                        Match.stringLikeRegexp("maxReceives\\(3\\) was given; AWS recommends at least 5.*")))
                .hasSize(1);
    }

    @Test
    void givesAccessToItsAlarms() {
        assertThat(minimal.getAlarms()).hasSize(2).contains(minimal.getDeadLetters().getAlarms().get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void refusesReceivesThatSqsDoesNotKnow(int receives) {
        assertThatRefused(
                () -> DurableQueue.Builder.create(refused, "Receives" + receives).maxReceives(receives).build())
                .hasMessage("Queue Refused/Receives" + receives + ": maxReceives(" + receives
                        + ") was given; SQS allows 1 to 1000. Give 5 unless you know better.");
    }

    @Test
    void refusesAFifoQueue() {
        assertThatRefused(() -> DurableQueue.Builder.create(refused, "Fifo").queue(q -> q.fifo(true)).build())
                .hasMessage(
                        "Queue Refused/Fifo: fifo(true) was given, but this construct makes standard queues only, whose"
                                + " dead-letter queue may break the order. Leave fifo out, or use CDK's Queue with a FIFO dead-letter"
                                + " queue.");
    }

    @Test
    void refusesToStoreInTheClear() {
        assertThatRefused(() -> DurableQueue.Builder.create(refused, "Clear")
                .deadLetterQueue(q -> q.encryption(QueueEncryption.UNENCRYPTED))
                .build())
                .hasMessage(
                        "Queue Refused/Clear/DeadLetters: encryption(UNENCRYPTED) was given; allowed are SQS_MANAGED (the"
                                + " default, free), KMS_MANAGED and KMS. Leave encryption out.");
    }

    @Test
    void refusesToDropDeadLettersBeforeAnybodySawThem() {
        assertThatRefused(() -> DurableQueue.Builder.create(refused, "Dropped")
                .queue(q -> q.retentionPeriod(Duration.days(14)))
                .build())
                .hasMessage(
                        "Queue Refused/Dropped: messages are kept for 14 days, dead letters for 14 days; dead letters"
                                + " must be kept longer, since their age counts from when they were first sent. Shorten"
                                + " .queue(q -> q.retentionPeriod(…)) or lengthen .deadLetterQueue(q -> q.retentionPeriod(…)) (at"
                                + " most 14 days).");
    }

    @Test
    void refusesAnAlarmThatComesTooLate() {
        assertThatRefused(
                () -> DurableQueue.Builder.create(refused, "Late").alarmWhenOlderThan(Duration.days(4)).build())
                .hasMessage("Queue Refused/Late: alarmWhenOlderThan(4 days) was given, but messages are deleted after 4"
                        + " days; the alarm would come too late. Give a shorter time.");
    }
}
