package dev.eventlabs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.terminal.Usage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Story story = new Story(new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8), Set.of(), Map.of()));

    @Test
    void numbersStepsAndShowsWhatWasCheckedWithWhatWasFound() {
        story.step("Look");
        story.request("aws sqs list-queues");
        story.check("Queues", 2, 2);
        story.check("Tables", 1, 0);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1. Look", "   $ aws sqs list-queues", "✓ Queues: 2",
                "✗ Tables: expected 1, found 0");
        assertThat(story.checks()).extracting(Check::passed).containsExactly(true, false);
    }

    @Test
    void looksUntilItIsEnough() {
        AtomicInteger looks = new AtomicInteger();

        int seen = story.await("Counting", Duration.ofSeconds(10), looks::incrementAndGet, count -> count == 2,
                count -> count + " of 2");

        assertThat(seen).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Counting: 2 of 2");
    }

    @Test
    void givesUpWhenTheTimeIsOverAndReturnsWhatItSaw() {
        int seen = story.await("Counting", Duration.ZERO, () -> 1, count -> count == 2, count -> count + " of 2");

        assertThat(seen).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Gave up", "1 of 2");
    }

    @Test
    void labsAreFoundByNameAndThoseThatAreNotThereAreToldWithThoseThatAre() {
        Labs labs = new Labs(List.of(new Named("OneLab"), new Named("TwoLab")));

        assertThat(labs.named(List.of())).extracting(Lab::name).containsExactly("OneLab", "TwoLab");
        for (String name : List.of("TwoLab", "twolab", "two", "TWO")) {
            assertThat(labs.named(List.of(name))).extracting(Lab::name).containsExactly("TwoLab");
        }
        assertThatThrownBy(() -> labs.named(List.of("TwoLab", "SixLab"))).isInstanceOf(Usage.class)
                .hasMessage("There is no lab SixLab. Labs: OneLab, TwoLab.");
    }

    private record Named(String name) implements Lab {
        @Override
        public String promise() {
            return "";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<String> linesToTry(StackOutputs outputs) {
            return List.of();
        }

        @Override
        public void demo(Story story, Clients clients, StackOutputs outputs) {}
    }
}
