package dev.eventlabs.runtime.client;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The settings that all clients of the functions have in common. */
public final class AwsClients {
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration TO_ANSWER = Duration.ofSeconds(2);
    // Shorter than any function's time-out, so that the function itself can say what it couldn't do.
    private static final Duration WITH_RETRIES = Duration.ofSeconds(4);

    private AwsClients() {}

    /**
     * Builds a client over the JDK's own HTTP connection, the smallest and the fastest to start, with three attempts and
     * four seconds a call. Region, credentials and endpoint come from the environment that Lambda sets (with SnapStart the credentials
     * are not in variables, so the default chain finds them). The client lives as long as the process.
     */
    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
        return builder
                .httpClientBuilder(
                        UrlConnectionHttpClient.builder().connectionTimeout(TO_CONNECT).socketTimeout(TO_ANSWER))
                .overrideConfiguration(
                        settings -> settings.retryStrategy(RetryMode.STANDARD).apiCallTimeout(WITH_RETRIES))
                .build();
    }
}
