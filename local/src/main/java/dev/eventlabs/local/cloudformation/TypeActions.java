package dev.eventlabs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.resource.ResourceType;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;

/** What there is to know of a resource type: {@code cdk --hotswap} asks which properties can't be changed in place. */
record TypeActions(ResourceTypes types) {

    void register(Api.ActionsBuilder actions) {
        actions.on("DescribeType", this::describe);
    }

    private Struct describe(Call call, Input input) {
        String name = input.text("TypeName");
        ResourceType type = types.find(name).orElseThrow(() -> AwsException.notFound("TypeNotFoundException",
                "The embedded AWS doesn't have the resource type " + name + "."));
        ObjectNode schema = Json.object().put("typeName", name);
        ObjectNode properties = schema.putObject("properties");
        type.properties().ifPresent(names -> names.forEach(properties::putObject));
        type.createOnly().stream().sorted()
                .forEach(property -> schema.withArray("createOnlyProperties").add("/properties/" + property));
        return Struct.of("Arn", "arn:aws:cloudformation:" + call.scope().region() + "::type/resource/"
                + name.replace("::", "-")).with("Type", "RESOURCE").with("TypeName", name)
                .with("Visibility", "PUBLIC").with("Schema", Json.text(schema));
    }
}
