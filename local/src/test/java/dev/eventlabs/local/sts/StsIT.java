package dev.eventlabs.local.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.CloudFixture;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class StsIT extends CloudFixture {

    private static final String ROLE = "arn:aws:iam::000000000000:role/path/cdk-hnb659fds-deploy-role";

    @Test
    void anyCredentialsAreTheAccountsOwner() {
        assertThat(client(StsClient.builder()).getCallerIdentity()).satisfies(identity -> {
            assertThat(identity.account()).isEqualTo("000000000000");
            assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:root");
        });
    }

    @Test
    void whoAssumesARoleIsTheRolesSession() {
        AssumeRoleResponse assumed = client(StsClient.builder())
                .assumeRole(request -> request.roleArn(ROLE).roleSessionName("me@work"));
        Credentials held = assumed.credentials();

        assertThat(held.expiration()).isBetween(Instant.now().plus(Duration.ofMinutes(59)),
                Instant.now().plus(Duration.ofMinutes(61)));
        StsClient inRole = StsClient.builder().endpointOverride(cloud.endpoint()).region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(held.accessKeyId(), held.secretAccessKey(), held.sessionToken())))
                .build();
        assertThat(inRole.getCallerIdentity()).satisfies(identity -> {
            assertThat(identity.arn())
                    .isEqualTo("arn:aws:sts::000000000000:assumed-role/cdk-hnb659fds-deploy-role/me@work");
            assertThat(identity.userId()).isEqualTo(assumed.assumedRoleUser().assumedRoleId()).endsWith(":me@work");
        });
    }

    @Test
    void refusesWhatIsNoRoleAndWhatIsNoSessionName() {
        StsClient sts = client(StsClient.builder());

        assertThatThrownBy(
                () -> sts.assumeRole(request -> request.roleArn("arn:aws:iam::1:user/x").roleSessionName("me")))
                .isInstanceOf(StsException.class).hasMessageContaining("is invalid");
        assertThatThrownBy(() -> sts.assumeRole(request -> request.roleArn(ROLE).roleSessionName("a b")))
                .isInstanceOf(StsException.class).hasMessageContaining("roleSessionName");
        assertThatThrownBy(
                () -> sts.assumeRole(request -> request.roleArn(ROLE).roleSessionName("me").durationSeconds(5)))
                .isInstanceOf(StsException.class).hasMessageContaining("between 900 and 43200");
    }
}
