package dev.eventlabs.infrastructure.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The app as the CDK CLI would make it: with the context of {@code cdk.json}. */
final class Labs {
    private Labs() {}

    static App app() {
        Path file = Path.of(System.getProperty("basedir", "."), "..", "cdk.json");
        try {
            JsonNode context = new ObjectMapper().readTree(file.toFile()).path("context");
            @SuppressWarnings("unchecked") Map<String, Object> flags = new ObjectMapper().convertValue(context,
                    Map.class);
            return new App(AppProps.builder().context(flags).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
