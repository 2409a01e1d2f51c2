package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.stream.IntStream;

/** What the API does to aliases. Thread-safe. */
record AliasActions(Aliases aliases) {

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateStateMachineAlias", this::create)
                .on("UpdateStateMachineAlias", this::update)
                .on("DeleteStateMachineAlias", this::delete)
                .on("DescribeStateMachineAlias", this::describe)
                .on("ListStateMachineAliases", this::list);
    }

    private Struct create(Call call, Input input) {
        Machine.Alias alias = aliases.create(input.text("name"), input.optionalText("description").orElse(null),
                routes(input));
        return listed(alias);
    }

    private Struct update(Call call, Input input) {
        return Struct.of("updateDate", aliases.update(input.text("stateMachineAliasArn"),
                input.optionalText("description").orElse(null),
                input.has("routingConfiguration") ? routes(input) : null).updated());
    }

    private Struct delete(Call call, Input input) {
        aliases.delete(input.text("stateMachineAliasArn"));
        return Struct.of();
    }

    private Struct describe(Call call, Input input) {
        Machine.Alias alias = aliases.find(input.text("stateMachineAliasArn")).orElseThrow(Errors::noSuchReference);
        return listed(alias).with("name", alias.name()).with("description", alias.description())
                .with("routingConfiguration", aliases.routes(alias).stream()
                        .map(each -> Struct.of("stateMachineVersionArn", each.versionArn()).with("weight",
                                each.weight()))
                        .toList())
                .with("updateDate", alias.updated());
    }

    private Struct list(Call call, Input input) {
        String arn = input.text("stateMachineArn");
        List<Machine.Alias> all = aliases.of(Arns.parseMachine(arn).machine()).stream()
                .filter(each -> Arns.parseMachine(arn).qualifier().isEmpty()
                        || aliases.routes(each).stream().anyMatch(route -> route.versionArn().equals(arn)))
                .toList();
        return Pages.of(IntStream.range(0, all.size()).boxed().toList(), input, "stateMachineAliases", i -> i,
                i -> listed(all.get(i)));
    }

    private static Struct listed(Machine.Alias alias) {
        return Struct.of("stateMachineAliasArn", alias.arn()).with("creationDate", alias.created());
    }

    private static List<Aliases.Route> routes(Input input) {
        return input.structs("routingConfiguration").stream()
                .map(each -> new Aliases.Route(each.text("stateMachineVersionArn"),
                        each.optionalInt("weight")
                                .orElseThrow(() -> each.invalid("Missing required member 'weight'."))))
                .toList();
    }
}
