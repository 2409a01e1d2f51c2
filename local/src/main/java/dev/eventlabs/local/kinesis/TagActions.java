package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags, by the stream's name and by its ARN, and its resource policy. */
record TagActions(Address address) {

    private static final int MOST = 50;

    void register(Api.ActionsBuilder actions) {
        actions.on("AddTagsToStream", (call, input) -> add(address.of(call, input), input))
                .on("RemoveTagsFromStream", (call, input) -> remove(address.of(call, input), input))
                .on("ListTagsForStream", this::list)
                .on("TagResource", (call, input) -> add(address.ofResource(call, input), input))
                .on("UntagResource", (call, input) -> remove(address.ofResource(call, input), input))
                .on("ListTagsForResource",
                        (call, input) -> Struct.of("Tags",
                                Tag.list(address.ofResource(call, input).settings().tags())))
                .on("PutResourcePolicy", (call, input) -> {
                    address.ofResource(call, input).settings().policy(input.text("Policy"));
                    return Struct.of();
                })
                .on("GetResourcePolicy", this::policy)
                .on("DeleteResourcePolicy", (call, input) -> {
                    Stream stream = address.ofResource(call, input);
                    requirePolicy(stream);
                    stream.settings().policy(null);
                    return Struct.of();
                });
    }

    private static Struct add(Stream stream, Input input) {
        Map<String, String> tags = input.map("Tags");
        if (tags.isEmpty()) {
            throw Errors.missing("tags");
        }
        stream.settings().tag(tags);
        return Struct.of();
    }

    private static Struct remove(Stream stream, Input input) {
        List<String> keys = input.texts("TagKeys");
        if (keys.isEmpty()) {
            throw Errors.missing("tagKeys");
        }
        stream.settings().untag(keys);
        return Struct.of();
    }

    private Struct list(Call call, Input input) {
        String after = input.optionalText("ExclusiveStartTagKey").orElse("");
        int limit = StreamActions.limit(input, "Limit", MOST, MOST);
        Map<String, String> page = new LinkedHashMap<>();
        boolean more = false;
        for (Map.Entry<String, String> tag : address.of(call, input).settings().tags().entrySet()) {
            if (tag.getKey().compareTo(after) > 0) {
                more = page.size() == limit;
                if (more) {
                    break;
                }
                page.put(tag.getKey(), tag.getValue());
            }
        }
        return Struct.of("Tags", Tag.list(page)).with("HasMoreTags", more);
    }

    private Struct policy(Call call, Input input) {
        Stream stream = address.ofResource(call, input);
        requirePolicy(stream);
        return Struct.of("Policy", stream.settings().policy().orElseThrow());
    }

    private static void requirePolicy(Stream stream) {
        if (stream.settings().policy().isEmpty()) {
            throw Errors.notFound("Resource policy of the stream " + stream.name() + " under account "
                    + stream.scope().account() + " not found.");
        }
    }
}
