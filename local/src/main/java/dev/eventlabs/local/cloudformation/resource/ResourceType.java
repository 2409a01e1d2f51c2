package dev.eventlabs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A provider as the engine sees it: properties are trees, and whatever goes wrong is an outcome. Thread-safe. */
public final class ResourceType {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceType.class);

    private final ResourceProvider<?> provider;

    ResourceType(ResourceProvider<?> provider) {
        this.provider = provider;
    }

    public Set<String> createOnly() {
        return provider.createOnly();
    }

    /** What of a change replaces the resource; values that aren't known yet may stand in it. */
    public Set<String> createOnly(String logicalId, ObjectNode before, ObjectNode after) {
        return createOnly(provider, logicalId, before, after);
    }

    private static <P> Set<String> createOnly(ResourceProvider<P> provider, String logicalId, ObjectNode before,
            ObjectNode after) {
        try {
            return provider.createOnly(
                    PropertyReader.read(logicalId, provider.type(), before, provider.properties()),
                    PropertyReader.read(logicalId, provider.type(), after, provider.properties()));
        } catch (PropertyReader.Refused e) {
            // It can't be told from properties that nobody can read; the change itself will be refused with the reason.
            return provider.createOnly();
        }
    }

    /** The name that both have been given, if there can't be two of that name. */
    public Optional<String> sameName(ObjectNode before, ObjectNode after) {
        return provider.nameProperty().map(after::get)
                .filter(name -> name.equals(before.get(provider.nameProperty().orElseThrow())))
                .map(name -> name.asText());
    }

    public Set<String> withoutEffect() {
        return provider.withoutEffect();
    }

    public Set<String> attributes() {
        return provider.attributes();
    }

    /** The properties it takes, in AWS's spelling; no list at all if it takes any. */
    public Optional<List<String>> properties() {
        Class<?> type = provider.properties();
        if (!type.isRecord()) {
            return Optional.empty();
        }
        return Optional.of(PropertyReader.MAPPER.getSerializationConfig()
                .introspect(PropertyReader.MAPPER.constructType(type)).findProperties().stream()
                .map(property -> property.getName()).toList());
    }

    /** Whether the stack's tags are put on it. */
    public boolean taggable() {
        Class<?> type = provider.properties();
        return type.isRecord() && Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals("tags"));
    }

    public boolean hasAttribute(String name) {
        return provider.attributes().contains(name) || provider.attributes().stream()
                .anyMatch(each -> each.endsWith("*") && name.startsWith(each.substring(0, each.length() - 1)));
    }

    public Outcome create(ResourceContext context, ObjectNode properties) {
        return create(provider, context, properties);
    }

    public Outcome update(ResourceContext context, String physicalId, ObjectNode before, ObjectNode after) {
        return update(provider, context, physicalId, before, after);
    }

    public Outcome delete(ResourceContext context, String physicalId, ObjectNode properties) {
        return delete(provider, context, physicalId, properties);
    }

    private static <P> Outcome create(ResourceProvider<P> provider, ResourceContext context, ObjectNode properties) {
        return guarded(context, () -> provider.create(context, read(provider, context, properties)));
    }

    private static <P> Outcome update(ResourceProvider<P> provider, ResourceContext context, String physicalId,
            ObjectNode before, ObjectNode after) {
        return guarded(context, () -> {
            P wanted = read(provider, context, after);
            P had;
            try {
                had = read(provider, context, before);
            } catch (PropertyReader.Refused e) {
                // What failed to be applied doesn't matter to whoever restores what was there before.
                had = wanted;
            }
            return provider.update(context, physicalId, had, wanted);
        });
    }

    private static <P> Outcome delete(ResourceProvider<P> provider, ResourceContext context, String physicalId,
            ObjectNode properties) {
        return guarded(context, () -> provider.delete(context, physicalId, read(provider, context, properties)));
    }

    private static <P> P read(ResourceProvider<P> provider, ResourceContext context, ObjectNode properties)
            throws PropertyReader.Refused {
        return PropertyReader.read(context.logicalId(), context.type(), properties, provider.properties());
    }

    private interface Attempt {
        Outcome run() throws PropertyReader.Refused;
    }

    private static Outcome guarded(ResourceContext context, Attempt attempt) {
        try {
            return attempt.run();
        } catch (PropertyReader.Refused e) {
            return Outcome.failed(e.getMessage());
        } catch (AwsException e) {
            return Outcome
                    .failed("Resource handler returned message: \"" + e.getMessage() + "\" (Error Code: " + e.code()
                            + ", Status Code: " + e.status() + ")");
        } catch (RuntimeException e) {
            LOG.error("The provider of {} failed on {}", context.type(), context.logicalId(), e);
            return Outcome
                    .failed("Internal Failure: the embedded AWS's provider of " + context.type() + " failed: " + e);
        }
    }
}
