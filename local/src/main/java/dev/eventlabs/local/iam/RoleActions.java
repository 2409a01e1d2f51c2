package dev.eventlabs.local.iam;

import static dev.eventlabs.local.iam.Iam.account;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;

/** The actions on roles themselves. */
record RoleActions(Directory directory) {

    private static final int HOUR = 3600;

    void register(Api.ActionsBuilder actions) {
        actions.on("CreateRole", this::create)
                .on("GetRole", (call, input) -> Struct.of("Role", role(call, input).shown()))
                .on("ListRoles", this::list)
                .on("DeleteRole", (call, input) -> {
                    directory.deleteRole(account(call), input.text("RoleName"));
                    return Struct.of();
                })
                .on("UpdateRole", this::update)
                .on("UpdateRoleDescription", (call, input) -> {
                    Role role = role(call, input);
                    role.describe(input.text("Description"), role.maxSessionSeconds());
                    return Struct.of("Role", role.shown());
                })
                .on("UpdateAssumeRolePolicy", (call, input) -> {
                    role(call, input).trust(PolicyDocument.trust(input.text("PolicyDocument")));
                    return Struct.of();
                })
                .on("PutRolePermissionsBoundary", (call, input) -> {
                    role(call, input).boundary(input.text("PermissionsBoundary"));
                    return Struct.of();
                })
                .on("DeleteRolePermissionsBoundary", (call, input) -> {
                    role(call, input).boundary(null);
                    return Struct.of();
                })
                .on("TagRole", (call, input) -> {
                    role(call, input).tag(Tag.of(input, "Tags"));
                    return Struct.of();
                })
                .on("UntagRole", (call, input) -> {
                    role(call, input).untag(input.texts("TagKeys"));
                    return Struct.of();
                })
                .on("ListRoleTags", (call, input) -> Iam.page("Tags", Tag.list(role(call, input).tags()), input))
                .on("ListInstanceProfilesForRole", (call, input) -> {
                    role(call, input);
                    return Iam.page("InstanceProfiles", List.of(), input);
                });
    }

    private Role role(Call call, Input input) {
        return directory.role(account(call), input.text("RoleName"));
    }

    private Struct create(Call call, Input input) {
        int session = maxSession(input.optionalInt("MaxSessionDuration").orElse(HOUR));
        Role role = directory.createRole(account(call), input.text("RoleName"), input.optionalText("Path").orElse("/"),
                input.text("AssumeRolePolicyDocument"));
        role.describe(input.optionalText("Description").orElse(null), session);
        role.boundary(input.optionalText("PermissionsBoundary").orElse(null));
        role.tag(Tag.of(input, "Tags"));
        return Struct.of("Role", role.shown());
    }

    private Struct list(Call call, Input input) {
        String prefix = input.optionalText("PathPrefix").orElse("/");
        return Iam.page("Roles", directory.roles(account(call)).stream().filter(role -> role.path().startsWith(prefix))
                .map(Role::listed).toList(), input);
    }

    private Struct update(Call call, Input input) {
        Role role = role(call, input);
        role.describe(input.optionalText("Description").orElse(role.description()),
                maxSession(input.optionalInt("MaxSessionDuration").orElse(role.maxSessionSeconds())));
        return Struct.of();
    }

    static int maxSession(int seconds) {
        if (seconds < HOUR || seconds > 12 * HOUR) {
            throw AwsException.constraint("ValidationError", seconds, "maxSessionDuration",
                    "Member must have value between 3600 and 43200");
        }
        return seconds;
    }
}
