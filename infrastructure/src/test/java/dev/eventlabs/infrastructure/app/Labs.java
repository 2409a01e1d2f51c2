package dev.eventlabs.infrastructure.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.infrastructure.Synthesised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

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

    /** The five stacks, by name, each as it is synthesised in this profile. */
    static Map<String, Synthesised> synthesised(Profile profile) {
        App app = app();
        List<Stack> stacks = List.of(new OrdersLabStack(app, profile), new StreamsLabStack(app, profile),
                new TasksLabStack(app, profile), new MessagingLabStack(app, profile), new TaxiLabStack(app, profile));
        Map<String, Synthesised> templates = new LinkedHashMap<>();
        stacks.forEach(stack -> templates.put(stack.getStackName(), Synthesised.of(stack)));
        return templates;
    }
}
