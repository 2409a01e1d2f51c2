package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::Account}. */
record AccountProvider(Account account) implements ResourceProvider<AccountProvider.Properties> {

    record Properties(String cloudWatchRoleArn) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::Account";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("CloudWatchRoleArn");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        account.role(context.scope(), properties.cloudWatchRoleArn());
        String id = context.generatedName(64);
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        account.role(context.scope(), after.cloudWatchRoleArn());
        return Outcome.done(id, Map.of("Id", id));
    }

    /** The account stays, and so does its role, as on AWS. */
    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Outcome.done(id);
    }
}
