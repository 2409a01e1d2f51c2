package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@Deploy(value = MailStack.class, reset = Reset.EACH_CLASS)
class EachClassIT {

    @BeforeAll
    static void post(SqsClient sqs, @Output("QueueUrl") String queueUrl) {
        sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody("a letter"));
    }

    @RepeatedTest(2)
    void whatWasThereBeforeAllTestsIsThereInEach(SqsClient sqs, @Output("QueueUrl") String queueUrl) {
        assertThat(sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNamesWithStrings("All"))
                .attributesAsStrings()).containsEntry("ApproximateNumberOfMessages", "1");
    }

    @Nested
    class InANestedClass {
        @Test
        void itIsTheSameCloud(SqsClient sqs, @Output("QueueUrl") String queueUrl) {
            whatWasThereBeforeAllTestsIsThereInEach(sqs, queueUrl);
        }
    }
}
