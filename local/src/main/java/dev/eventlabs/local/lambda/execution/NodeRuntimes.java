package dev.eventlabs.local.lambda.execution;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Node.js runtimes: a small program of ours, in JavaScript, on the Node that the build installs or on that of the path, whichever of
 * the runtimes a function names. Thread-safe.
 */
final class NodeRuntimes implements RuntimeFamily {

    private static final String RESOURCES = "/dev/eventlabs/local/lambda/node/";
    private static final String MAIN = "bootstrap.cjs";
    private static final List<String> PROGRAM = List.of(MAIN, "console.cjs", "errors.cjs", "handler.cjs",
            "invocation.cjs", "lifeline.cjs", "network.cjs", "output.cjs", "runtime-api.cjs", "sdk.cjs",
            "sdk-loader.mjs");
    /** As AWS leaves room for buffers. */
    private static final double HEAP_SHARE = 0.9;

    private final Host host;
    private final Optional<NodeInstallation> node;
    private Path program;

    NodeRuntimes(Host host, Optional<NodeInstallation> node) {
        this.host = host;
        this.node = node;
    }

    @Override
    public Set<String> runtimes() {
        return new TreeSet<>(Set.of("nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x"));
    }

    @Override
    public Optional<String> missing() {
        return node.isPresent() ? Optional.empty()
                : Optional
                        .of("no Node was found: neither in node_modules (the build installs it there) nor on the PATH."
                                + " Install Node 20 or newer, for instance from https://nodejs.org, and start the embedded AWS again.");
    }

    @Override
    public List<String> command(EnvironmentSpec spec) {
        NodeInstallation installed = node.orElseThrow(() -> new IllegalStateException(missing().orElseThrow()));
        return List.of(installed.program().toString(),
                "--max-old-space-size=" + (int) (spec.memoryMegabytes() * HEAP_SHARE),
                program().resolve(MAIN).toString(), host.endpoint().get().toString(),
                installed.modules().map(Path::toString).orElse(""));
    }

    @Override
    public Map<String, String> variables(EnvironmentSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>();
        // Node itself is on the path, as on AWS; but what an npm would install, it would install on the developer's machine.
        variables.put("PATH", String.join(File.pathSeparator, program().resolve("bin").toString(),
                node.map(each -> each.program().getParent().toString()).orElse(""), "/usr/local/bin", "/usr/bin",
                "/bin"));
        variables.put("NODE_PATH", spec.code().toString());
        variables.keySet().removeAll(spec.variables().keySet());
        return variables;
    }

    private synchronized Path program() {
        if (program == null) {
            Path directory = host.workDirectory().resolve("node");
            try {
                for (String name : PROGRAM) {
                    copy(name, directory.resolve(name));
                }
                Path npm = directory.resolve("bin").resolve("npm");
                copy("npm", npm);
                npm.toFile().setExecutable(true);
            } catch (IOException e) {
                throw new UncheckedIOException("The program that runs Node.js functions can't be written to "
                        + directory, e);
            }
            program = directory;
        }
        return program;
    }

    private static void copy(String name, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = NodeRuntimes.class.getResourceAsStream(RESOURCES + name)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
