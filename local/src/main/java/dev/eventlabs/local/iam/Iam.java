package dev.eventlabs.local.iam;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.util.List;

/**
 * IAM. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/welcome.html">API reference</a>
 */
public final class Iam implements Service {

    private final Directory directory;

    public Iam(Time time, Ids ids) {
        directory = new Directory(time, ids);
    }

    @Override
    public String name() {
        return "iam";
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new RoleProvider(directory), new PolicyProvider(directory),
                new ManagedPolicyProvider(directory));
    }

    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder()
                .query("https://iam.amazonaws.com/doc/2010-05-08/", "2010-05-08")
                .validationCode("ValidationError");
        new RoleActions(directory).register(actions);
        new RolePolicyActions(directory).register(actions);
        new ManagedPolicyActions(directory).register(actions);
        return List.of(
                actions.on("ListAccountAliases", (call, input) -> page("AccountAliases", List.of(), input)).build());
    }

    static Struct page(String member, List<?> all, Input input) {
        int size = input.optionalInt("MaxItems").orElse(100);
        if (size < 1 || size > 1000) {
            throw input.constraint(size, "maxItems", "Member must have value between 1 and 1000");
        }
        Page<?> page = Page.of(all, size, input.optionalText("Marker"), () -> input.invalid("Invalid Marker."));
        return page.as(member, "Marker").with("IsTruncated", page.next().isPresent());
    }

    static String account(Call call) {
        return call.scope().account();
    }
}
