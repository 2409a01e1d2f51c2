package dev.eventlabs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void coloursOnlyTheStreamThatAPersonLooksAt() {
        Terminal terminal = terminal(Set.of("err"), Map.of());

        assertThat(terminal.styled(Style.RED, "x")).isEqualTo("x");
        assertThat(terminal.saying(Style.RED, "x")).isEqualTo("\u001b[31mx\u001b[0m");
    }

    @Test
    void respectsNoColorUnlessItIsEmpty() {
        assertThat(terminal(Set.of("out"), Map.of("NO_COLOR", "1")).styled(Style.RED, "x")).isEqualTo("x");
        assertThat(terminal(Set.of("out"), Map.of("NO_COLOR", "")).styled(Style.RED, "x")).isNotEqualTo("x");
        assertThat(terminal(Set.of("out"), Map.of("TERM", "dumb")).styled(Style.RED, "x")).isEqualTo("x");
    }

    @Test
    void keepsProgressAwayFromData() {
        Terminal terminal = terminal(Set.of(), Map.of());

        try (Progress progress = terminal.begin("Working")) {
            terminal.print("data");
            progress.done("Worked");
        }

        assertThat(text(out)).isEqualTo("data\n");
        assertThat(text(err)).startsWith("Working …\n✓ Worked (").endsWith(" s)\n");
    }

    @Test
    void countsProgressThatIsNotDoneAsFailed() {
        terminal(Set.of(), Map.of()).begin("Working").close();

        assertThat(text(err)).contains("✗ Working failed");
    }

    @Test
    void showsLongTimesInMinutes() {
        assertThat(Progress.seconds(Duration.ofMillis(3_440))).isEqualTo("3.4 s");
        assertThat(Progress.seconds(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }

    private Terminal terminal(Set<String> interactive, Map<String, String> environment) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), interactive, environment);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
