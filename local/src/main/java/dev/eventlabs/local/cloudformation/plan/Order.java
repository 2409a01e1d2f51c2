package dev.eventlabs.local.cloudformation.plan;

import dev.eventlabs.local.cloudformation.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts things that wait for each other in order. */
public final class Order {

    private Order() {}

    /**
     * @param dependencies what each waits for; what isn't a key is taken for done
     * @throws TemplateException naming those that wait for each other
     */
    public static List<String> of(Map<String, Set<String>> dependencies) {
        Map<String, Set<String>> waiting = new LinkedHashMap<>();
        dependencies.forEach((id, needed) -> {
            Set<String> open = new LinkedHashSet<>(needed);
            open.retainAll(dependencies.keySet());
            waiting.put(id, open);
        });
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> ready = waiting.entrySet().stream().filter(each -> each.getValue().isEmpty())
                    .map(Map.Entry::getKey).toList();
            if (ready.isEmpty()) {
                throw new TemplateException("Circular dependency between resources: " + cycle(waiting));
            }
            order.addAll(ready);
            ready.forEach(waiting::remove);
            waiting.values().forEach(open -> ready.forEach(open::remove));
        }
        return order;
    }

    /** What each is waited for by: the order of deletion. */
    public static Map<String, Set<String>> reversed(Map<String, Set<String>> dependencies) {
        Map<String, Set<String>> dependants = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>(dependencies.keySet());
        ids.reversed().forEach(id -> dependants.put(id, new LinkedHashSet<>()));
        dependencies.forEach((id, needed) -> needed.forEach(each -> {
            if (dependants.containsKey(each)) {
                dependants.get(each).add(id);
            }
        }));
        return dependants;
    }

    /** Only those on a cycle: what merely waits for one isn't to blame. */
    private static Set<String> cycle(Map<String, Set<String>> waiting) {
        Set<String> blamed = new TreeSet<>(waiting.keySet());
        boolean changed = true;
        while (changed) {
            changed = blamed.removeIf(id -> blamed.stream().noneMatch(other -> waiting.get(other).contains(id)));
        }
        return blamed;
    }
}
