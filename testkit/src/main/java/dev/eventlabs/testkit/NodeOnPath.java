package dev.eventlabs.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** CDK's constructs run in Node; without it, all that jsii tells is a broken pipe. */
final class NodeOnPath {

    private NodeOnPath() {}

    /** @param environment of this process */
    static void require(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        boolean found = environment.containsKey("JSII_NODE")
                || Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(path)
                        .filter(each -> !each.isEmpty())
                        .flatMap(folder -> Stream.of("node", "node.exe").map(name -> Path.of(folder, name)))
                        .anyMatch(Files::isExecutable);
        if (!found) {
            throw new ExtensionConfigurationException("Node isn't on the PATH of this JVM (" + path
                    + "), and CDK can't synthesise without it. Install version 20 or newer (https://nodejs.org), or set JSII_NODE to the program.");
        }
    }
}
