package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of a security group, each a permission of its own, as {@code DescribeSecurityGroups} shows them. */
final class Rules {

    private static final int MOST = 60;

    private Rules() {}

    /** Whose traffic a rule is about. */
    enum Direction {
        INGRESS("ipPermissions"), EGRESS("ipPermissionsEgress");

        private final String member;

        Direction(String member) {
            this.member = member;
        }

        String member() {
            return member;
        }
    }

    /**
     * A rule as templates and requests say it; one of the four ends is given.
     *
     * @param protocol a name or number; {@code -1} for all
     * @param from the first port, or an ICMP type; null for all, as may be the last
     * @param cidr addresses
     * @param cidr6 IPv6 addresses
     * @param group a security group's id
     * @param prefixList its id
     */
    record Rule(String protocol, Integer from, Integer to, String cidr, String cidr6, String group, String prefixList,
            String description) {

        Struct permission(Scope scope) {
            if (protocol == null) {
                throw invalid("A rule needs IpProtocol: tcp, udp, icmp, a number, or -1 for all.");
            }
            long ends = Stream.of(cidr, cidr6, group, prefixList).filter(each -> each != null).count();
            if (ends != 1) {
                throw invalid(
                        "A rule names exactly one of an IPv4 block, an IPv6 block, a security group and a prefix list; this one names "
                                + ends + ".");
            }
            if (cidr != null) {
                Cidr.of(cidr);
            }
            String named = protocol.equals("all") ? "-1" : protocol.toLowerCase(Locale.ROOT);
            boolean ports = named.equals("tcp") || named.equals("udp");
            if (ports && (from == null || to == null || from < 0 || to > 65_535 || from > to)) {
                throw invalid("Invalid port range: " + from + " to " + to + ". Ports are 0 to 65535, in this order.");
            }
            return Struct.of("ipProtocol", named)
                    .with("fromPort", named.equals("-1") ? null : from)
                    .with("toPort", named.equals("-1") ? null : to)
                    .with("groups", group == null ? List.of()
                            : List.of(Struct.of("userId", scope.account()).with("groupId", group)
                                    .with("description", description)))
                    .with("ipRanges", cidr == null ? List.of()
                            : List.of(Struct.of("cidrIp", cidr).with("description", description)))
                    .with("ipv6Ranges", cidr6 == null ? List.of()
                            : List.of(Struct.of("cidrIpv6", cidr6).with("description", description)))
                    .with("prefixListIds", prefixList == null ? List.of()
                            : List.of(Struct.of("prefixListId", prefixList).with("description", description)));
        }
    }

    /** The rule that AWS gives every new group: everything may go out. */
    static Rule everythingOut() {
        return new Rule("-1", null, null, "0.0.0.0/0", null, null, null, null);
    }

    /** @throws AwsException if the group has the rule already */
    static Thing added(Thing group, Direction direction, Struct permission) {
        List<Struct> all = new ArrayList<>(group.list(direction.member()));
        if (all.stream().anyMatch(each -> same(each, permission))) {
            throw AwsException.badRequest("InvalidPermission.Duplicate",
                    "the specified rule \"" + permission + "\" already exists");
        }
        if (all.size() == MOST) {
            throw AwsException.badRequest("RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached: " + MOST + ".");
        }
        all.add(permission);
        return group.with(direction.member(), List.copyOf(all));
    }

    /** Without the rule; a group that doesn't have it stays as it is. */
    static Thing removed(Thing group, Direction direction, Struct permission) {
        return group.with(direction.member(), group.list(direction.member()).stream()
                .filter(each -> !same(each, permission)).toList());
    }

    static boolean has(Thing group, Direction direction, Struct permission) {
        return group.list(direction.member()).stream().anyMatch(each -> same(each, permission));
    }

    /** Whatever they are described as. */
    private static boolean same(Struct one, Struct other) {
        return undescribed(one).equals(undescribed(other));
    }

    private static String undescribed(Struct permission) {
        return permission.toString().replaceAll(", description=[^}]*", "");
    }

    /** As {@code DescribeSecurityGroupRules} lists them. */
    static List<Struct> listed(Scope scope, Thing group) {
        List<Struct> all = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (Struct permission : group.list(direction.member())) {
                all.add(Struct.of("securityGroupRuleId", id(group, direction, permission))
                        .with("groupId", group.id())
                        .with("groupOwnerId", scope.account())
                        .with("isEgress", direction == Direction.EGRESS)
                        .with("ipProtocol", permission.get("ipProtocol"))
                        .with("fromPort", permission.getOrDefault("fromPort", -1))
                        .with("toPort", permission.getOrDefault("toPort", -1))
                        .with("cidrIpv4", end(permission, "ipRanges", "cidrIp"))
                        .with("cidrIpv6", end(permission, "ipv6Ranges", "cidrIpv6"))
                        .with("prefixListId", end(permission, "prefixListIds", "prefixListId"))
                        .with("referencedGroupInfo", end(permission, "groups", "groupId") == null ? null
                                : ((List<?>) permission.get("groups")).getFirst()));
            }
        }
        return all;
    }

    private static String id(Thing group, Direction direction, Struct permission) {
        String text = group.id() + direction + undescribed(permission);
        return "sgr-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString()
                .replace("-", "").substring(0, 17);
    }

    private static Object end(Struct permission, String list, String member) {
        List<?> ends = (List<?>) permission.get(list);
        return ends.isEmpty() ? null : ((Struct) ends.getFirst()).get(member);
    }

    private static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterValue", message);
    }
}
