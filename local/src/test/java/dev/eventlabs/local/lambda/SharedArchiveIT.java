package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.local.Shared;
import dev.eventlabs.local.lambda.handlers.Probe;
import java.nio.file.Files;
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
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

/** What a function's JVM loads at its start, it needn't load in the next embedded AWS; of what it did, nothing is known there. */
final class SharedArchiveIT {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final String MAKES = "-XX:AOTCacheOutput=";

    @Test
    void whatWasInvokedStartsFasterInTheNextCloud() {
        AtomicReference<Path> archive = new AtomicReference<>();
        try (Shared shared = new Shared()) {
            in(shared, lambda -> {
                assertThat(arguments(MAKES)).as("nobody has invoked it yet").isEmpty();
                assertThat(result(lambda)).isEqualTo("1");
                assertThat(result(lambda)).isEqualTo("2");
                await().atMost(LONGEST).until(() -> !arguments(MAKES).isEmpty());
                archive.set(Path.of(arguments(MAKES).getFirst().replaceFirst(".*=", "").replaceFirst("\\.new$", "")));
            });
            // It goes on when its cloud is gone.
            await().atMost(LONGEST).until(() -> Files.exists(archive.get()));

            in(shared, lambda -> {
                InvokeResponse first = invoke(lambda);
                assertThat(first.payload().asUtf8String()).isEqualTo("1");
                assertThat(new String(Base64.getDecoder().decode(first.logResult())).lines())
                        .as("no word of the JVM's").hasSize(3);
                assertThat(arguments("-XX:AOTCache=")).containsExactly("-XX:AOTCache=" + archive.get());
                assertThat(arguments(MAKES)).isEmpty();
            });
        }
        assertThat(archive.get().getParent()).doesNotExist();
    }

    @Test
    void whoEndsWhileOneIsBeingMadeLeavesNothing() {
        AtomicReference<Path> archives = new AtomicReference<>();
        try (Shared shared = new Shared()) {
            in(shared, lambda -> {
                assertThat(result(lambda)).isEqualTo("1");
                await().atMost(LONGEST).until(() -> !arguments(MAKES).isEmpty());
                archives.set(Path.of(arguments(MAKES).getFirst().replaceFirst(".*=", "")).getParent());
            });
        }
        assertThat(arguments(MAKES)).isEmpty();
        assertThat(archives.get()).doesNotExist();
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
                    .handler(Probe.class.getName()).role("arn:aws:iam::000000000000:role/function").timeout(20)
                    .publish(true).snapStart(each -> each.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))
                    .code(each -> each.zipFile(SdkBytes.fromByteArray(Zip.ofJars()))));
            work.with(lambda);
        }
    }

    private static InvokeResponse invoke(LambdaClient lambda) {
        return lambda.invoke(request -> request.functionName("probe").qualifier("1")
                .payload(SdkBytes.fromUtf8String("{}")).logType(LogType.TAIL));
    }

    private static String result(LambdaClient lambda) {
        return invoke(lambda).payload().asUtf8String();
    }

    private static List<String> arguments(String beginning) {
        return ProcessHandle.current().descendants()
                .flatMap(each -> Stream.of(each.info().arguments().orElse(new String[0])))
                .filter(each -> each.startsWith(beginning)).distinct().toList();
    }
}
