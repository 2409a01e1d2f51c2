package dev.eventlabs.local.cloudformation.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.deploy.Surroundings;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * AWS Cloud Control, over the same resource types that templates have. A change is made before it is answered, so that what is refused is
 * told at once; on AWS one has to ask for it. Creating and deleting aren't here. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/Welcome.html">API reference</a>
 */
public final class CloudControl implements Service {

    private static final int PAGE = 100;

    private final StackResources resources;
    private final Surroundings surroundings;
    private final Map<String, Struct> requests = new ConcurrentHashMap<>();

    public CloudControl(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.resources = new StackResources(surroundings);
    }

    @Override
    public String name() {
        return "cloudcontrolapi";
    }

    @Override
    public List<Api> apis() {
        return List.of(Api.Actions.builder()
                .json("CloudApiService", "1.0")
                .on("GetResource", this::get)
                .on("ListResources", this::list)
                .on("UpdateResource", this::update)
                .on("GetResourceRequestStatus", this::status)
                .build());
    }

    private Struct get(Call call, Input input) {
        StackResources.Found found = resources.find(call.scope(), input.text("TypeName"), input.text("Identifier"));
        return Struct.of("TypeName", input.text("TypeName")).with("ResourceDescription", described(found));
    }

    private Struct list(Call call, Input input) {
        String type = input.text("TypeName");
        int size = input.optionalInt("MaxResults").filter(each -> each > 0 && each <= PAGE).orElse(PAGE);
        return Page.of(resources.all(call.scope(), type), size, input.optionalText("NextToken"),
                () -> AwsException.badRequest("InvalidRequestException", "The NextToken isn't one that was given out."))
                .map(this::described).as("ResourceDescriptions", "NextToken").with("TypeName", type);
    }

    private Struct described(StackResources.Found found) {
        ObjectNode properties = resources.properties(found).deepCopy();
        found.resource().physical().ifPresent(physical -> physical.attributes().forEach((name, value) -> {
            if (!properties.has(name) && !name.contains(".")) {
                properties.set(name, value);
            }
        }));
        return Struct.of("Identifier", found.id()).with("Properties", Json.text(properties));
    }

    private Struct update(Call call, Input input) {
        String type = input.text("TypeName");
        StackResources.Found found = resources.find(call.scope(), type, input.text("Identifier"));
        resources.update(found, JsonPatch.apply(input.text("PatchDocument"), resources.properties(found)));
        String token = surroundings.ids().uuid();
        Struct event = Struct.of("TypeName", type).with("Identifier", found.id()).with("RequestToken", token)
                .with("Operation", "UPDATE").with("OperationStatus", "SUCCESS")
                .with("EventTime", surroundings.time().instant());
        requests.put(token, event);
        return Struct.of("ProgressEvent", event);
    }

    private Struct status(Call call, Input input) {
        Struct event = requests.get(input.text("RequestToken"));
        if (event == null) {
            throw new AwsException("RequestTokenNotFoundException", 404,
                    "Request token " + input.text("RequestToken") + " was not found.");
        }
        return Struct.of("ProgressEvent", event);
    }
}
