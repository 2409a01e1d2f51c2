package dev.eventlabs.runtime.database;

import dev.eventlabs.runtime.json.Json;
import dev.eventlabs.runtime.json.JsonReader;
import dev.eventlabs.runtime.json.JsonReading;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Logs in with user and password of a secret, as RDS manages it: {@code {"username": …, "password": …}}. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html">RDS and Secrets Manager</a>
 */
public final class SecretLogin implements Login {
    private final SecretsManagerClient secrets;
    private final String secret;

    /** @param secret its ARN or name */
    public SecretLogin(SecretsManagerClient secrets, String secret) {
        this.secrets = secrets;
        this.secret = secret;
    }

    /** @throws IllegalStateException if the secret is something else; the message doesn't show what */
    @Override
    public Credentials credentials() {
        String text = secrets.getSecretValue(get -> get.secretId(secret)).secretString();
        if (text != null && new JsonReader().read(text) instanceof JsonReading.Read(Json.Fields(var fields))
                && fields.get("username") instanceof Json.Text(String user)
                && fields.get("password") instanceof Json.Text(String password)) {
            return new Credentials(user, password);
        }
        throw new IllegalStateException("The secret " + secret
                + " isn't an object with the texts username and password, as RDS makes them.");
    }
}
