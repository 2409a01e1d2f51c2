package dev.eventlabs.test.docs;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Service;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The actions that the embedded AWS has, as Markdown. */
final class EmbeddedAwsTables {

    private EmbeddedAwsTables() {}

    static String actions(List<Service> services) {
        Map<String, TreeSet<String>> actions = new TreeMap<>();
        services.forEach(service -> service.apis()
                .forEach(api -> actions.computeIfAbsent(service.name(), name -> new TreeSet<>()).addAll(names(api))));
        actions.values().removeIf(Collection::isEmpty);
        return actions.entrySet().stream()
                .map(service -> "| `%s` | %s |\n".formatted(service.getKey(), code(service.getValue())))
                .collect(Collectors.joining("", "| signed for | actions and routes |\n| --- | --- |\n", ""));
    }

    private static Collection<String> names(Api api) {
        return switch (api) {
            case Api.Actions named -> named.actions().keySet();
            case Api.Rest rest -> rest.routes().stream().map(route -> route.method() + " " + route.template()).toList();
            case Api.Raw raw -> raw.actions().get();
        };
    }

    private static String code(Collection<String> names) {
        return names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
