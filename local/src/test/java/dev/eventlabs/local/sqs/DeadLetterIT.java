package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class DeadLetterIT extends SqsFixture {

    @Test
    void f3DeliversExactlyMaxReceiveCountTimesThenMovesAtTheNextReceive() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 3));
        send(url, "poison");

        List<String> delivered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            receive(url, 0).forEach(message -> delivered.add(message.body()));
        }

        assertThat(delivered).hasSize(3);
        assertThat(receive(dead, 0)).hasSize(1);
    }

    @Test
    void f4KeepsBodyIdAttributesAndTheTimeItWasSent() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("{\"price\":\"err\"}").messageAttributes(Map.of(
                "kind", MessageAttributeValue.builder().dataType("String").stringValue("order").build())));

        Message before = receive(url, 0).getFirst();
        assertThat(receive(url, 0)).isEmpty();
        Message after = receive(dead, 0).getFirst();

        assertThat(after.messageId()).isEqualTo(before.messageId());
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.messageAttributes()).isEqualTo(before.messageAttributes());
        assertThat(after.attributes())
                .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP,
                        before.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP))
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, arn(url));
    }

    @Test
    void deliversWhatLiesBehindDeadLettersInTheSameReceive() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        IntStream.range(0, 30).forEach(i -> send(url, "bad"));
        int received = 0;
        while (received < 30) {
            received += receive(url, 0).size();
        }
        send(url, "good");

        assertThat(receive(url, 0)).extracting(Message::body).containsExactly("good");
        assertThat(attribute(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("30");
    }

    @Test
    void answersWhoWaitsForDeadLettersAsSoonAsOneArrives() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        send(url, "poison");
        receive(url, 0);

        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> receive(dead, 20));
        receive(url, 0);

        assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join()).hasSize(1);
    }

    @Test
    void f5RefusesARedrivePolicyToAQueueThatIsNotThereOrOfTheOtherType() {
        String url = queue();
        String missing = "{\"deadLetterTargetArn\":\"" + arn(url) + "x\",\"maxReceiveCount\":3}";
        String fifo = redrive(fifo(), 3);

        assertThatThrownBy(() -> queue("RedrivePolicy", missing)).isInstanceOf(SqsException.class)
                .hasMessageContaining("Dead letter target does not exist.");
        assertThatThrownBy(() -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, fifo))))
                .hasMessageContaining("same type of queue");
        assertThatThrownBy(
                () -> queue("RedrivePolicy", "{\"deadLetterTargetArn\": \"dummy\", \"maxReceiveCount\": 42}"))
                .hasMessageContaining("Invalid value for deadLetterTargetArn.");
        assertThatThrownBy(() -> queue("RedrivePolicy", redrive(url, 1001)))
                .hasMessageContaining("valid values are from 1 to 1000 both inclusive");
    }

    @Test
    void refusesASourceThatTheRedriveAllowPolicyDoesNotName() {
        String denying = queue("RedriveAllowPolicy", "{\"redrivePermission\":\"denyAll\"}");
        String allowing = queue("RedriveAllowPolicy",
                "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"" + arn(queue()) + "\"]}");

        assertThatThrownBy(() -> queue("RedrivePolicy", redrive(denying, 3))).isInstanceOf(SqsException.class);
        assertThatThrownBy(() -> queue("RedrivePolicy", redrive(allowing, 3))).isInstanceOf(SqsException.class);
    }

    @Test
    void losesNoMessageWhenTheDeadLetterQueueIsDeletedAndMadeAgain() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        send(url, "survivor");
        receive(url, 0);
        sqs.deleteQueue(request -> request.queueUrl(dead));

        assertThat(receive(url, 0)).hasSize(1);

        sqs.createQueue(request -> request.queueName(dead.substring(dead.lastIndexOf('/') + 1)));
        assertThat(receive(url, 0)).isEmpty();
        assertThat(receive(dead, 0)).extracting(Message::body).containsExactly("survivor");
    }

    @Test
    void f13RefusesToMoveFromAQueueThatIsNobodysDeadLetterQueue() {
        String url = queue();

        assertThatThrownBy(() -> sqs.startMessageMoveTask(request -> request.sourceArn(arn(url))))
                .isInstanceOfSatisfying(SqsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Source queue must be configured as a Dead Letter Queue.");
                });
        assertThatThrownBy(() -> sqs.startMessageMoveTask(request -> request.sourceArn(arn(url) + "x")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void f14MovesEachMessageBackToItsOwnSource() {
        String dead = queue();
        String one = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        String two = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        for (String url : List.of(one, two)) {
            send(url, "of " + url, "also of " + url);
            assertThat(receive(url, 0)).hasSize(2);
            assertThat(receive(url, 0)).isEmpty();
        }

        sqs.startMessageMoveTask(request -> request.sourceArn(arn(dead)));
        ListMessageMoveTasksResultEntry task = completed(dead);

        assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(4);
        assertThat(task.approximateNumberOfMessagesToMove()).isEqualTo(4);
        assertThat(task.taskHandle()).isNull();
        for (String url : List.of(one, two)) {
            assertThat(receive(url, 0)).extracting(Message::body)
                    .containsExactlyInAnyOrder("of " + url, "also of " + url);
        }
    }

    @Test
    void f17GivesAMovedMessageANewIdAndStartsItsCountAgain() {
        String dead = queue();
        String url = queue("VisibilityTimeout", "0", "RedrivePolicy", redrive(dead, 1));
        send(url, "second chance");
        Message before = receive(url, 0).getFirst();
        receive(url, 0);

        sqs.startMessageMoveTask(request -> request.sourceArn(arn(dead)));
        completed(dead);
        Message after = receive(url, 0).getFirst();

        assertThat(after.messageId()).isNotEqualTo(before.messageId());
        assertThat(after.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    }

    @Test
    void cancelsATaskThatIsRunningAndRefusesASecondOne() {
        String dead = queue();
        String target = queue();
        queue("RedrivePolicy", redrive(dead, 1));
        IntStream.range(0, 10).forEach(i -> send(dead, "m" + i));

        String handle = sqs.startMessageMoveTask(request -> request.sourceArn(arn(dead)).destinationArn(arn(target))
                .maxNumberOfMessagesPerSecond(1)).taskHandle();
        assertThatThrownBy(() -> sqs.startMessageMoveTask(request -> request.sourceArn(arn(dead))))
                .hasMessageContaining("There is already a task running.");
        assertThat(tasks(dead).getFirst().status() + tasks(dead).getFirst().taskHandle())
                .isEqualTo("RUNNING" + handle);
        sqs.cancelMessageMoveTask(request -> request.taskHandle(handle));

        await().untilAsserted(() -> assertThat(tasks(dead).getFirst().status()).isEqualTo("CANCELLED"));
        assertThat(tasks(dead).getFirst().approximateNumberOfMessagesMoved()).isLessThan(10);
        assertThatThrownBy(() -> sqs.cancelMessageMoveTask(request -> request.taskHandle(handle)))
                .hasMessageContaining("Task does not exist.");
        assertThatThrownBy(() -> sqs.cancelMessageMoveTask(request -> request.taskHandle("nonsense")))
                .hasMessageContaining("Value for parameter TaskHandle is invalid.");
    }

    @Test
    void failsATaskWhoseMessagesHaveNoSourceAndKeepsThem() {
        String dead = queue();
        queue("RedrivePolicy", redrive(dead, 1));
        send(dead, "sent directly");

        sqs.startMessageMoveTask(request -> request.sourceArn(arn(dead)));

        await().untilAsserted(() -> assertThat(tasks(dead).getFirst().status()).isEqualTo("FAILED"));
        assertThat(tasks(dead).getFirst().failureReason()).isEqualTo("CouldNotDetermineMessageSource");
        assertThat(receive(dead, 1)).hasSize(1);
    }

    private ListMessageMoveTasksResultEntry completed(String dead) {
        await().untilAsserted(() -> assertThat(tasks(dead).getFirst().status()).isEqualTo("COMPLETED"));
        return tasks(dead).getFirst();
    }

    private List<ListMessageMoveTasksResultEntry> tasks(String dead) {
        return sqs.listMessageMoveTasks(request -> request.sourceArn(arn(dead))).results();
    }
}
