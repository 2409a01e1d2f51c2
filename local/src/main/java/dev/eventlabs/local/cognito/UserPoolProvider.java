package dev.eventlabs.local.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.SettingsReader;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * {@code AWS::Cognito::UserPool}. Nothing replaces a pool: what can't be changed is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html">the type</a>
 */
record UserPoolProvider(Pools pools, Issuers issuers) implements ResourceProvider<PoolSettings> {

    @Override
    public String type() {
        return "AWS::Cognito::UserPool";
    }

    @Override
    public Class<PoolSettings> properties() {
        return PoolSettings.class;
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("EmailConfiguration", "SmsConfiguration", "SmsAuthenticationMessage", "EnabledMfas",
                "UserPoolAddOns", "UserPoolTier", "AdminCreateUserConfig.UnusedAccountValidityDays");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "ProviderName", "ProviderURL", "UserPoolId");
    }

    @Override
    public Outcome create(ResourceContext context, PoolSettings properties) {
        UserPool pool = pools.create(context.scope(), named(context, properties,
                context.logicalId() + "-" + context.suffix()));
        // While the stack's other resources are made: nobody shall wait for them who signs in.
        pool.keys().prepare();
        return done(pool);
    }

    @Override
    public Outcome update(ResourceContext context, String id, PoolSettings before, PoolSettings after) {
        UserPool pool = pools.get(context.scope(), id);
        // Not what the template had before: when a refused change is rolled back, that is what was refused.
        PoolSettings has = pool.settings();
        requireSame("UsernameAttributes", has.usernameAttributes(), after.usernameAttributes());
        requireSame("AliasAttributes", has.aliasAttributes(), after.aliasAttributes());
        requireSame("UsernameConfiguration", has.usernameConfiguration(), after.usernameConfiguration());
        List<PoolSettings.Attribute> further = further(has.schema(), after.schema());
        pool.update(named(context, after, has.userPoolName()), pools.now());
        if (!further.isEmpty()) {
            pool.extend(further, pools.now());
        }
        return done(pool);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, PoolSettings properties) {
        if (pools.find(context.scope(), id).isPresent()) {
            pools.delete(context.scope(), id);
        }
        return Outcome.done(id);
    }

    private Outcome done(UserPool pool) {
        String url = issuers.of(pool);
        return Outcome.done(pool.id(), Map.of("Arn", pool.arn(), "UserPoolId", pool.id(), "ProviderURL", url,
                "ProviderName", url.substring(url.indexOf("//") + 2)));
    }

    private static PoolSettings named(ResourceContext context, PoolSettings properties, String name) {
        ObjectNode members = (ObjectNode) Json.members(properties);
        if (properties.userPoolName() == null) {
            members.put("UserPoolName", name);
        }
        Map<String, String> tags = new LinkedHashMap<>(context.stackTags());
        if (properties.userPoolTags() != null) {
            tags.putAll(properties.userPoolTags());
        }
        members.set("UserPoolTags", Json.MAPPER.valueToTree(tags));
        return SettingsReader.pool(members);
    }

    private static void requireSame(String property, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            throw Errors.invalid("Updates are not allowed for property - " + property + ".");
        }
    }

    /** Attributes can be added, and nothing else. */
    private static List<PoolSettings.Attribute> further(List<PoolSettings.Attribute> before,
            List<PoolSettings.Attribute> after) {
        List<PoolSettings.Attribute> had = before == null ? List.of() : before;
        List<PoolSettings.Attribute> further = new ArrayList<>(after == null ? List.of() : after);
        if (!further.containsAll(had)) {
            throw Errors.invalid("Existing schema attributes cannot be modified or deleted.");
        }
        further.removeAll(had);
        return further;
    }
}
