package dev.eventlabs.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
    private final Recording recording = new Terminal(stream, stream, Set.of("out", "err"), Map.of()).record();

    @Test
    void keepsLinesBackAndShowsThemInTheirOrder() {
        recording.terminal().print("Grüße");
        recording.terminal().say("on its way");
        recording.terminal().print("the end");
        assertThat(shown()).isEmpty();

        recording.show();
        assertThat(shown().lines()).containsExactly("Grüße", "on its way", "the end");
    }

    @Test
    void showsAtOnceWhatComesLater() {
        recording.show();
        recording.terminal().print("now");

        assertThat(shown().lines()).containsExactly("now");
    }

    @Test
    void isColouredAsTheOtherOneButNeverWritesOverALine() {
        recording.show();
        recording.terminal().print(recording.terminal().styled(Style.BOLD, "title"));
        recording.terminal().begin("work").done("worked");

        assertThat(shown()).contains("\u001b[1mtitle", "worked").doesNotContain("\r");
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
