package dev.eventlabs.local.sts;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * STS. Any role can be assumed, whether IAM here knows it or not: the roles of a bootstrapped environment exist in effect. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html">API reference</a>
 */
public final class Sts implements Service {

    private static final Pattern ROLE = Pattern
            .compile("arn:aws[\\w-]*:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]{1,64})");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final int REMEMBERED = 10_000;

    private final Time time;
    private final Ids ids;

    /** By access key; the oldest are forgotten, which makes their holders the account's owner. */
    private final Map<String, Identity> issued = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Identity> eldest) {
            return size() > REMEMBERED;
        }
    });

    public Sts(Time time, Ids ids) {
        this.time = time;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public List<Api> apis() {
        return List.of(Api.Actions.builder()
                .query("https://sts.amazonaws.com/doc/2011-06-15/", "2011-06-15")
                .validationCode("ValidationError")
                .on("GetCallerIdentity", this::callerIdentity)
                .on("AssumeRole", this::assumeRole)
                .on("GetSessionToken", this::sessionToken)
                .on("GetAccessKeyInfo", (call, input) -> {
                    input.text("AccessKeyId");
                    return Struct.of("Account", call.scope().account());
                })
                .build());
    }

    private Struct callerIdentity(Call call, Input input) {
        Identity caller = caller(call);
        return Struct.of("UserId", caller.userId()).with("Account", caller.account()).with("Arn", caller.arn());
    }

    private Struct assumeRole(Call call, Input input) {
        String session = input.text("RoleSessionName");
        if (!SESSION_NAME.matcher(session).matches()) {
            throw input.constraint(session, "roleSessionName",
                    "Member must satisfy regular expression pattern: [\\w+=,.@-]*, with 2 to 64 characters");
        }
        String arn = input.text("RoleArn");
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            throw input.invalid(arn + " is invalid");
        }
        String roleId = "AROA" + stableId(arn);
        String assumed = "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session;
        Identity identity = new Identity(role.group(1), roleId + ":" + session, assumed);
        return Struct.of("Credentials", credentials(identity, duration(input, 3600, 43_200)))
                .with("AssumedRoleUser", Struct.of("AssumedRoleId", identity.userId()).with("Arn", assumed))
                .with("PackedPolicySize", input.has("Policy") ? 1 : null)
                .with("SourceIdentity", input.optionalText("SourceIdentity").orElse(null));
    }

    private Struct sessionToken(Call call, Input input) {
        return Struct.of("Credentials", credentials(caller(call), duration(input, 43_200, 129_600)));
    }

    private Identity caller(Call call) {
        Identity known = issued.get(call.accessKeyId());
        Scope scope = call.scope();
        return known == null ? Identity.owner(scope) : known;
    }

    private Struct credentials(Identity identity, Duration life) {
        String key = "ASIA" + ids.suffix(16);
        issued.put(key, identity);
        String token = Base64.getEncoder()
                .encodeToString(("eventlabs/" + identity.arn() + "/" + ids.uuid()).getBytes(StandardCharsets.UTF_8));
        return Struct.of("AccessKeyId", key)
                .with("SecretAccessKey", ids.hex(40))
                .with("SessionToken", token)
                .with("Expiration", time.instant().plus(life));
    }

    private static Duration duration(Input input, int standard, int max) {
        int seconds = input.optionalInt("DurationSeconds").orElse(standard);
        if (seconds < 900 || seconds > max) {
            throw input.constraint(seconds, "durationSeconds", "Member must have value between 900 and " + max);
        }
        return Duration.ofSeconds(seconds);
    }

    /** A role has one id as long as it lives, and this service doesn't know its life: the id is made of the name. */
    private static String stableId(String arn) {
        UUID hash = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8));
        String digits = Long.toUnsignedString(hash.getMostSignificantBits(), 36)
                + Long.toUnsignedString(hash.getLeastSignificantBits(), 36);
        return (digits + "0".repeat(17)).substring(0, 17).toUpperCase(Locale.ROOT);
    }
}
