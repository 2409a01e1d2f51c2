package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app client of a pool. Immutable.
 *
 * @param secret empty for a client that anybody may say to be
 */
public record PoolClient(String id, Optional<String> secret, ClientSettings settings, Instant created,
        Instant changed) {

    PoolClient with(ClientSettings newSettings, Instant now) {
        return new PoolClient(id, secret, newSettings, created, now);
    }

    /** @param flow for instance {@code USER_SRP_AUTH} */
    public boolean allows(String flow) {
        return ClientRules.allows(settings.explicitAuthFlows(), flow);
    }

    /** Whether it must not be told apart who has no account and who has given a wrong password. */
    public boolean hidesWhoExists() {
        return "ENABLED".equals(settings.preventUserExistenceErrors());
    }

    /** Whether tokens carry what revoking them goes by. On, unless it was turned off. */
    public boolean revokesTokens() {
        return !Boolean.FALSE.equals(settings.enableTokenRevocation());
    }

    public boolean mayRead(String attribute) {
        return settings.readAttributes() == null || settings.readAttributes().contains(attribute)
                || attribute.equals("sub");
    }

    public boolean mayWrite(String attribute) {
        return settings.writeAttributes() == null
                ? !attribute.equals("sub") && !Schema.VERIFICATIONS.contains(attribute)
                : settings.writeAttributes().contains(attribute);
    }

    public Duration accessValidity() {
        return ClientRules.duration(settings.accessTokenValidity(), units().accessToken(), "hours",
                Duration.ofHours(1));
    }

    public Duration idValidity() {
        return ClientRules.duration(settings.idTokenValidity(), units().idToken(), "hours", Duration.ofHours(1));
    }

    public Duration refreshValidity() {
        return ClientRules.duration(settings.refreshTokenValidity(), units().refreshToken(), "days",
                Duration.ofDays(30));
    }

    /** How long a challenge may be answered. */
    public Duration challengeValidity() {
        return Duration.ofMinutes(settings.authSessionValidity() == null ? 3 : settings.authSessionValidity());
    }

    private ClientSettings.Units units() {
        return settings.tokenValidityUnits() == null ? new ClientSettings.Units(null, null, null)
                : settings.tokenValidityUnits();
    }

    /**
     * Who knows the secret says so by a hash.
     *
     * @throws dev.eventlabs.local.spi.AwsException if there is a secret and the hash isn't of it
     * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html">secret hashes</a>
     */
    public void checkSecret(String username, Optional<String> hash) {
        if (secret.isEmpty()) {
            if (hash.filter(each -> !each.isEmpty()).isPresent()) {
                throw Errors.notAuthorized("Unable to verify secret hash for client " + id);
            }
            return;
        }
        if (hash.isEmpty()) {
            throw Errors.notAuthorized(
                    "Client " + id + " is configured with secret but SECRET_HASH was not received");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String right = Base64.getEncoder()
                    .encodeToString(mac.doFinal((username + id).getBytes(StandardCharsets.UTF_8)));
            if (!MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8),
                    hash.get().getBytes(StandardCharsets.UTF_8))) {
                throw Errors.notAuthorized("Unable to verify secret hash for client " + id);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code DescribeUserPoolClient} shows it. */
    public Struct described() {
        ObjectNode set = (ObjectNode) Json.members(settings);
        set.remove("GenerateSecret");
        Struct all = Struct.of("ClientId", id).with("ClientSecret", secret.orElse(null));
        set.properties().forEach(each -> all.with(each.getKey(), each.getValue()));
        all.putIfAbsent("RefreshTokenValidity", 30);
        all.putIfAbsent("TokenValidityUnits", Struct.of());
        all.putIfAbsent("AllowedOAuthFlowsUserPoolClient", false);
        all.putIfAbsent("EnableTokenRevocation", true);
        all.putIfAbsent("EnablePropagateAdditionalUserContextData", false);
        all.putIfAbsent("AuthSessionValidity", 3);
        return all.with("CreationDate", created).with("LastModifiedDate", changed);
    }

    /** As {@code ListUserPoolClients} shows it. */
    public Struct listed() {
        return Struct.of("ClientId", id).with("UserPoolId", settings.userPoolId()).with("ClientName",
                settings.clientName());
    }
}
