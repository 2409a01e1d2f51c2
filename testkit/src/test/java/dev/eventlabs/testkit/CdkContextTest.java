package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class CdkContextTest {

    @TempDir private Path app;

    @Test
    void isThatOfTheNearestAppAndWhatIsGiven() throws IOException {
        Files.writeString(app.resolve("cdk.json"),
                "{\"app\": \"any\", \"context\": {\"@aws-cdk/flag\": true, \"office\": \"Bern\"}}");
        Files.writeString(app.resolve("cdk.context.json"), "{\"zones\": [\"a\", \"b\"]}");
        Path module = Files.createDirectories(app.resolve("module/below"));

        assertThat(CdkContext.of(module, List.of("office=Thun", "door=a=b")).values())
                .isEqualTo(Map.of("@aws-cdk/flag", true, "office", "Thun", "zones", List.of("a", "b"), "door", "a=b"));
    }

    @Test
    void isAtLeastWhatIsGiven() throws IOException {
        Files.writeString(app.resolve("cdk.json"), "{\"app\": \"any\"}");

        assertThat(CdkContext.of(app, List.of()).values()).isEmpty();
        assertThat(CdkContext.of(app, List.of("office=")).values()).isEqualTo(Map.of("office", ""));
    }

    @Test
    void refusesWhatIsNoPair() {
        assertThatThrownBy(() -> CdkContext.of(app, List.of("office"))).isInstanceOf(
                ExtensionConfigurationException.class)
                .hasMessage("The context \"office\" was given; allowed is key=value, for instance profile=prod.");
    }

    @Test
    void refusesAFileThatIsNoJson() throws IOException {
        Files.writeString(app.resolve("cdk.json"), "{");
        assertThatThrownBy(() -> CdkContext.of(app, List.of())).isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("Can't read " + app.resolve("cdk.json"));
    }
}
