package dev.eventlabs.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CdkEnvironmentTest {

    @Test
    void letsNothingThroughThatLeadsToARealAccount() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "AWS_PROFILE", "production", "AWS_SESSION_TOKEN", "token", "AWS_ACCESS_KEY_ID", "AKIAREAL",
                "AWS_SECRET_ACCESS_KEY", "secret", "AWS_CONFIG_FILE", "/home/me/.aws/config",
                "AWS_ENDPOINT_URL_S3", "https://s3.amazonaws.com", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true",
                "CDK_DEFAULT_ACCOUNT", "123456789012", "PATH", "/usr/bin", "HOME", "/home/me"));

        CdkEnvironment.prepare(variables, Path.of("/repo"), Path.of("/jdk"), URI.create("http://localhost:4567"));

        assertThat(variables.values())
                .noneMatch(value -> value.matches("production|token|AKIAREAL|secret|123456789012"));
        assertThat(variables).doesNotContainKeys("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3",
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "CDK_DEFAULT_ACCOUNT")
                .containsEntry("AWS_ENDPOINT_URL", "http://localhost:4567")
                .containsEntry("AWS_CONFIG_FILE", "/dev/null")
                .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
                .containsEntry("CDK_DISABLE_CLI_TELEMETRY", "true")
                .containsEntry("HOME", "/home/me");
    }

    @Test
    void putsTheNodeOfTheCheckoutFirst() {
        Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin", "JSII_NODE", "/other/node"));

        CdkEnvironment.prepare(variables, Path.of("/repo"), Path.of("/jdk"), URI.create("http://localhost:4566"));

        assertThat(variables.get("PATH")).isEqualTo("/repo/node_modules/node/bin:/jdk/bin:/usr/bin");
        assertThat(variables).doesNotContainKey("JSII_NODE").containsEntry("JAVA_HOME", "/jdk");
    }
}
