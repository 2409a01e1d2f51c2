package dev.eventlabs.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Clients of the AWS SDK, whichever the tests have on their class path, one of each kind. Thread-safe. */
final class SdkClients implements AutoCloseable {

    private final URI endpoint;
    private final String region;
    private final Map<Class<?>, AwsClient> open = new ConcurrentHashMap<>();

    SdkClients(URI endpoint, String region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    static boolean isClient(Class<?> type) {
        return type.isInterface() && AwsClient.class.isAssignableFrom(type) && builderMethod(type).isPresent();
    }

    AwsClient client(Class<?> type) {
        return open.computeIfAbsent(type, this::build);
    }

    private AwsClient build(Class<?> type) {
        try {
            Object builder = builderMethod(type).orElseThrow().invoke(null);
            AwsClientBuilder<?, ?> common = (AwsClientBuilder<?, ?>) builder;
            common.endpointOverride(endpoint);
            common.region(Region.of(region));
            common.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
            // S3's would put the bucket before the host: no name of the loopback.
            Optional<Method> pathStyle = Arrays.stream(builder.getClass().getMethods())
                    .filter(method -> method.getName().equals("forcePathStyle") && method.getParameterCount() == 1)
                    .findFirst();
            if (pathStyle.isPresent()) {
                pathStyle.get().setAccessible(true);
                pathStyle.get().invoke(builder, true);
            }
            return (AwsClient) common.build();
        } catch (InvocationTargetException e) {
            throw new ParameterResolutionException("No " + type.getName() + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ParameterResolutionException("No " + type.getName() + ": " + e, e);
        }
    }

    private static Optional<Method> builderMethod(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("builder") && method.getParameterCount() == 0).findFirst();
    }

    @Override
    public void close() {
        open.values().forEach(AwsClient::close);
        open.clear();
    }
}
