package dev.eventlabs.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

class AwsClientsIT {

    @Test
    void aServiceThatNeverAnswersFailsTheCallBeforeTheFunctionTimesOut() throws IOException {
        // The backlog takes connections, and nobody reads from them.
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var sqs = AwsClients.build(SqsClient.builder().region(Region.US_EAST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .endpointOverride(URI.create("http://127.0.0.1:" + silent.getLocalPort())))) {
            long started = System.nanoTime();
            assertThatThrownBy(sqs::listQueues).isInstanceOf(SdkClientException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(1_500),
                    Duration.ofMillis(4_900));
        }
    }
}
