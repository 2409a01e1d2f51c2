package dev.eventlabs.cli.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's aws CLI, if there is one.
 *
 * @param program its name or path
 */
record AwsCli(String program) {

    private static final Pattern VERSION = Pattern.compile("aws-cli/(\\d{1,4})\\.(\\d{1,4})\\b");

    /**
     * Whether AWS_ENDPOINT_URL alone doesn't keep it from the real AWS; false if it can't be run.
     *
     * <p>Version 2 knows the variable since 2.13.0 (https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-endpoints.html), and
     * distributions have older ones. Version 1 sets the endpoint of SQS, RDS and three more to the real one, whatever the variable
     * says (awscli/customizations/overridesslcommonname.py).
     */
    boolean needsEndpointOption() {
        try {
            // Old ones say their version on stderr.
            Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            try (var output = process.getInputStream()) {
                Matcher version = VERSION.matcher(new String(output.readAllBytes(), StandardCharsets.UTF_8));
                return version.lookingAt()
                        && isOld(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOld(int major, int minor) {
        return major < 2 || major == 2 && minor < 13;
    }
}
