package dev.eventlabs.local.ec2;

import dev.eventlabs.local.ec2.Rules.Direction;
import dev.eventlabs.local.ec2.Rules.Rule;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What changes a network that is there: rules of security groups (custom resources do that), and tags. */
record ChangeActions(Networks networks) {

    void register(Map<String, BiFunction<Call, Form, Struct>> actions) {
        actions.put("AuthorizeSecurityGroupIngress", (call, form) -> authorize(call, form, Direction.INGRESS));
        actions.put("AuthorizeSecurityGroupEgress", (call, form) -> authorize(call, form, Direction.EGRESS));
        actions.put("RevokeSecurityGroupIngress", (call, form) -> revoke(call, form, Direction.INGRESS));
        actions.put("RevokeSecurityGroupEgress", (call, form) -> revoke(call, form, Direction.EGRESS));
        actions.put("CreateTags", (call, form) -> {
            Map<String, String> added = new TreeMap<>();
            form.structs("Tag").forEach(tag -> added.put(tag.text("Key"), tag.optional("Value").orElse("")));
            return tag(call, form, added, List.of());
        });
        actions.put("DeleteTags", (call, form) -> tag(call, form, Map.of(),
                form.structs("Tag").stream().map(tag -> tag.text("Key")).toList()));
    }

    private Struct authorize(Call call, Form form, Direction direction) {
        List<Struct> permissions = permissions(call.scope(), form);
        networks.change(call.scope(), Kind.SECURITY_GROUP, form.text("GroupId"), group -> {
            Thing changed = group;
            for (Struct permission : permissions) {
                changed = Rules.added(changed, direction, permission);
            }
            return changed;
        });
        return Struct.of("return", true);
    }

    private Struct revoke(Call call, Form form, Direction direction) {
        List<Struct> permissions = permissions(call.scope(), form);
        networks.change(call.scope(), Kind.SECURITY_GROUP, form.text("GroupId"), group -> {
            Thing changed = group;
            for (Struct permission : permissions) {
                if (!Rules.has(changed, direction, permission)) {
                    throw AwsException.badRequest("InvalidPermission.NotFound",
                            "The specified rule does not exist in this security group.");
                }
                changed = Rules.removed(changed, direction, permission);
            }
            return changed;
        });
        return Struct.of("return", true);
    }

    /** {@code IpPermissions.N}, or one rule said in the request's own parameters. */
    private static List<Struct> permissions(Scope scope, Form form) {
        List<Form> given = form.structs("IpPermissions");
        List<Struct> all = new ArrayList<>();
        for (Form each : given.isEmpty() ? List.of(form) : given) {
            all.addAll(rules(each).stream().map(rule -> rule.permission(scope)).toList());
        }
        if (all.isEmpty()) {
            throw AwsException.badRequest("MissingParameter", "The request must contain IpPermissions.");
        }
        return all;
    }

    private static List<Rule> rules(Form form) {
        String protocol = form.optional("IpProtocol").orElse(null);
        Integer from = form.optional("FromPort").map(Integer::valueOf).filter(port -> port >= 0).orElse(null);
        Integer to = form.optional("ToPort").map(Integer::valueOf).filter(port -> port >= 0).orElse(null);
        List<Rule> all = new ArrayList<>();
        form.optional("CidrIp").ifPresent(cidr -> all.add(new Rule(protocol, from, to, cidr, null, null, null, null)));
        form.structs("IpRanges")
                .forEach(end -> all.add(new Rule(protocol, from, to, end.text("CidrIp"), null, null, null,
                        end.optional("Description").orElse(null))));
        form.structs("Ipv6Ranges").forEach(end -> all.add(new Rule(protocol, from, to, null, end.text("CidrIpv6"), null,
                null, end.optional("Description").orElse(null))));
        List<Form> groups = form.structs("UserIdGroupPairs").isEmpty() ? form.structs("Groups")
                : form.structs("UserIdGroupPairs");
        groups.forEach(end -> all.add(new Rule(protocol, from, to, null, null, end.text("GroupId"), null,
                end.optional("Description").orElse(null))));
        form.structs("PrefixListIds").forEach(end -> all.add(new Rule(protocol, from, to, null, null, null,
                end.text("PrefixListId"), end.optional("Description").orElse(null))));
        return all;
    }

    private Struct tag(Call call, Form form, Map<String, String> added, List<String> removed) {
        for (String id : form.list("ResourceId")) {
            Kind kind = Arrays.stream(Kind.values()).filter(each -> id.startsWith(each.prefix() + "-")).findFirst()
                    .orElseThrow(() -> AwsException.badRequest("InvalidID", "The ID '" + id + "' is not valid"));
            networks.change(call.scope(), kind, id, thing -> {
                Map<String, String> tags = new TreeMap<>(thing.tags());
                tags.putAll(added);
                removed.forEach(tags::remove);
                return thing.tagged(tags);
            });
        }
        return Struct.of("return", true);
    }
}
