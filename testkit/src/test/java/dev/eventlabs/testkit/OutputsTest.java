package dev.eventlabs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {

    private final Outputs outputs = new Outputs(
            Map.of("Mail", Map.of("Url", "http://mail", "Name", "mail"), "Bank", Map.of("Url", "http://bank")));

    @Test
    void findsAnOutputByItsKey() {
        assertThat(outputs.get("Name")).isEqualTo("mail");
        assertThat(outputs.get("Bank.Url")).isEqualTo("http://bank");
        assertThat(outputs.get("Bank", "Url")).isEqualTo("http://bank");
        assertThat(outputs.of("Mail")).hasSize(2);
        assertThat(outputs.of("Post")).isEmpty();
    }

    @Test
    void refusesAKeyThatSeveralStacksHave() {
        assertThatThrownBy(() -> outputs.get("Url")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Say which: ").hasMessageContaining("Mail.Url").hasMessageContaining("Bank.Url");
    }

    @Test
    void namesWhatIsThere() {
        assertThatThrownBy(() -> outputs.get("Bank.Name")).hasMessageContaining(
                "There is no output Bank.Name. There are Bank.Url, Mail.Name, Mail.Url.");
        assertThatThrownBy(() -> new Outputs(Map.of("Mail", Map.of())).get("Url"))
                .hasMessageContaining("There is none at all");
    }
}
