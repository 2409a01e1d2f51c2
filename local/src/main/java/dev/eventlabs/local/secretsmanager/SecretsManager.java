package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.security.SecureRandom;
import java.util.List;

/**
 * Secrets Manager. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">API reference</a>
 */
public final class SecretsManager implements Service {

    private final SecretStore store;
    private final SecureRandom random = new SecureRandom();

    public SecretsManager(Time time, Ids ids) {
        store = new SecretStore(time, ids);
    }

    public Secrets secrets() {
        return store;
    }

    @Override
    public String name() {
        return "secretsmanager";
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder().json("secretsmanager", "1.1");
        new ValueActions(store, random).register(actions);
        new SecretActions(store).register(actions);
        return List.of(actions.build());
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new SecretProvider(store, random), new ResourcePolicyProvider(store));
    }
}
