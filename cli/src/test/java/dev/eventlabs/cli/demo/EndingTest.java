package dev.eventlabs.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.aws.StackOutputs;
import dev.eventlabs.cli.lab.Check;
import dev.eventlabs.cli.lab.Lab;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndingTest {

    private record Depot(String name) implements Lab {

        @Override
        public String summary() {
            return "parcels";
        }

        @Override
        public String promise() {
            return "no parcel is lost";
        }

        @Override
        public List<String> linesToTry(StackOutputs outputs) {
            return List.of();
        }

        @Override
        public void demo(Story story, Clients clients, StackOutputs outputs) {}
    }

    private static final Check GOOD = new Check("Parcels", "3", "3", true);
    private static final Check BAD = new Check("Parcels that arrived", "3", "2", false);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private boolean tell(Map<Lab, Walk> walks) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Ending ending = new Ending(new Terminal(stream, stream, Set.of(), Map.of()), walks);
        ending.tell(lab -> "2 queues", Duration.ofSeconds(75));
        return ending.passed();
    }

    @Test
    void isOneTableOfAllLabs() {
        Map<Lab, Walk> walks = new LinkedHashMap<>();
        walks.put(new Depot("DepotLab"), new Walk(List.of(GOOD, GOOD), Duration.ofMillis(3400)));
        walks.put(new Depot("OtherLab"), new Walk(List.of(GOOD), Duration.ofSeconds(62)));

        assertThat(tell(walks)).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("""

                   lab       deployed  checked                       time
                ✓  DepotLab  2 queues  no parcel is lost (2 checks)  3.4 s
                ✓  OtherLab  2 queues  no parcel is lost (1 check)   1 min 2 s

                All 3 checks passed in 1 min 15 s.
                """);
    }

    @Test
    void namesWhatFailed() {
        Map<Lab, Walk> walks = new LinkedHashMap<>();
        walks.put(new Depot("DepotLab"), new Walk(List.of(GOOD, BAD), Duration.ofSeconds(1)));

        assertThat(tell(walks)).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains("✗ | DepotLab | 2 queues | 1 of 2 failed | 1.0 s",
                        "✗ | DepotLab | Parcels that arrived | 3 | 2", "1 of 2 checks failed in 1 min 15 s.");
    }

    @Test
    void saysWhatAStackIsMadeOf() {
        assertThat(Deployed.of(List.of("AWS::SQS::Queue", "AWS::Lambda::Function", "AWS::IAM::Role", "AWS::SQS::Queue",
                "AWS::Logs::LogGroup"))).isEqualTo("function, 2 queues");
        assertThat(Deployed.of(List.of("AWS::Cognito::UserPool"))).isEqualTo("user pool");
        assertThat(Deployed.of(List.of("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"))).isEqualTo("2 tables");
    }
}
