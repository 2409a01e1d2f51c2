package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

final class StartArchiveIT extends LambdaFixture {

    @Test
    void aVersionWithSnapStartSoonStartsFromAnArchiveAndIsTheSame() {
        String name = function(request -> request.code(each -> each.zipFile(SdkBytes.fromByteArray(Zip.ofJars())))
                .environment(each -> each.variables(Map.of("MARK", "same")))
                .snapStart(each -> each.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));
        lambda.publishVersion(request -> request.functionName(name));

        await().until(() -> archives().anyMatch(each -> each.endsWith(".aot")));

        assertThat(result(name + ":1", "{\"do\":\"version\"}").asText()).isEqualTo("1 same");
        assertThat(ProcessHandle.current().descendants()
                .flatMap(each -> Stream.of(each.info().arguments().orElse(new String[0]))))
                .anyMatch(each -> each.startsWith("-XX:AOTCache=" + work));
        assertThat(recorded.messages("/aws/lambda/" + name)).as("no word of the JVM's").hasSize(5);
    }

    private Stream<String> archives() throws IOException {
        Path directory = work.resolve("archives");
        if (!Files.exists(directory)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return List.copyOf(all.map(Path::toString).toList()).stream();
        }
    }
}
