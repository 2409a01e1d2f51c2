package dev.eventlabs.local.iam;

import static dev.eventlabs.local.iam.Iam.account;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;

/** The actions on what is with a role: inline policies, and managed ones attached. */
record RolePolicyActions(Directory directory) {

    void register(Api.ActionsBuilder actions) {
        actions.on("PutRolePolicy", this::put)
                .on("GetRolePolicy", this::get)
                .on("DeleteRolePolicy", this::delete)
                .on("ListRolePolicies",
                        (call, input) -> Iam.page("PolicyNames", role(call, input).inlineNames(), input))
                .on("AttachRolePolicy", (call, input) -> {
                    directory.attach(account(call), input.text("RoleName"), input.text("PolicyArn"));
                    return Struct.of();
                })
                .on("DetachRolePolicy", this::detach)
                .on("ListAttachedRolePolicies", (call, input) -> Iam.page("AttachedPolicies",
                        role(call, input).attached().stream().map(arn -> Struct
                                .of("PolicyName", arn.substring(arn.lastIndexOf('/') + 1)).with("PolicyArn", arn))
                                .toList(),
                        input));
    }

    private Role role(Call call, Input input) {
        return directory.role(account(call), input.text("RoleName"));
    }

    private Struct put(Call call, Input input) {
        String name = input.text("PolicyName");
        Directory.checkName("policyName", name, 128);
        role(call, input).putInline(name, PolicyDocument.identity(input.text("PolicyDocument")));
        return Struct.of();
    }

    private Struct get(Call call, Input input) {
        Role role = role(call, input);
        String name = input.text("PolicyName");
        return Struct.of("RoleName", role.name())
                .with("PolicyName", name)
                .with("PolicyDocument", role.inline(name).orElseThrow(() -> none(name)).encoded());
    }

    private Struct delete(Call call, Input input) {
        String name = input.text("PolicyName");
        if (!role(call, input).removeInline(name)) {
            throw none(name);
        }
        return Struct.of();
    }

    private Struct detach(Call call, Input input) {
        String arn = input.text("PolicyArn");
        if (!role(call, input).detach(arn)) {
            throw AwsException.notFound("NoSuchEntity", "Policy " + arn + " was not found.");
        }
        return Struct.of();
    }

    private static AwsException none(String name) {
        return AwsException.notFound("NoSuchEntity", "The role policy with name " + name + " cannot be found.");
    }
}
