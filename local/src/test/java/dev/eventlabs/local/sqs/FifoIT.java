package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

final class FifoIT extends SqsFixture {

    @Test
    void f11DeliversNoLaterMessageOfAGroupThatIsInFlightButThoseOfOthers() {
        String url = fifo("ContentBasedDeduplication", "true");
        send(url, "a", "a1");
        send(url, "a", "a2");
        send(url, "b", "b1");

        List<String> first = sqs.receiveMessage(request -> request.queueUrl(url)).messages().stream()
                .map(Message::body).toList();
        List<Message> rest = receive(url, 0);

        assertThat(first).hasSize(1);
        assertThat(rest).extracting(Message::body).hasSizeBetween(1, 2).allMatch(body -> !first.contains(body)
                && body.charAt(0) != first.getFirst().charAt(0));
    }

    @Test
    void keepsTheOrderWithinAGroup() {
        String url = fifo("ContentBasedDeduplication", "true");
        for (int i = 0; i < 25; i++) {
            send(url, "g", "m" + i);
        }

        for (int from = 0; from < 25; from += 10) {
            List<Message> messages = receive(url, 0);
            for (int i = 0; i < messages.size(); i++) {
                assertThat(messages.get(i).body()).isEqualTo("m" + (from + i));
            }
            messages.forEach(message -> sqs
                    .deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        }
        assertThat(receive(url, 0)).isEmpty();
    }

    @Test
    void takesADuplicateForTheMessageThatWasThereEvenAfterItsDeletion() {
        String url = fifo();
        SendMessageResponse first = send(url, "g", "body", "once");
        SendMessageResponse second = send(url, "g", "other body", "once");
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber()).hasSize(20);

        Message message = receive(url, 0).getFirst();
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
        send(url, "g", "body", "once");

        assertThat(receive(url, 0)).isEmpty();
        assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "once")
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, first.sequenceNumber());
    }

    @Test
    void knowsDuplicatesByGroupIfTheScopeSaysSo() {
        String url = fifo("DeduplicationScope", "messageGroup", "FifoThroughputLimit", "perMessageGroupId");
        send(url, "a", "m", "same");
        send(url, "b", "m", "same");

        assertThat(receive(url, 0)).hasSize(2).allSatisfy(message -> assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "same"));
    }

    @Test
    void refusesWhatAFifoQueueDoesNotTake() {
        String url = fifo();

        assertThatThrownBy(() -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("m")))
                .hasMessageContaining("The request must contain the parameter MessageGroupId.");
        assertThatThrownBy(
                () -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("m").messageGroupId("g")))
                .hasMessageContaining(
                        "ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        assertThatThrownBy(() -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("m")
                .messageGroupId("g").messageDeduplicationId("d").delaySeconds(2)))
                .hasMessageContaining("Value 2 for parameter DelaySeconds is invalid. Reason: "
                        + "The request include parameter that is not valid for this queue type.");
        assertThatThrownBy(() -> queue("FifoQueue", "true")).hasMessageContaining("must end with .fifo suffix");
    }

    @Test
    void refusesAnExpiredReceiptHandle() {
        String url = fifo("VisibilityTimeout", "0", "ContentBasedDeduplication", "true");
        send(url, "g", "m");
        String handle = receive(url, 0).getFirst().receiptHandle();

        assertThatThrownBy(() -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(handle)))
                .hasMessageContaining("Reason: The receipt handle has expired.");
    }

    private void send(String url, String group, String body) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body).messageGroupId(group));
    }

    private SendMessageResponse send(String url, String group, String body, String deduplication) {
        return sqs.sendMessage(request -> request.queueUrl(url).messageBody(body).messageGroupId(group)
                .messageDeduplicationId(deduplication));
    }
}
