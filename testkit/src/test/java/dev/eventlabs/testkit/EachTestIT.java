package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.LocalCloud;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Each of these tests leaves something, and finds nothing of another. One instance for all is the harder case: its fields are filled anew. */
@Deploy(value = MailStack.class, context = "office=Bern")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EachTestIT {

    private SqsClient sqs;
    @Output("QueueUrl") private String queueUrl;
    private final SqsClient another = SqsClient.builder().endpointOverride(URI.create("http://localhost:1"))
            .region(Region.EU_WEST_1).build();
    private int posted;

    @BeforeEach
    void post(@Output("QueueUrl") String url) {
        assertThat(url).isEqualTo(queueUrl);
        sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody("a letter"));
        posted++;
    }

    @RepeatedTest(3)
    void noMessageOfAnotherTestIsThere() {
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10)).messages())
                .as("after %d sent in all", posted).hasSize(1);
    }

    @RepeatedTest(2)
    void noObjectOfAnotherTestIsThere(S3Client s3, @Output("MailStack.BucketName") String bucket) {
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents()).isEmpty();
        s3.putObject(put -> put.bucket(bucket).key("parcel"), RequestBody.fromString("glass"));
        assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents()).hasSize(1);
    }

    @Test
    void theAppHasTheContextThatIsSaid(Outputs outputs) {
        assertThat(outputs.get("Office")).isEqualTo("Bern");
    }

    @Test
    void anAsynchronousClientIsGivenToo(SqsAsyncClient client, LocalCloud cloud) {
        assertThat(client.listQueues().join().queueUrls()).containsExactly(queueUrl);
        assertThat(queueUrl).contains(":" + cloud.endpoint().getPort() + "/");
    }

    @Test
    void whatTheTestHasFilledIsLeft() {
        assertThat(another.serviceClientConfiguration().region().id()).isEqualTo("eu-west-1");
    }

    @Nested
    class InANestedClass {
        private SqsClient own;

        @Test
        void fieldsOfBothClassesAreFilled() {
            assertThat(own).isSameAs(sqs);
            assertThat(own.listQueues().queueUrls()).containsExactly(queueUrl);
        }
    }
}
