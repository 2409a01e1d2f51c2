package dev.eventlabs.cli.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Version 1 of the aws CLI. In some regions, {@code us-east-1} among them, it sends SQS requests to AWS whatever {@code AWS_ENDPOINT_URL}
 * says, and heeds only its own option: https://github.com/aws/aws-cli/blob/develop/awscli/customizations/overridesslcommonname.py
 */
final class OldAwsCli {

    /** A shell function that passes the option as long as the variable is there. */
    static final String FUNCTION = "aws() { command aws ${AWS_ENDPOINT_URL:+--endpoint-url \"$AWS_ENDPOINT_URL\"} \"$@\"; }";

    private OldAwsCli() {}

    /** Whether it is what {@code aws} means on this machine. */
    static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("aws", "--version").redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("aws-cli/1.");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
