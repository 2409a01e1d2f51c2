package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What describes a network. */
record DescribeActions(Networks networks) {

    private static final int MOST = 1000;

    void register(Map<String, BiFunction<Call, Form, Struct>> actions) {
        for (Kind kind : Kind.values()) {
            actions.put(kind.describeAction(), (call, form) -> describe(kind, call, form));
        }
        actions.put("DescribeAvailabilityZones", (call, form) -> zones(call));
        actions.put("DescribeSecurityGroupRules", this::rules);
        actions.put("DescribeNetworkInterfaces", (call, form) -> Struct.of("networkInterfaceSet", List.of()));
    }

    private Struct describe(Kind kind, Call call, Form form) {
        List<String> ids = form.list(kind.idParameter());
        ids.forEach(id -> networks.get(call.scope(), kind, id));
        List<Form> filters = form.structs("Filter");
        List<Struct> found = networks.all(call.scope(), kind).stream()
                .filter(thing -> ids.isEmpty() || ids.contains(thing.id()))
                .filter(thing -> Filters.match(thing, filters))
                .map(Thing::shown).toList();
        Page<Struct> page = Page.of(found, most(form), form.optional("NextToken"),
                () -> AwsException.badRequest("InvalidParameterValue", "The token is invalid."));
        return page.as(kind.listMember(), "nextToken");
    }

    private static int most(Form form) {
        String text = form.optional("MaxResults").orElse(Integer.toString(MOST));
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 5 || Integer.parseInt(text) > MOST) {
            throw AwsException.badRequest("InvalidParameterValue",
                    "Value ( " + text + " ) for parameter maxResults is invalid. Expecting a value between 5 and "
                            + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static Struct zones(Call call) {
        String region = call.scope().region();
        return Struct.of("availabilityZoneInfo", Stream.of("a", "b", "c").map(letter -> Struct
                .of("zoneName", region + letter)
                .with("zoneState", "available")
                .with("regionName", region)
                .with("zoneId", shortened(region) + "-az" + (letter.charAt(0) - 'a' + 1))
                .with("zoneType", "availability-zone")
                .with("optInStatus", "opt-in-not-required")).toList());
    }

    /** {@code us-east-1} is {@code use1}, {@code ap-northeast-2} is {@code apne2}. */
    private static String shortened(String region) {
        String[] parts = region.split("-");
        return parts.length != 3 ? region
                : parts[0] + parts[1].replaceAll("(north|south|east|west|central)",
                        "$1,").replaceAll("([a-z])[a-z]*,", "$1") + parts[2];
    }

    private Struct rules(Call call, Form form) {
        List<Form> filters = form.structs("Filter");
        if (filters.stream().anyMatch(filter -> !filter.text("Name").equals("group-id"))) {
            throw AwsException.badRequest("InvalidParameterValue",
                    "The embedded AWS filters DescribeSecurityGroupRules by group-id only.");
        }
        List<String> groups = filters.stream().flatMap(filter -> filter.list("Value").stream()).toList();
        return Struct.of("securityGroupRuleSet", networks.all(call.scope(), Kind.SECURITY_GROUP).stream()
                .filter(group -> groups.isEmpty() || groups.contains(group.id()))
                .flatMap(group -> Rules.listed(call.scope(), group).stream()).toList());
    }
}
