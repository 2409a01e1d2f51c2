package dev.eventlabs.local.ssm;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Parameters;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import dev.eventlabs.local.spi.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameter store. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/Welcome.html">API reference</a>
 */
public final class Ssm implements Service {

    private final ParameterStore store;

    public Ssm(Time time) {
        store = new ParameterStore(time);
    }

    public Parameters parameters() {
        return store;
    }

    @Override
    public String name() {
        return "ssm";
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new ParameterProvider(store));
    }

    @Override
    public List<Api> apis() {
        return List.of(Api.Actions.builder()
                .json("AmazonSSM", "1.1")
                .on("PutParameter", this::put)
                .on("GetParameter", (call, input) -> Struct.of("Parameter",
                        found(call.scope(), input.text("Name")).shown(call.scope(), input.flag("WithDecryption"))))
                .on("GetParameters", this::getAll)
                .on("GetParametersByPath", this::byPath)
                .on("GetParameterHistory", this::history)
                .on("DescribeParameters", this::describe)
                .on("DeleteParameter", this::delete)
                .on("DeleteParameters", this::deleteAll)
                .on("AddTagsToResource", (call, input) -> tag(call, input, Tag.of(input, "Tags"), List.of()))
                .on("RemoveTagsFromResource", (call, input) -> tag(call, input, Map.of(), input.texts("TagKeys")))
                .on("ListTagsForResource", this::tags)
                .build());
    }

    private Struct put(Call call, Input input) {
        boolean overwrite = input.flag("Overwrite");
        if (overwrite && input.has("Tags")) {
            throw input.invalid(
                    "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, "
                            + "please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or "
                            + "RemoveTagsFromResource.");
        }
        Parameter done = store.put(call.scope(),
                new ParameterStore.Draft(name(input.text("Name")), input.optionalText("Type").orElse(null),
                        input.text("Value"), input.optionalText("Description").orElse(null),
                        input.optionalText("AllowedPattern").orElse(null), input.optionalText("KeyId").orElse(null),
                        input.optionalText("Tier").orElse("Standard"), input.optionalText("DataType").orElse("text")),
                overwrite,
                Tag.of(input, "Tags"));
        return Struct.of("Version", done.version()).with("Tier", done.tier());
    }

    private Struct getAll(Call call, Input input) {
        List<Struct> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (String name : input.texts("Names")) {
            find(call.scope(), name).ifPresentOrElse(
                    each -> good.add(each.shown(call.scope(), input.flag("WithDecryption"))), () -> bad.add(name));
        }
        return Struct.of("Parameters", good).with("InvalidParameters", bad);
    }

    private Struct byPath(Call call, Input input) {
        String path = input.text("Path");
        if (!path.startsWith("/")) {
            throw input.invalid(
                    "The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\".");
        }
        if (input.has("ParameterFilters")) {
            throw input.invalid("The embedded AWS doesn't filter GetParametersByPath (ParameterFilters).");
        }
        String prefix = path.endsWith("/") ? path : path + "/";
        List<Struct> below = store.all(call.scope()).stream()
                .map(ParameterStore.History::latest)
                .filter(each -> each.name().startsWith(prefix)
                        && (input.flag("Recursive") || each.name().indexOf('/', prefix.length()) < 0))
                .map(each -> each.shown(call.scope(), input.flag("WithDecryption")))
                .toList();
        return page(below, input, 10);
    }

    private Struct history(Call call, Input input) {
        List<Struct> versions = store.history(call.scope(), name(input.text("Name"))).orElseThrow(Ssm::notFound)
                .versions().stream()
                .map(each -> each.described(call.scope())
                        .with("Value", each.shown(call.scope(), input.flag("WithDecryption")).get("Value")))
                .toList();
        return page(versions, input, 50);
    }

    private Struct describe(Call call, Input input) {
        List<Struct> all = store.all(call.scope()).stream()
                .filter(Filters.of(input))
                .map(each -> each.latest().described(call.scope()))
                .toList();
        return page(all, input, 50);
    }

    private static Struct page(List<Struct> parameters, Input input, int standard) {
        int size = input.optionalInt("MaxResults").orElse(standard);
        if (size < 1 || size > 50) {
            throw input.constraint(size, "maxResults", "Member must have value between 1 and 50");
        }
        return Page.of(parameters, size, input.optionalText("NextToken"),
                () -> AwsException.badRequest("InvalidNextToken", "The specified token isn't valid."))
                .as("Parameters", "NextToken");
    }

    private Struct delete(Call call, Input input) {
        if (!store.delete(call.scope(), name(input.text("Name")))) {
            throw notFound();
        }
        return Struct.of();
    }

    private Struct deleteAll(Call call, Input input) {
        List<String> deleted = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        input.texts("Names").forEach(name -> (store.delete(call.scope(), name(name)) ? deleted : invalid).add(name));
        return Struct.of("DeletedParameters", deleted).with("InvalidParameters", invalid);
    }

    private Struct tag(Call call, Input input, Map<String, String> added, List<String> removed) {
        onlyParameters(input);
        store.tag(call.scope(), name(input.text("ResourceId")), added, removed);
        return Struct.of();
    }

    private Struct tags(Call call, Input input) {
        onlyParameters(input);
        return Struct.of("TagList", store.history(call.scope(), name(input.text("ResourceId")))
                .map(each -> Tag.list(each.tags()))
                .orElseThrow(() -> AwsException.badRequest("InvalidResourceId",
                        "The resource ID is not valid. Verify that you entered the correct ID and try again.")));
    }

    private static void onlyParameters(Input input) {
        if (!input.text("ResourceType").equals("Parameter")) {
            throw AwsException.badRequest("InvalidResourceType",
                    "The embedded AWS has only resources of the type Parameter, not "
                            + input.text("ResourceType") + ".");
        }
    }

    private Parameter found(Scope scope, String name) {
        return find(scope, name).orElseThrow(Ssm::notFound);
    }

    private static AwsException notFound() {
        return AwsException.badRequest("ParameterNotFound", "Parameter not found.");
    }

    /** A name may be an ARN, and end in {@code :<version>}. */
    private Optional<Parameter> find(Scope scope, String selector) {
        String name = name(selector);
        int colon = name.lastIndexOf(':');
        if (colon < 0) {
            return store.history(scope, name).map(ParameterStore.History::latest);
        }
        String version = name.substring(colon + 1);
        return store.history(scope, name.substring(0, colon)).map(history -> history.versions().stream()
                .filter(each -> Long.toString(each.version()).equals(version)).findFirst()
                .orElseThrow(() -> AwsException.badRequest("ParameterVersionNotFound",
                        "Systems Manager could not find version " + version + " of " + name.substring(0, colon)
                                + ". Verify the version and try again.")));
    }

    private static String name(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        String path = nameOrArn.substring(nameOrArn.indexOf(":parameter/") + ":parameter".length());
        // The ARN of "a" and of "/a" is the same; a name with one slash only, in front, can't be told from it. AWS takes the bare name.
        return path.indexOf('/', 1) < 0 ? path.substring(1) : path;
    }
}
