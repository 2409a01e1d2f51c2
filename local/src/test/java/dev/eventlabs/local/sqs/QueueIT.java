package dev.eventlabs.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class QueueIT extends SqsFixture {

    @Test
    void givesAnUrlAtTheFrontDoorAndAnArnInTheRegion() {
        String name = name();
        try (SqsClient dublin = client(Region.EU_WEST_1)) {
            String url = dublin.createQueue(request -> request.queueName(name)).queueUrl();

            assertThat(url).isEqualTo(cloud.endpoint() + "/000000000000/" + name);
            assertThat(dublin.getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)).attributes())
                    .containsValue("arn:aws:sqs:eu-west-1:000000000000:" + name);
            assertThatThrownBy(() -> sqs.getQueueUrl(request -> request.queueName(name)))
                    .isInstanceOf(QueueDoesNotExistException.class);
            String regional = "http://sqs.eu-west-1.localhost.localstack.cloud:4566/000000000000/" + name;
            assertThat(sqs.getQueueAttributes(
                    request -> request.queueUrl(regional).attributeNames(QueueAttributeName.ALL)).attributes())
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
        }
    }

    @Test
    void hasAwsDefaults() {
        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(queue()).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings())
                .containsEntry("VisibilityTimeout", "30").containsEntry("MaximumMessageSize", "1048576")
                .containsEntry("MessageRetentionPeriod", "345600").containsEntry("DelaySeconds", "0")
                .containsEntry("ReceiveMessageWaitTimeSeconds", "0").containsEntry("SqsManagedSseEnabled", "true")
                .containsEntry("ApproximateNumberOfMessages", "0")
                .containsKeys("CreatedTimestamp", "LastModifiedTimestamp", "QueueArn")
                .doesNotContainKeys("FifoQueue", "KmsMasterKeyId", "Policy", "RedrivePolicy");
    }

    @Test
    void countsMessagesThatAreVisibleInFlightAndDelayed() {
        String url = queue();
        send(url, "a", "b", "c");
        sqs.receiveMessage(request -> request.queueUrl(url));
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("d").delaySeconds(60));

        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings()).containsEntry("ApproximateNumberOfMessages", "2")
                .containsEntry("ApproximateNumberOfMessagesNotVisible", "1")
                .containsEntry("ApproximateNumberOfMessagesDelayed", "1");
    }

    @Test
    void createsTheSameQueueTwiceButNotADifferentOne() {
        String name = name();
        String url = sqs.createQueue(request -> request.queueName(name)).queueUrl();

        assertThat(sqs.createQueue(request -> request.queueName(name)
                .attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "0"))).queueUrl()).isEqualTo(url);
        assertThatThrownBy(() -> sqs.createQueue(request -> request.queueName(name)
                .attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "1"))))
                .isInstanceOf(QueueNameExistsException.class)
                .hasMessageContaining("a different value for attribute DelaySeconds");
    }

    @Test
    void keepsPolicyKeyAndTags() {
        String url = queue("KmsMasterKeyId", "alias/aws/sqs", "Policy", "{\"Version\":\"2012-10-17\"}");
        sqs.tagQueue(request -> request.queueUrl(url).tags(Map.of("a", "1", "b", "2")));
        sqs.untagQueue(request -> request.queueUrl(url).tagKeys("a"));

        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags()).isEqualTo(Map.of("b", "2"));
        assertThat(sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributesAsStrings()).containsEntry("KmsMasterKeyId", "alias/aws/sqs")
                .containsEntry("SqsManagedSseEnabled", "false").containsEntry("KmsDataKeyReusePeriodSeconds", "300")
                .containsEntry("Policy", "{\"Version\":\"2012-10-17\"}");
        sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, "")));
        assertThat(attribute(url, QueueAttributeName.POLICY)).isNull();
    }

    @Test
    void addsAndRemovesPermissionsByLabel() {
        String url = queue();
        sqs.addPermission(request -> request.queueUrl(url).label("mine").awsAccountIds("111111111111")
                .actions("ReceiveMessage"));

        assertThat(attribute(url, QueueAttributeName.POLICY)).contains("\"Sid\":\"mine\"", "SQS:ReceiveMessage",
                "arn:aws:iam::111111111111:root");
        assertThatThrownBy(() -> sqs.removePermission(request -> request.queueUrl(url).label("yours")))
                .hasMessageContaining("can't find label.");
        sqs.removePermission(request -> request.queueUrl(url).label("mine"));
        assertThat(attribute(url, QueueAttributeName.POLICY)).isNull();
    }

    @Test
    void refusesAttributesThatAreUnknownOrOutOfRange() {
        String url = queue();

        assertThat(code(() -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributesWithStrings(Map.of("Nonsense", "1"))))).isEqualTo("InvalidAttributeName");
        for (Map.Entry<String, String> wrong : Map.of("VisibilityTimeout", "43201", "DelaySeconds", "901",
                "MaximumMessageSize", "1048577", "MessageRetentionPeriod", "59", "ReceiveMessageWaitTimeSeconds", "x")
                .entrySet()) {
            assertThat(code(() -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                    .attributesWithStrings(Map.of(wrong.getKey(), wrong.getValue())))))
                    .isEqualTo("InvalidAttributeValue");
        }
        assertThat(code(() -> sqs.createQueue(request -> request.queueName("no spaces"))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void listsQueuesByPrefixInPages() {
        List<String> names = List.of("page-1", "page-2", "page-3");
        names.forEach(name -> sqs.createQueue(request -> request.queueName(name)));

        assertThat(sqs.listQueuesPaginator(request -> request.queueNamePrefix("page-").maxResults(2)).queueUrls()
                .stream().map(url -> url.substring(url.lastIndexOf('/') + 1)).toList()).isEqualTo(names);
        assertThat(sqs.listQueues(request -> request.queueNamePrefix("none")).hasQueueUrls()).isFalse();
    }

    @Test
    void listsTheSourcesOfADeadLetterQueue() {
        String dead = queue();
        String source = queue("RedrivePolicy", redrive(dead, 3));

        assertThat(sqs.listDeadLetterSourceQueues(request -> request.queueUrl(dead)).queueUrls())
                .containsExactly(source);
    }

    @Test
    void purgesOnceAMinute() {
        String url = queue();
        send(url, "a", "b");
        sqs.purgeQueue(request -> request.queueUrl(url));

        assertThat(receive(url, 0)).isEmpty();
        assertThatThrownBy(() -> sqs.purgeQueue(request -> request.queueUrl(url)))
                .isInstanceOfSatisfying(PurgeQueueInProgressException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(403);
                    assertThat(e.awsErrorDetails().errorCode())
                            .isEqualTo("AWS.SimpleQueueService.PurgeQueueInProgress");
                });
    }

    @Test
    void answersThatADeletedQueueIsNotThere() {
        String url = queue();
        sqs.deleteQueue(request -> request.queueUrl(url));

        assertThatThrownBy(() -> send(url, "m")).isInstanceOfSatisfying(QueueDoesNotExistException.class,
                e -> assertThat(e.awsErrorDetails().errorCode())
                        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
        assertThat(sqs.listQueues().queueUrls()).doesNotContain(url);
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "no error";
        } catch (SqsException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
