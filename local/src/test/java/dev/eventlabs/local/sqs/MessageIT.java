package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

final class MessageIT extends SqsFixture {

    private static final int MIB = 1 << 20;

    @Test
    void f1ShowsAMessageAgainAfterTheVisibilityTimeoutWithANewReceiptHandleAndOneMoreReceive() {
        String url = queue("VisibilityTimeout", "1");
        send(url, "again");

        Message first = receive(url, 0).getFirst();
        assertThat(receive(url, 0)).isEmpty();
        Message second = receive(url, 5).getFirst();

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
        assertThat(first.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
        assertThat(second.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void f2ReturnsTenMessagesAtMostAndRefusesToBeAskedForMore() {
        String url = queue();
        IntStream.range(0, 12).forEach(i -> send(url, "m" + i));

        assertThat(receive(url, 0)).hasSize(10);
        assertThat(receive(url, 0)).hasSize(2);
        assertThatThrownBy(() -> sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(11)))
                .hasMessageContaining("Must be between 1 and 10, if provided.");
        assertThatThrownBy(() -> sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(21)))
                .hasMessageContaining("Must be >= 0 and <= 20, if provided.");
    }

    @Test
    void f2AnswersALongPollAsSoonAsAMessageArrives() {
        String url = queue();

        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> receive(url, 20));
        send(url, "here");

        assertThat(waiting.orTimeout(5, TimeUnit.SECONDS).join()).extracting(Message::body)
                .containsExactly("here");
    }

    @Test
    void f6DeletesWithAnOldReceiptHandleWithoutAnErrorAndKeepsTheMessage() {
        String url = queue("VisibilityTimeout", "0");
        send(url, "kept");
        String old = receive(url, 0).getFirst().receiptHandle();
        Message newer = receive(url, 0).getFirst();

        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(old));
        assertThat(receive(url, 0)).hasSize(1);

        String last = receive(url, 0).getFirst().receiptHandle();
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(last));
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(last));
        assertThat(receive(url, 0)).isEmpty();
        assertThat(newer.messageId()).isNotEmpty();
    }

    @Test
    void refusesAReceiptHandleThatIsNotOfTheQueue() {
        String url = queue();
        String other = queue();
        send(other, "other");
        String handle = receive(other, 0).getFirst().receiptHandle();

        assertThatThrownBy(() -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle("nonsense")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(handle)))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    void f8TakesAMessageOfOneMebibyteAndRefusesOneByteMore() {
        String url = queue();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(MIB)));

        assertThatThrownBy(() -> sqs.sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(MIB + 1))))
                .isInstanceOfSatisfying(SqsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("One or more parameters are invalid. "
                            + "Reason: Message must be shorter than 1048576 bytes.");
                });
    }

    @Test
    void f8RefusesABatchOfMoreThanOneMebibyte() {
        String url = queue();

        assertThatThrownBy(() -> sqs.sendMessageBatch(request -> request.queueUrl(url).entries(
                entry("a", "x".repeat(MIB)), entry("b", "x"))))
                .isInstanceOf(BatchRequestTooLongException.class)
                .hasMessageContaining("You have sent 1048577 bytes.");
    }

    @Test
    void f9RefusesABatchOfMoreThanTenEntries() {
        String url = queue();
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, 20).mapToObj(i -> entry("e" + i, "x"))
                .toList();

        assertThatThrownBy(() -> sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries)))
                .isInstanceOfSatisfying(TooManyEntriesInBatchRequestException.class, e -> assertThat(
                        e.awsErrorDetails().errorMessage())
                        .isEqualTo("Maximum number of entries per request are 10. You have sent 20."));
    }

    @Test
    void sendsTheGoodEntriesOfABatchAndReportsTheOthers() {
        String url = queue("MaximumMessageSize", "1024");

        var answer = sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entry("good", "x"),
                entry("long", "x".repeat(1025))));

        assertThat(answer.successful()).extracting(each -> each.id()).containsExactly("good");
        assertThat(answer.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.id()).isEqualTo("long");
            assertThat(failed.senderFault()).isTrue();
            assertThat(failed.code()).isEqualTo("InvalidParameterValue");
        });
        assertThat(receive(url, 0)).extracting(Message::body).containsExactly("x");
    }

    @Test
    void givesBackBodyAndAttributesOfAllTypesAsTheyWereSent() {
        String url = queue();
        String body = "ünï ☃ 🦉 <&> \"quoted\"\r\n\t{\"a\":1}";
        Map<String, MessageAttributeValue> attributes = Map.of(
                "Text", MessageAttributeValue.builder().dataType("String.custom").stringValue("ä").build(),
                "Number", MessageAttributeValue.builder().dataType("Number").stringValue("12.50").build(),
                "Bytes", MessageAttributeValue.builder().dataType("Binary")
                        .binaryValue(SdkBytes.fromByteArray(new byte[]{0, -1, 127})).build());

        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body).messageAttributes(attributes));
        Message message = receive(url, 0).getFirst();

        assertThat(message.body()).isEqualTo(body);
        assertThat(message.messageAttributes()).isEqualTo(attributes);
    }

    @Test
    void selectsMessageAttributesByNameAndPrefix() {
        String url = queue("VisibilityTimeout", "0");
        MessageAttributeValue value = MessageAttributeValue.builder().dataType("String").stringValue("v").build();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("m")
                .messageAttributes(Map.of("Hello", value, "Help.Me", value, "General", value)));

        assertThat(attributeNames(url, "Hel.*")).containsOnly("Hello", "Help.Me");
        assertThat(attributeNames(url, "General", "None")).containsOnly("General");
        assertThat(attributeNames(url)).isEmpty();
    }

    @Test
    void hidesAMessageForLongerOrShowsItAtOnce() {
        String url = queue();
        send(url, "m");
        String handle = receive(url, 0).getFirst().receiptHandle();

        sqs.changeMessageVisibility(request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));
        Message again = receive(url, 0).getFirst();
        assertThat(again.body()).isEqualTo("m");
        sqs.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(again.receiptHandle()).visibilityTimeout(600));
        assertThat(receive(url, 0)).isEmpty();
        assertThatThrownBy(() -> sqs.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(1)))
                .hasMessageContaining("is not available for visibility timeout change");
    }

    @Test
    void delaysAMessage() {
        String url = queue();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("late").delaySeconds(1));

        assertThat(attribute(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)).isEqualTo("1");
        assertThat(receive(url, 0)).isEmpty();
        assertThat(receive(url, 5)).hasSize(1);
    }

    private List<String> attributeNames(String url, String... wanted) {
        return List.copyOf(sqs.receiveMessage(request -> request.queueUrl(url).messageAttributeNames(wanted))
                .messages().getFirst().messageAttributes().keySet());
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }
}
