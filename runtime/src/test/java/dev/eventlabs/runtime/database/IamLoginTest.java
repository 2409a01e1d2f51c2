package dev.eventlabs.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class IamLoginTest {

    /** Compared part by part with what AWS's SDK for Python makes of the same: the order of a query doesn't matter, the signature has it sorted. */
    @Test
    void f166_theTokenIsTheOneOfAwssOwnSdks() {
        var login = new IamLogin(new Address("taxi.cluster-abc.eu-west-1.rds.amazonaws.com", 5432, "taxidb"),
                "taxi_app",
                "eu-west-1",
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE",
                        "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "token/with+signs=")),
                Clock.fixed(Instant.parse("2026-11-26T09:00:00Z"), ZoneOffset.UTC));

        Login.Credentials credentials = login.credentials();

        assertThat(credentials.user()).isEqualTo("taxi_app");
        String[] token = credentials.password().split("\\?", 2);
        assertThat(token[0]).isEqualTo("taxi.cluster-abc.eu-west-1.rds.amazonaws.com:5432/");
        assertThat(token[1].split("&")).containsExactlyInAnyOrder("Action=connect", "DBUser=taxi_app",
                "X-Amz-Algorithm=AWS4-HMAC-SHA256",
                "X-Amz-Credential=AKIDEXAMPLE%2F20261126%2Feu-west-1%2Frds-db%2Faws4_request",
                "X-Amz-Date=20261126T090000Z", "X-Amz-Expires=900", "X-Amz-SignedHeaders=host",
                "X-Amz-Security-Token=token%2Fwith%2Bsigns%3D",
                "X-Amz-Signature=c68e791fbddde4d41033be3dfb7b6cffd3d0f919a17061d5e33c08426e474cc8");
        assertThat(credentials.toString()).contains("taxi_app").doesNotContain("Signature");
    }
}
