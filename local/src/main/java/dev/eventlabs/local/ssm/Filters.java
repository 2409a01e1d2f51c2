package dev.eventlabs.local.ssm;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters of {@code DescribeParameters}; all of them must hold, each for one of its values. */
final class Filters {

    private Filters() {}

    static Predicate<ParameterStore.History> of(Input input) {
        Predicate<ParameterStore.History> all = each -> true;
        for (Input filter : input.structs("ParameterFilters")) {
            all = all.and(
                    one(filter.text("Key"), filter.optionalText("Option").orElse("Equals"), filter.texts("Values")));
        }
        for (Input filter : input.structs("Filters")) {
            all = all.and(one(filter.text("Key"), "BeginsWith", filter.texts("Values")));
        }
        return all;
    }

    private static Predicate<ParameterStore.History> one(String key, String option, List<String> values) {
        if (key.startsWith("tag:")) {
            String tag = key.substring(4);
            return each -> each.tags().containsKey(tag) && (values.isEmpty() || values.contains(each.tags().get(tag)));
        }
        Function<ParameterStore.History, String> field = switch (key) {
            case "Name", "Path" -> each -> each.latest().name();
            case "Type" -> each -> each.latest().type();
            case "Tier" -> each -> each.latest().tier();
            case "KeyId" -> each -> String.valueOf(each.latest().keyId());
            case "DataType" -> each -> each.latest().dataType();
            default -> throw AwsException.badRequest("InvalidFilterKey", "The specified key isn't valid: " + key);
        };
        BiPredicate<String, String> match = switch (option) {
            case "Equals" -> String::equals;
            case "BeginsWith" -> String::startsWith;
            case "Contains" -> String::contains;
            case "Recursive" -> (name, path) -> name.startsWith(path.endsWith("/") ? path : path + "/");
            case "OneLevel" -> (name, path) -> {
                String prefix = path.endsWith("/") ? path : path + "/";
                return name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0;
            };
            default -> throw AwsException.badRequest("InvalidFilterOption",
                    "The specified filter option isn't valid: " + option);
        };
        return each -> values.stream().anyMatch(value -> match.test(field.apply(each), value));
    }
}
