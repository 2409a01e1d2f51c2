package dev.eventlabs.local.lambda.execution;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Node is on this machine, and where the AWS SDK for it.
 *
 * @param modules the folder whose {@code node_modules} has the SDK; empty outside of a checkout
 */
public record NodeInstallation(Path program, Optional<Path> modules) {

    /** What the build has installed in the checkout that this program is part of or started in, or else the Node on the path. */
    public static Optional<NodeInstallation> find() {
        Path code = Path.of(URI.create(
                NodeInstallation.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        return find(Stream.of(code, Path.of("").toAbsolutePath()),
                Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Optional<NodeInstallation> find(Stream<Path> startingPoints, String path) {
        Optional<Path> checkout = startingPoints.flatMap(start -> Stream.iterate(start, each -> each != null,
                Path::getParent)).filter(each -> Files.isDirectory(each.resolve("node_modules/@aws-sdk"))
                        || Files.isExecutable(each.resolve("node_modules/node/bin/node")))
                .findFirst();
        return checkout.map(each -> each.resolve("node_modules/node/bin/node")).filter(Files::isExecutable)
                .or(() -> Stream.of(path.split(File.pathSeparator)).filter(each -> !each.isEmpty())
                        .map(each -> Path.of(each, "node")).filter(Files::isExecutable).findFirst())
                .map(program -> new NodeInstallation(program, checkout));
    }
}
