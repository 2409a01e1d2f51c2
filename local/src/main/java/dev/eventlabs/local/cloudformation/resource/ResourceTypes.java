package dev.eventlabs.local.cloudformation.resource;

import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All resource types there are. Thread-safe. */
public final class ResourceTypes {

    private static final String CUSTOM = "Custom::*";

    private final SortedMap<String, ResourceType> types = new TreeMap<>();

    /** @throws IllegalStateException if two provide the same type */
    public ResourceTypes(Collection<? extends ResourceProvider<?>> providers) {
        for (ResourceProvider<?> provider : providers) {
            if (types.put(provider.type(), new ResourceType(provider)) != null) {
                throw new IllegalStateException("Two providers for " + provider.type() + ".");
            }
        }
    }

    public Optional<ResourceType> find(String type) {
        return Optional.ofNullable(types.get(type.startsWith("Custom::") ? CUSTOM : type));
    }

    public SortedSet<String> names() {
        return new TreeSet<>(types.keySet());
    }

    /** Why a type is refused: what there is of the same service, if anything. */
    public String refusal(String type) {
        int service = type.lastIndexOf("::");
        List<String> near = types.keySet().stream()
                .filter(each -> service > 0 && each.startsWith(type.substring(0, service + 2))).toList();
        return "Template format error: Unrecognized resource types: [" + type
                + "]. The embedded AWS doesn't have this type"
                + (near.isEmpty() ? "" : " (of this service it has " + String.join(", ", near) + ")")
                + ", and it fakes none.";
    }

    /** The table of what is supported, as Markdown: one line a type. */
    public String markdown() {
        StringBuilder table = new StringBuilder("""
                | type | properties | a change of these replaces it | kept without effect | `Fn::GetAtt` |
                | --- | --- | --- | --- | --- |
                """);
        types.forEach((name, type) -> table.append("| `").append(name).append("` | ")
                .append(type.properties().map(ResourceTypes::cell).orElse("any")).append(" | ")
                .append(cell(type.createOnly())).append(" | ").append(cell(type.withoutEffect())).append(" | ")
                .append(cell(type.attributes())).append(" |\n"));
        return table.toString();
    }

    private static String cell(Collection<String> names) {
        return names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
