package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The actions on queues themselves. */
final class QueueActions {

    private static final int MOST_LISTED = 1000;

    private final Queues queues;
    private final QueueUrls urls;

    QueueActions(Queues queues, QueueUrls urls) {
        this.queues = queues;
        this.urls = urls;
    }

    void register(Actions actions) {
        actions.on("CreateQueue", this::create)
                .on("DeleteQueue", this::delete)
                .on("GetQueueUrl", this::url)
                .on("ListQueues", this::list)
                .on("ListDeadLetterSourceQueues", this::sources)
                .on("PurgeQueue", this::purge)
                .on("GetQueueAttributes", this::attributes)
                .on("SetQueueAttributes", this::setAttributes)
                .on("TagQueue", this::tag)
                .on("UntagQueue", this::untag)
                .on("ListQueueTags", this::tags);
    }

    /** What {@code GetQueueAttributes} gives for these names; a name that isn't set is left out. */
    static Map<String, String> describe(Queue queue, List<String> names) {
        Map<String, String> all = new TreeMap<>(queue.attributes());
        EngineQueue.Depth depth = queue.depth();
        all.put("QueueArn", queue.arn());
        all.put("ApproximateNumberOfMessages", Long.toString(depth.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(depth.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Long.toString(depth.delayed()));
        all.put("CreatedTimestamp", Long.toString(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(queue.modified().getEpochSecond()));
        if (!names.contains("All")) {
            all.keySet().retainAll(names);
        }
        return all;
    }

    private Object create(Call call, Input input) {
        Map<String, String> tags = new LinkedHashMap<>(input.map("tags"));
        tags.putAll(input.map("Tags"));
        Queue queue = queues.create(call.scope(), Parameters.required(input, "QueueName"), input.map("Attributes"),
                tags);
        return Struct.of("QueueUrl", urls.of(queue));
    }

    private Object delete(Call call, Input input) {
        queues.delete(queue(call, input));
        return Struct.of();
    }

    private Object url(Call call, Input input) {
        Optional<String> owner = input.optionalText("QueueOwnerAWSAccountId");
        if (owner.isPresent() && !owner.get().equals(call.scope().account())) {
            throw Errors.noSuchQueue();
        }
        Queue queue = queues.find(call.scope(), Parameters.required(input, "QueueName"))
                .orElseThrow(Errors::noSuchQueue);
        return Struct.of("QueueUrl", urls.of(queue));
    }

    private Object list(Call call, Input input) {
        String prefix = input.optionalText("QueueNamePrefix").orElse("");
        return page("QueueUrls", input,
                queues.all(call.scope()).stream().filter(queue -> queue.name().startsWith(prefix)).toList());
    }

    private Object sources(Call call, Input input) {
        return page("queueUrls", input, queues.sources(queue(call, input)));
    }

    private Struct page(String member, Input input, List<Queue> found) {
        int max = Parameters.number(input, "MaxResults", 1, MOST_LISTED, "MaxResults must be between 1 and 1000.")
                .orElse(MOST_LISTED);
        String after = input.optionalText("NextToken").map(QueueActions::token).orElse("");
        List<Queue> rest = found.stream().filter(queue -> queue.name().compareTo(after) > 0).toList();
        List<Queue> page = rest.subList(0, Math.min(max, rest.size()));
        return Struct.of(member, page.isEmpty() ? null : page.stream().map(urls::of).toList())
                .with("NextToken", page.size() == rest.size() ? null
                        : Base64.getEncoder().encodeToString(
                                page.getLast().name().getBytes(StandardCharsets.UTF_8)));
    }

    private static String token(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalid("Invalid or expired NextToken value.");
        }
    }

    private Object purge(Call call, Input input) {
        Queue queue = queue(call, input);
        if (!queue.purge()) {
            throw new AwsException("PurgeQueueInProgress", 403, "Only one PurgeQueue operation on " + queue.name()
                    + " is allowed every 60 seconds.");
        }
        return Struct.of();
    }

    private Object attributes(Call call, Input input) {
        Queue queue = queue(call, input);
        List<String> names = new ArrayList<>(input.texts("AttributeNames"));
        for (String name : names) {
            if (!name.equals("All") && !QueueAttributes.isKnown(name) && !QueueAttributes.COMPUTED.contains(name)) {
                throw Errors.attributeName(name);
            }
        }
        Map<String, String> described = names.isEmpty() ? Map.of() : describe(queue, names);
        return Struct.of("Attributes", described.isEmpty() ? null : described);
    }

    private Object setAttributes(Call call, Input input) {
        Queue queue = queue(call, input);
        if (!input.has("Attributes")) {
            throw Errors.missing("Attribute.Name");
        }
        queues.set(queue, input.map("Attributes"));
        return Struct.of();
    }

    private Object tag(Call call, Input input) {
        Queue queue = queue(call, input);
        if (!input.has("Tags")) {
            throw Errors.missing("Tags");
        }
        queue.tag(input.map("Tags"), List.of());
        return Struct.of();
    }

    private Object untag(Call call, Input input) {
        Queue queue = queue(call, input);
        queue.tag(Map.of(), input.texts("TagKeys"));
        return Struct.of();
    }

    private Object tags(Call call, Input input) {
        Map<String, String> tags = queue(call, input).tags();
        return Struct.of("Tags", tags.isEmpty() ? null : tags);
    }

    private Queue queue(Call call, Input input) {
        return urls.queue(call.scope(), Parameters.required(input, "QueueUrl"));
    }
}
