package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The filters of describe actions: all of them must hold, each for one of its values, in which {@code *} and {@code ?} stand for any. */
final class Filters {

    private Filters() {}

    /** @throws AwsException for a filter that nothing of the kind could match */
    static boolean match(Thing thing, List<Form> filters) {
        return filters.stream().allMatch(filter -> match(thing, filter.text("Name"), filter.list("Value")));
    }

    private static boolean match(Thing thing, String name, List<String> values) {
        Collection<String> found = found(thing, name);
        return values.stream().map(Filters::pattern)
                .anyMatch(pattern -> found.stream().anyMatch(each -> pattern.matcher(each).matches()));
    }

    private static Collection<String> found(Thing thing, String name) {
        if (name.startsWith("tag:")) {
            String value = thing.tags().get(name.substring(4));
            return value == null ? List.of() : List.of(value);
        }
        if (name.equals("tag-key")) {
            return thing.tags().keySet();
        }
        List<String> found = new ArrayList<>();
        String member = camel(name);
        if (member.equals(thing.kind().idMember())) {
            found.add(thing.id());
        } else if (thing.members().containsKey(member)) {
            found.add(thing.text(member));
        } else if (name.contains(".")
                && thing.members().containsKey(camel(name.substring(0, name.indexOf('.'))) + "Set")) {
            String inside = camel(name.substring(name.indexOf('.') + 1));
            for (Object each : (List<?>) thing.members().get(camel(name.substring(0, name.indexOf('.'))) + "Set")) {
                if (each instanceof Map<?, ?> map && map.get(inside) != null) {
                    found.add(map.get(inside).toString());
                }
            }
        } else {
            throw AwsException.badRequest("InvalidParameterValue", "The filter '" + name
                    + "' is invalid, or the embedded AWS doesn't have it for " + thing.kind().describeAction() + ".");
        }
        return found;
    }

    /** {@code vpc-id} is {@code vpcId}, {@code isDefault} is itself. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(camel.isEmpty() ? part
                    : part.isEmpty() ? ""
                            : part.substring(0, 1).toUpperCase(Locale.ROOT)
                                    + part.substring(1));
        }
        return camel.toString();
    }

    private static Pattern pattern(String value) {
        return Pattern.compile(Pattern.quote(value).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
