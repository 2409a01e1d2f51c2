package dev.eventlabs.cli;

import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What the launcher script {@code lab} starts. */
public final class Main {

    private Main() {}

    /** Ends with 0 when done, 1 when failed, 2 when the command line makes no sense. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Set<String> interactive = Arrays.stream(System.getProperty("lab.interactive", "").split(","))
                .collect(Collectors.toSet());
        Terminal terminal = new Terminal(System.out, System.err, interactive, System.getenv());
        Workspace workspace = new Workspace(Path.of(System.getProperty("lab.root", "")));
        return new LabCommandLine(workspace, terminal).execute(arguments);
    }
}
