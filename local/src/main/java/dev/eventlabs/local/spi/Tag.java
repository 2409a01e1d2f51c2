package dev.eventlabs.local.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tag as templates and most APIs spell it: {@code Key} and {@code Value}. */
public record Tag(String key, String value) {

    /** The stack's tags with the resource's own on top, as CloudFormation propagates them; {@code own} may be null. */
    public static Map<String, String> of(ResourceContext context, List<Tag> own) {
        Map<String, String> all = new LinkedHashMap<>(context.stackTags());
        if (own != null) {
            own.forEach(tag -> all.put(tag.key(), tag.value() == null ? "" : tag.value()));
        }
        return all;
    }

    /** The tags of a request's list {@code member}, whose structures hold {@code Key} and {@code Value}. */
    public static Map<String, String> of(Input input, String member) {
        Map<String, String> all = new LinkedHashMap<>();
        input.structs(member).forEach(tag -> all.put(tag.text("Key"), tag.optionalText("Value").orElse("")));
        return all;
    }

    /** The list that answers carry. */
    public static List<Struct> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Struct.of("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
    }
}
