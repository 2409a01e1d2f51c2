package dev.eventlabs.cli.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The user's aws CLI, if there is one.
 *
 * @param program its name or path
 */
record AwsCli(String program) {

    /** Whether it is of the old line, {@code aws-cli/1.…}; false if it can't be run. */
    boolean isVersion1() {
        try {
            // Old ones say their version on stderr.
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8).startsWith("aws-cli/1.");
            }
        } catch (IOException e) {
            return false;
        }
    }
}
