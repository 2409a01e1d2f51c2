package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tags of state machines; unlike most services', their members are in lower case. Thread-safe. */
record Tags(Machines machines) {

    void register(Api.ActionsBuilder actions) {
        actions.on("TagResource", this::tag).on("UntagResource", this::untag).on("ListTagsForResource", this::list);
    }

    static Map<String, String> read(Input input) {
        Map<String, String> all = new LinkedHashMap<>();
        input.structs("tags").forEach(each -> all.put(each.text("key"), each.optionalText("value").orElse("")));
        return all;
    }

    private Struct tag(Call call, Input input) {
        synchronized (machines) {
            machine(input).tags.putAll(read(input));
        }
        return Struct.of();
    }

    private Struct untag(Call call, Input input) {
        synchronized (machines) {
            machine(input).tags.keySet().removeAll(input.texts("tagKeys"));
        }
        return Struct.of();
    }

    private Struct list(Call call, Input input) {
        synchronized (machines) {
            return Struct.of("tags", machine(input).tags.entrySet().stream()
                    .map(each -> Struct.of("key", each.getKey()).with("value", each.getValue())).toList());
        }
    }

    private Machine machine(Input input) {
        String arn = input.text("resourceArn");
        Arns.parseMachine(arn);
        return machines.find(arn).orElseThrow(() -> Errors.resourceNotFound(arn));
    }
}
