package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.ClientSettings;
import dev.eventlabs.local.cognito.pool.PoolClient;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.SettingsReader;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Cognito::UserPoolClient}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html">the
 *      type</a>
 */
record UserPoolClientProvider(Pools pools) implements ResourceProvider<ClientSettings> {

    @Override
    public String type() {
        return "AWS::Cognito::UserPoolClient";
    }

    @Override
    public Class<ClientSettings> properties() {
        return ClientSettings.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("UserPoolId", "GenerateSecret");
    }

    /** There is no hosted sign-in page, which is what the OAuth properties are for. */
    @Override
    public Set<String> withoutEffect() {
        return Set.of("AllowedOAuthFlows", "AllowedOAuthFlowsUserPoolClient", "AllowedOAuthScopes", "CallbackURLs",
                "DefaultRedirectURI", "LogoutURLs", "EnablePropagateAdditionalUserContextData",
                "SupportedIdentityProviders");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("ClientId", "ClientSecret", "Name");
    }

    @Override
    public Outcome create(ResourceContext context, ClientSettings properties) {
        UserPool pool = pools.get(context.scope(), properties.userPoolId());
        return done(pools.createClient(pool, named(properties, context.logicalId() + "-" + context.suffix())));
    }

    @Override
    public Outcome update(ResourceContext context, String id, ClientSettings before, ClientSettings after) {
        UserPool pool = pools.get(context.scope(), after.userPoolId());
        String name = pool.client(id).map(each -> each.settings().clientName()).orElse("");
        return done(pool.update(id, named(after, name), pools.now()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, ClientSettings properties) {
        pools.find(context.scope(), properties.userPoolId()).ifPresent(pool -> pool.deleteClient(id));
        return Outcome.done(id);
    }

    private static Outcome done(PoolClient client) {
        Map<String, Object> attributes = new HashMap<>(Map.of("ClientId", client.id(), "Name",
                client.settings().clientName()));
        client.secret().ifPresent(secret -> attributes.put("ClientSecret", secret));
        return Outcome.done(client.id(), attributes);
    }

    private static ClientSettings named(ClientSettings properties, String name) {
        if (properties.clientName() != null) {
            return properties;
        }
        return SettingsReader.client(((ObjectNode) Json.members(properties)).put("ClientName", name));
    }
}
