package dev.eventlabs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabCommandLineTest {

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                              | Which command?            | Commands: up, demo",
            "frobnicate                      | no command frobnicate     | Commands: up, demo",
            "stats                           | Did you mean              | status",
            "up NoLab                        | There is no lab NoLab     | Labs: OrdersLab",
            "demo NoLab                      | There is no lab NoLab     | Labs: OrdersLab",
            "up --port many                  | --port                    | many",
            "up --port 70000                 | from 1 to 65535           | not 70000",
            "demo --port 0                   | from 1 to 65535           | not 0",
            "up --prot 1                     | --prot                    | --port",
            "orders                          | Which command?            | Commands: send, check",
            "orders send                     | Missing required          | N",
            "orders send none                | none                      | --help",
            "orders send 0                   | at least 1                | not 0",
            "orders send 1 --error-rate 2    | from 0 to 1               | not 2",
            "orders check --aws --endpoint x | mutually exclusive        | --help",
            "streams                         | Which command?            | Commands: put, scores",
            "streams put                     | Missing required          | N",
            "streams put 0                   | at least 1                | not 0",
            "streams scores -1               | at least 0                | not -1",
            "tasks                           | Which command?            | Commands: create, watch",
            "tasks create                    | Missing required          | ID",
            "tasks watch                     | Missing required          | ID",
            "taxi                            | Which command?            | Commands: ride, bill, psql",
            "taxi ride --riders 1            | no option --riders        | --rider",
            "taxi bill now                   | no argument now           | --help",
            "taxi psql -c x                  | no option -c              | --print",
            "taxi token x                    | no argument x             | --help",
            "redrive                         | Missing required          | LAB",
            "redrive taxis                   | taxis                     | orders",
            "logs                            | Missing required          | FUNCTION",
            "logs x --since yesterday        | a duration such as PT10M   | --since",
            "orders send 5000000000          | a whole number of at most  | send"})
    void answersNonsenseWithTwoAndWithWhatIsAllowed(String line, String complaint, String allowed) {
        LabRun run = LabRun.of(root, words(line));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(complaint, allowed).doesNotContain("java.", "class ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"help,--help", "help up,up --help", "help orders send,orders send --help"})
    void helpsWhenAskedByWord(String asked, String option) {
        LabRun run = LabRun.of(root, words(asked));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo(LabRun.of(root, words(option)).out()).contains("Usage: lab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "up", "demo", "status", "outputs", "env", "logs", "orders", "orders send", "orders check",
                    "streams", "streams put", "streams scores", "tasks", "tasks create", "tasks watch", "taxi",
                    "taxi ride", "taxi bill", "taxi psql", "taxi token", "redrive", "bench", "down"})
    void explainsEveryCommandWithExamples(String command) {
        LabRun run = LabRun.of(root, words(command + " --help"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Usage: lab", "Examples:", "./lab");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(LabRun.of(root, "--version").out()).startsWith("lab 0.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "outputs", "logs lab-order-processor", "orders check", "orders send 1",
            "redrive orders", "streams put 1", "streams scores", "tasks create 1", "tasks watch 1", "taxi ride",
            "taxi bill", "taxi psql", "taxi psql --print", "taxi token"})
    void saysHowToStartWhatDoesNotRun(String line) {
        LabRun run = LabRun.of(root, words(line));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("isn't running", "./lab up");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void findsNothingToStop() {
        LabRun run = LabRun.of(root, "down");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("Nothing was running." + System.lineSeparator());
    }

    @Test
    void tellsThatNothingRunsAsJsonToo() throws Exception {
        LabRun run = LabRun.of(root, "status", "--json");

        assertThat(run.exit()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).get("running").asBoolean()).isFalse();
    }

    @Test
    void saysThatNobodyAnswersAtAnEndpoint() {
        LabRun run = LabRun.of(root, "outputs", "--endpoint", "http://localhost:1");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("Nothing answers there").doesNotContain("\tat ");
    }

    @Test
    void refusesAnEndpointThatIsNoUrl() {
        LabRun run = LabRun.of(root, "outputs", "--endpoint", "localhost");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("http://localhost:4566", "not 'localhost'");
    }

    private static String[] words(String line) {
        return List.of(line.strip().split(" +")).stream().filter(word -> !word.isEmpty()).toArray(String[]::new);
    }
}
