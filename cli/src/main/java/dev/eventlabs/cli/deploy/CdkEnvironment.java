package dev.eventlabs.cli.deploy;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment variables that the CDK CLI sees: those of the user without anything that leads to a real account, plus the way to the
 * embedded AWS.
 */
final class CdkEnvironment {

    private CdkEnvironment() {}

    /**
     * @param variables changed in place
     * @param root of the checkout, whose own Node comes first
     * @param java the home of the JDK that runs this command
     */
    static void prepare(Map<String, String> variables, Path root, Path java, URI endpoint) {
        // Profiles, sessions, endpoints of single services, CDK_DEFAULT_ACCOUNT …: nothing of it is meant for here.
        variables.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CDK_"));
        variables.put("AWS_ENDPOINT_URL", endpoint.toString());
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_CONFIG_FILE", "/dev/null");
        variables.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("CDK_DISABLE_CLI_TELEMETRY", "true");
        variables.put("CI", "true");
        // A proxy has no business between here and the loopback.
        variables.put("NO_PROXY", "localhost,127.0.0.1");
        variables.put("no_proxy", "localhost,127.0.0.1");
        Path node = root.resolve("node_modules/node/bin");
        variables.put("JAVA_HOME", java.toString());
        // jsii makes a shell command of this one, which breaks at a space in the checkout's path; it finds the Node on the PATH.
        variables.remove("JSII_NODE");
        variables.put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
        variables.put("PATH", node + File.pathSeparator + java.resolve("bin") + File.pathSeparator
                + variables.getOrDefault("PATH", ""));
    }
}
