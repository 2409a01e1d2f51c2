package dev.eventlabs.runtime.database;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Logs in with a token that IAM allows: a URL of {@code rds-db:connect}, signed and good for fifteen minutes. Thread-safe.
 *
 * <p>{@code RdsUtilities} makes the same one, but the client it comes with is 5.8 MB large.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html">IAM database authentication</a>
 */
public final class IamLogin implements Login {
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Address address;
    private final String user;
    private final String region;
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final Clock clock;

    /** @param region of the database */
    public IamLogin(Address address, String user, String region,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials, Clock clock) {
        this.address = address;
        this.user = user;
        this.region = region;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Credentials credentials() {
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.GET)
                .uri(URI.create("https://" + address.host() + ":" + address.port() + "/"))
                .putRawQueryParameter("Action", "connect").putRawQueryParameter("DBUser", user).build();
        AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
        var signed = signer.sign(sign -> sign.identity(identity).request(request)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, GOOD_FOR)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        // Without the scheme: Aurora takes it for a password and knows it by its beginning.
        return new Credentials(user, signed.request().getUri().toString().substring("https://".length()));
    }
}
