package dev.eventlabs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Keeps {@code docs/lab-command.md} true. */
class LabCommandPageTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private final CommandLine lab = new LabCommandLine(new Workspace(Path.of("")),
            new Terminal(System.out, System.err, Set.of(), Map.of())).picocli();

    @Test
    void tellsOfEveryCommandWithItsOptionsAndOfNoOther() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "lab-command.md"))
                .stream()
                .filter(line -> line.startsWith("| `./lab "))
                .map(line -> line.substring("| `./lab ".length(), line.indexOf("` |")))
                .toList();

        for (CommandLine command : leaves(lab).toList()) {
            String name = command.getCommandSpec().qualifiedName().substring("lab ".length());
            assertThat(rows).as(name).anySatisfy(row -> {
                assertThat(row + " ").startsWith(name + " ");
                assertThat(options(row)).containsExactlyInAnyOrderElementsOf(ownOptions(command));
            });
        }
        assertThat(rows).hasSameSizeAs(leaves(lab).toList());
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(LabCommandPageTest::leaves);
    }

    private static List<String> options(String row) {
        List<String> options = new ArrayList<>();
        OPTION.matcher(row).results().forEach(match -> options.add(match.group()));
        return options;
    }

    /** Without those that all have, which the page tells of once. */
    private static List<String> ownOptions(CommandLine command) {
        return command.getCommandSpec()
                .options()
                .stream()
                .map(option -> option.longestName())
                .filter(name -> !Set.of("--help", "--version", "--endpoint", "--aws").contains(name))
                .toList();
    }
}
