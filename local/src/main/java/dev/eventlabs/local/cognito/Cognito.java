package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.message.Outbox;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.trigger.Triggers;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import dev.eventlabs.local.spi.UserPools;
import java.net.URI;
import java.security.SecureRandom;
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
    private final Callers callers;
    private final Outbox outbox;
    private final Desk desk;
    private final Counters counters;
    private final SignInActions signIn;

    /** @param endpoint of the front door, known once it is open */
    public record Ports(FunctionInvoker functions, LogSink logs, MetricSink metrics, Supplier<URI> endpoint) {}

    public Cognito(Ports ports, Time time, Ids ids) {
        pools = new Pools(time, ids);
        issuers = new Issuers(ports.endpoint());
        callers = new Callers(pools);
        outbox = new Outbox(ports.logs());
        Hooks hooks = new Hooks(new Triggers(ports.functions(), time));
        SecureRandom random = new SecureRandom();
        desk = new Desk(pools, hooks, new Deliveries(pools, hooks, outbox),
                new TokenIssuer(issuers, hooks, ids, random), ids, random);
        counters = new Counters(ports.metrics());
        signIn = new SignInActions(desk, counters);
    }

    /** What tokens of these pools are worth. */
    public UserPools userPools() {
        return new TokenVerdicts(callers, issuers);
    }

    @Override
    public String name() {
        return "cognito-idp";
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder().json("AWSCognitoIdentityProviderService", "1.1")
                .validationCode("InvalidParameterException");
        AttributeChanges changes = new AttributeChanges(desk);
        new PoolActions(pools).register(actions);
        new ClientActions(pools).register(actions);
        new SignUpActions(desk, counters).register(actions);
        signIn.register(actions);
        new PasswordActions(desk).register(actions);
        new AccountActions(desk, callers, changes).register(actions);
        new AdminActions(desk, changes).register(actions);
        new InvitationActions(desk).register(actions);
        new ListingActions(desk).register(actions);
        new GroupActions(desk).register(actions);
        return List.of(actions.build(), new WellKnown(pools, issuers, outbox).api());
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new UserPoolProvider(pools, issuers), new UserPoolClientProvider(pools),
                new UserPoolGroupProvider(pools));
    }
}
