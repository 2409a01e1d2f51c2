package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.local.Shared;
import dev.eventlabs.local.lambda.handlers.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** What a function's JVM has loaded in one embedded AWS, it needn't load in the next; of what it did, nothing is known there. */
final class RecordedArchiveIT {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    @Test
    void theNextCloudStartsFromWhatTheFirstOneHasLoaded() {
        try (Shared shared = new Shared()) {
            in(shared, lambda -> {
                assertThat(result(lambda, "{}")).isEqualTo("1");
                assertThat(result(lambda, "{}")).isEqualTo("2");
                assertThat(argumentsOfWorkers()).anyMatch(each -> each.startsWith("-XX:AOTCacheOutput="));
            });
            await().atMost(LONGEST).until(() -> argumentsOfWorkers().isEmpty());

            in(shared, lambda -> {
                InvokeResponse first = invoke(lambda, "{}");
                assertThat(first.payload().asUtf8String()).isEqualTo("1");
                assertThat(new String(Base64.getDecoder().decode(first.logResult())).lines())
                        .as("no word of the JVM's").hasSize(3);
                assertThat(argumentsOfWorkers()).anyMatch(each -> each.startsWith("-XX:AOTCache="))
                        .noneMatch(each -> each.startsWith("-XX:AOTCacheOutput="));
            });
        }
    }

    @Test
    void aProcessThatDidNotEndByItselfLeavesNone() {
        try (Shared shared = new Shared()) {
            in(shared, lambda -> {
                assertThat(result(lambda, "{\"do\": \"hang\"}")).contains("Task timed out after 5.00 seconds");
                assertThat(result(lambda, "{}")).isEqualTo("1");
                assertThat(argumentsOfWorkers()).as("the next one tries it again")
                        .anyMatch(each -> each.startsWith("-XX:AOTCacheOutput="));
            });
        }
    }

    @Test
    void whoEndsWhileOneIsBeingWrittenLeavesNothing() {
        AtomicReference<Path> archive = new AtomicReference<>();
        try (Shared shared = new Shared()) {
            in(shared, lambda -> {
                assertThat(result(lambda, "{}")).isEqualTo("1");
                archive.set(Path.of(argumentsOfWorkers().getFirst().replaceFirst(".*=", "")));
            });
            assertThat(archive.get().getParent()).exists();
        }
        assertThat(argumentsOfWorkers()).isEmpty();
        assertThat(archive.get().getParent()).doesNotExist();
    }

    private interface Work {
        void with(LambdaClient lambda);
    }

    private static void in(Shared shared, Work work) {
        try (LocalCloud cloud = LocalCloud.builder().port(0).shared(shared).start();
                LambdaClient lambda = LambdaClient.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .build()) {
            lambda.createFunction(request -> request.functionName("probe").runtime(Runtime.JAVA25)
                    .handler(Probe.class.getName()).role("arn:aws:iam::000000000000:role/function").timeout(5)
                    .code(each -> each.zipFile(SdkBytes.fromByteArray(Zip.ofJars()))));
            work.with(lambda);
        }
    }

    private static InvokeResponse invoke(LambdaClient lambda, String payload) {
        return lambda.invoke(request -> request.functionName("probe").payload(SdkBytes.fromUtf8String(payload))
                .logType(LogType.TAIL));
    }

    private static String result(LambdaClient lambda, String payload) {
        return invoke(lambda, payload).payload().asUtf8String();
    }

    private static List<String> argumentsOfWorkers() {
        return ProcessHandle.current().descendants()
                .flatMap(each -> Stream.of(each.info().arguments().orElse(new String[0])))
                .filter(each -> each.startsWith("-XX:AOT")).toList();
    }
}
