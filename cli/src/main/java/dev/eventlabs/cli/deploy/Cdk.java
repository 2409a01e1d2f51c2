package dev.eventlabs.cli.deploy;

import dev.eventlabs.cli.terminal.Failure;
import dev.eventlabs.cli.terminal.Progress;
import dev.eventlabs.cli.terminal.Terminal;
import dev.eventlabs.cli.workspace.Workspace;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The CDK CLI of this checkout (the one that {@code npx cdk} runs), pointed at the embedded AWS. */
public final class Cdk {

    private static final String LABS_IN_PARALLEL = "3";

    private final Workspace workspace;
    private final Terminal terminal;

    public Cdk(Workspace workspace, Terminal terminal) {
        this.workspace = workspace;
        this.terminal = terminal;
    }

    /**
     * Synthesises the app and deploys stacks; what hasn't changed is left alone.
     *
     * @throws Failure with the reasons that the CLI gave, if one failed
     */
    public void deploy(List<String> stacks, URI endpoint) {
        List<String> command = new ArrayList<>(List.of(executable().toString(), "deploy"));
        command.addAll(stacks);
        command.addAll(List.of("--require-approval", "never", "--no-notices", "--progress", "events",
                "--concurrency", LABS_IN_PARALLEL,
                "--output", workspace.file("cdk.out").toString(),
                "--outputs-file", workspace.file("outputs.json").toString()));
        String names = String.join(", ", stacks);
        try (Progress progress = terminal.begin("Deploying " + names + " (npx cdk deploy)")) {
            CdkOutput output = new CdkOutput(progress::note);
            int exit = run(command, endpoint, output);
            if (exit != 0) {
                throw new Failure("npx cdk deploy ended with exit code " + exit + ".\n"
                        + output.reasons().stream().map(line -> "  " + line).collect(Collectors.joining("\n")),
                        "All that it printed: " + workspace.deployLog() + "\nWhat the embedded AWS logged: "
                                + workspace.cloudLog());
            }
            progress.done("Deployed " + names + output.summary());
        }
    }

    private Path executable() {
        Path cdk = workspace.root().resolve("node_modules/.bin/cdk");
        if (!Files.exists(cdk)) {
            throw new Failure("The CDK CLI isn't installed in this checkout (" + cdk + ").",
                    "The build installs it:  ./mvnw package   (or by hand:  npm ci)");
        }
        return cdk;
    }

    private int run(List<String> command, URI endpoint, CdkOutput output) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        CdkEnvironment.prepare(builder.environment(), workspace.root(), Path.of(System.getProperty("java.home")),
                endpoint);
        try (BufferedWriter log = Files.newBufferedWriter(workspace.deployLog())) {
            Process process = builder.start();
            Thread orphanage = new Thread(() -> end(process));
            Runtime.getRuntime().addShutdownHook(orphanage);
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.write(line);
                    log.newLine();
                    output.accept(line);
                }
                int exit = process.waitFor();
                Runtime.getRuntime().removeShutdownHook(orphanage);
                return exit;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while deploying.", "Again:  ./lab up", e);
        }
    }

    /** Who interrupts the command has interrupted the deployment, too; the app that it runs included. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
