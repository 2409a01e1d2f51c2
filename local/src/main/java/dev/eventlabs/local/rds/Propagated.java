package dev.eventlabs.local.rds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.Tag;
import java.util.List;

/** The properties of a template's resource as a request, with the tags that the stack hands down. */
final class Propagated {

    private Propagated() {}

    /** @param own the resource's tags; may be null */
    static Input input(ResourceContext context, Record properties, List<Tag> own) {
        Input input = Input.ofProperties(properties, Rds.VALIDATION);
        ArrayNode tags = input.node().putArray("Tags");
        Tag.of(context, own).forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return input;
    }
}
