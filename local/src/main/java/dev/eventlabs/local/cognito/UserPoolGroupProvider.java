package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/** {@code AWS::Cognito::UserPoolGroup}. */
record UserPoolGroupProvider(Pools pools) implements ResourceProvider<UserPoolGroupProvider.Properties> {

    record Properties(String userPoolId, String groupName, String description, Integer precedence, String roleArn) {

        Properties named(String name) {
            return groupName == null ? new Properties(userPoolId, name, description, precedence, roleArn) : this;
        }
    }

    @Override
    public String type() {
        return "AWS::Cognito::UserPoolGroup";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("UserPoolId", "GroupName");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Properties named = properties.named(context.logicalId() + "-" + context.suffix());
        pools.get(context.scope(), properties.userPoolId()).groups()
                .add(GroupActions.group(input(named), pools.now(), pools.now()));
        return Outcome.done(named.groupName());
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        UserPool pool = pools.get(context.scope(), after.userPoolId());
        pool.groups().replace(GroupActions.group(input(after.named(name)), pool.groups().get(name).created(),
                pools.now()));
        return Outcome.done(name);
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        pools.find(context.scope(), properties.userPoolId()).ifPresent(pool -> pool.groups().delete(name));
        return Outcome.done(name);
    }

    private static Input input(Properties properties) {
        return Input.ofProperties(properties, "InvalidParameterException");
    }
}
