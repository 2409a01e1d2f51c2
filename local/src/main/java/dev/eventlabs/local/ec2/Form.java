package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of a request: lists are numbered from one, without {@code member} between name and number.
 *
 * @param parameters each with its first value
 */
record Form(Map<String, String> parameters) {

    static Form of(Map<String, List<String>> form) {
        Map<String, String> all = new LinkedHashMap<>();
        form.forEach((name, values) -> all.put(name, values.getFirst()));
        return new Form(all);
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> AwsException.badRequest("MissingParameter",
                "The request must contain the parameter " + name));
    }

    /** {@code name.1}, {@code name.2} … */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        numbered(name).forEach((number, form) -> form.optional("").ifPresent(values::add));
        return values;
    }

    /** The structures {@code name.1.…}, {@code name.2.…}. */
    List<Form> structs(String name) {
        return List.copyOf(numbered(name).values());
    }

    private Map<Integer, Form> numbered(String name) {
        Map<Integer, Form> all = new TreeMap<>();
        parameters.forEach((key, value) -> {
            if (key.startsWith(name + ".")) {
                String rest = key.substring(name.length() + 1);
                int dot = rest.indexOf('.');
                String number = dot < 0 ? rest : rest.substring(0, dot);
                if (number.matches("\\d{1,6}")) {
                    all.computeIfAbsent(Integer.valueOf(number), each -> new Form(new LinkedHashMap<>())).parameters()
                            .put(dot < 0 ? "" : rest.substring(dot + 1), value);
                }
            }
        });
        return all;
    }
}
