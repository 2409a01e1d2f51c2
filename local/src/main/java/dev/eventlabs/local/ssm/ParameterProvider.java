package dev.eventlabs.local.ssm;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::SSM::Parameter}. */
final class ParameterProvider implements ResourceProvider<ParameterProvider.Properties> {

    private final ParameterStore store;

    ParameterProvider(ParameterStore store) {
        this.store = store;
    }

    record Properties(String name, String type, String value, String description, String allowedPattern,
            String dataType, String policies, String tier, Map<String, String> tags) {}

    @Override
    public String type() {
        return "AWS::SSM::Parameter";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Name");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("Policies");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Type", "Value");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String name = properties.name() == null ? "CFN-" + context.generatedName(200) : properties.name();
        return put(context, name, properties, false);
    }

    @Override
    public Outcome update(ResourceContext context, String name, Properties before, Properties after) {
        Outcome outcome = put(context, name, after, true);
        if (outcome instanceof Outcome.Done) {
            List<String> gone = new ArrayList<>(before.tags() == null ? Set.of() : before.tags().keySet());
            gone.removeAll(tags(context, after).keySet());
            store.tag(context.scope(), name, tags(context, after), gone);
        }
        return outcome;
    }

    @Override
    public Outcome delete(ResourceContext context, String name, Properties properties) {
        store.delete(context.scope(), name);
        return Outcome.done(name);
    }

    private Outcome put(ResourceContext context, String name, Properties properties, boolean overwrite) {
        if (properties.type() == null || properties.value() == null) {
            return Outcome.failed("Properties validation failed: required keys [Type, Value] must be given");
        }
        if (properties.type().equals("SecureString")) {
            return Outcome.failed("SSM Secure String is not supported by CloudFormation: create it with PutParameter.");
        }
        Parameter done = store.put(context.scope(),
                new ParameterStore.Draft(name, properties.type(), properties.value(),
                        properties.description(), properties.allowedPattern(), null,
                        properties.tier() == null ? "Standard" : properties.tier(),
                        properties.dataType() == null ? "text" : properties.dataType()),
                overwrite, tags(context, properties));
        return Outcome.done(name, Map.of("Type", done.type(), "Value", done.value()));
    }

    private static Map<String, String> tags(ResourceContext context, Properties properties) {
        Map<String, String> all = new LinkedHashMap<>(context.stackTags());
        if (properties.tags() != null) {
            all.putAll(properties.tags());
        }
        return all;
    }
}
