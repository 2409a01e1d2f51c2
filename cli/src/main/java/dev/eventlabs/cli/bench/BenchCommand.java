package dev.eventlabs.cli.bench;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench",
        description = "Runs the benchmarks; each figure is a ratio to a floor measured in the same run.",
        footerHeading = "%nExamples:%n", footer = {
                "  ./lab bench",
                "  ./lab bench orders --orders 2000"})
public final class BenchCommand implements Callable<Integer> {

    private static final String MAIN = "dev.eventlabs.test.bench.Bench";

    private final Workspace workspace;
    private final Terminal terminal;

    @Parameters(paramLabel = "WHAT", arity = "0..*",
            description = "Which ones. Default: all.") private List<String> what = new ArrayList<>();

    @Option(names = "--orders", paramLabel = "N",
            description = "How many orders each measurement takes. Default: 10000.") private Integer orders;

    @Option(names = "--streams", paramLabel = "N",
            description = "How many score records each measurement takes. Default: 5000.") private Integer streams;

    @Option(names = "--tasks", paramLabel = "N",
            description = "How many tasks are posted at once. Default: 500.") private Integer tasks;

    @Option(names = "--taxi", paramLabel = "N",
            description = "How many rides are taken at once. Default: 1000.") private Integer taxi;

    @Option(names = "--messaging", paramLabel = "N",
            description = "How many messages are posted at once. Default: 5000.") private Integer messaging;

    @Option(names = "--product", paramLabel = "N",
            description = "How many syntheses and deployments of each stack are timed. Default: 9.") private Integer product;

    public BenchCommand(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path built = workspace.root().resolve("test/target");
        Path dependencies = built.resolve("bench.class-path");
        if (!Files.exists(dependencies)) {
            throw new Failure("The benchmarks aren't built: no " + dependencies + ".",
                    "Build them:  ./mvnw -DskipTests package");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dlab.root=" + workspace.root(),
                "-cp", built.resolve("classes") + File.pathSeparator + Files.readString(dependencies).strip(),
                MAIN));
        command.addAll(what);
        size("--orders", orders, command);
        size("--streams", streams, command);
        size("--tasks", tasks, command);
        size("--taxi", taxi, command);
        size("--messaging", messaging, command);
        size("--product", product, command);
        terminal.say("Running the benchmarks …");
        return new ProcessBuilder(command).directory(workspace.root().toFile()).inheritIO().start().waitFor();
    }

    private static void size(String option, Integer size, List<String> command) {
        if (size != null) {
            command.addAll(List.of(option, size.toString()));
        }
    }
}
