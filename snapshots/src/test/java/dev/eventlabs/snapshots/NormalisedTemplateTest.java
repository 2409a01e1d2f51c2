package dev.eventlabs.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NormalisedTemplateTest {
    private static String normalised(Map<String, ?> template) {
        return NormalisedTemplate.of(template).json();
    }

    @Test
    void keepsResourcesAndOutputsOnlyWithSortedKeys() {
        assertThat(normalised(Map.of("Outputs", Map.of(), "Parameters", Map.of("BootstrapVersion", Map.of()),
                "Resources", Map.of("B", Map.of("Type", "T", "Properties", Map.of()), "A", Map.of()))))
                .isEqualTo("""
                        { "Outputs": {}, "Resources": { "A": {}, "B": { "Properties": {}, "Type": "T" } } }
                        """);
    }

    @Test
    void refusesWhatIsNoTemplate() {
        assertThatThrownBy(() -> normalised(Map.of("Resources", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The template can't be written as JSON: ");
    }

    @Test
    void replacesWhatTheCodeOfAFunctionDecides() {
        String hash = "0123456789abcdef".repeat(4);
        assertThat(normalised(Map.of("Resources",
                Map.of("FCurrentVersion4AB1C2D3" + hash.substring(32), Map.of("Key", hash + ".zip")))))
                .contains("\"FCurrentVersion4AB1C2D3<settings>\"")
                .contains("\"<asset 1>.zip\"");
    }

    @Test
    void keepsIdsThatTellOneResourceFromAnother() {
        assertThat(normalised(Map.of("Resources", Map.of("Deployment0123456789abcdef0123456789abcdef", Map.of()))))
                .contains("\"Deployment0123456789abcdef0123456789abcdef\"");
    }
}
