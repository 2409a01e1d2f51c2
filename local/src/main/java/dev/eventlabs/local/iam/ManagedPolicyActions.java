package dev.eventlabs.local.iam;

import static dev.eventlabs.local.iam.Iam.account;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;

/** The actions on customer-managed policies. */
record ManagedPolicyActions(Directory directory) {

    void register(Api.ActionsBuilder actions) {
        actions.on("CreatePolicy", this::create)
                .on("GetPolicy", (call, input) -> Struct.of("Policy", shown(call, policy(call, input))))
                .on("ListPolicies", this::list)
                .on("DeletePolicy", (call, input) -> {
                    directory.deletePolicy(account(call), input.text("PolicyArn"));
                    return Struct.of();
                })
                .on("CreatePolicyVersion", (call, input) -> Struct.of("PolicyVersion", policy(call, input)
                        .add(PolicyDocument.identity(input.text("PolicyDocument")), input.flag("SetAsDefault"),
                                directory.time().instant())))
                .on("GetPolicyVersion", (call, input) -> Struct.of("PolicyVersion",
                        policy(call, input).shownVersion(input.text("VersionId"))))
                .on("ListPolicyVersions",
                        (call, input) -> Iam.page("Versions", policy(call, input).shownVersions(), input))
                .on("DeletePolicyVersion", (call, input) -> {
                    policy(call, input).remove(input.text("VersionId"));
                    return Struct.of();
                })
                .on("SetDefaultPolicyVersion", (call, input) -> {
                    policy(call, input).standard(input.text("VersionId"));
                    return Struct.of();
                })
                .on("ListEntitiesForPolicy", this::entities)
                .on("TagPolicy", (call, input) -> {
                    policy(call, input).tag(Tag.of(input, "Tags"));
                    return Struct.of();
                })
                .on("UntagPolicy", (call, input) -> {
                    policy(call, input).untag(input.texts("TagKeys"));
                    return Struct.of();
                })
                .on("ListPolicyTags", (call, input) -> Iam.page("Tags", Tag.list(policy(call, input).tags()), input));
    }

    private ManagedPolicy policy(Call call, Input input) {
        return directory.policy(account(call), input.text("PolicyArn"));
    }

    private Struct shown(Call call, ManagedPolicy policy) {
        return policy.shown(directory.attachments(account(call), policy.arn()));
    }

    private Struct create(Call call, Input input) {
        ManagedPolicy policy = directory.createPolicy(account(call), input.text("PolicyName"),
                input.optionalText("Path").orElse("/"), input.optionalText("Description").orElse(null),
                input.text("PolicyDocument"));
        policy.tag(Tag.of(input, "Tags"));
        return Struct.of("Policy", shown(call, policy));
    }

    private Struct list(Call call, Input input) {
        String prefix = input.optionalText("PathPrefix").orElse("/");
        boolean aws = input.optionalText("Scope").orElse("All").equals("AWS");
        List<Struct> all = aws ? List.of()
                : directory.policies(account(call)).stream()
                        .filter(policy -> policy.path().startsWith(prefix))
                        .filter(policy -> !input.flag("OnlyAttached")
                                || directory.attachments(account(call), policy.arn()) > 0)
                        .map(policy -> shown(call, policy)).toList();
        return Iam.page("Policies", all, input);
    }

    private Struct entities(Call call, Input input) {
        String arn = policy(call, input).arn();
        List<Struct> roles = directory.roles(account(call)).stream().filter(role -> role.attached().contains(arn))
                .map(role -> Struct.of("RoleName", role.name()).with("RoleId", role.id())).toList();
        return Iam.page("PolicyRoles", roles, input).with("PolicyGroups", List.of()).with("PolicyUsers", List.of());
    }
}
