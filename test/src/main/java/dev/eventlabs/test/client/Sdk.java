package dev.eventlabs.test.client;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** AWS's own clients, pointed at an embedded AWS or at one of its engines. */
public final class Sdk {

    private Sdk() {}

    /** Never the user's own settings: region {@code us-east-1}, made-up keys. */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                // An invocation of the simulator answers when all orders are sent.
                .httpClient(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(15)).build())
                .build();
    }
}
