package dev.eventlabs.test.bench.orders;

import java.time.Duration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The floor of a cold start: a program that builds the client that the simulator builds, says so, and ends. */
final class PlainStart {

    private PlainStart() {}

    public static void main(String[] arguments) {
        try (SqsClient client = SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(2)))
                .overrideConfiguration(settings -> settings.retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(Duration.ofSeconds(4)))
                .build()) {
            System.out.println(client.serviceName());
        }
    }
}
