package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Cognito user pools. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">API reference</a>
 */
public final class Cognito implements Service {

    private final Pools pools;
    private final Issuers issuers;

    /** @param endpoint of the front door, known once it is open */
    public Cognito(Time time, Ids ids, Supplier<URI> endpoint) {
        pools = new Pools(time, ids);
        issuers = new Issuers(endpoint);
    }

    @Override
    public String name() {
        return "cognito-idp";
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder().json("AWSCognitoIdentityProviderService", "1.1")
                .validationCode("InvalidParameterException");
        new PoolActions(pools).register(actions);
        new ClientActions(pools).register(actions);
        return List.of(actions.build());
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new UserPoolProvider(pools, issuers), new UserPoolClientProvider(pools));
    }
}
