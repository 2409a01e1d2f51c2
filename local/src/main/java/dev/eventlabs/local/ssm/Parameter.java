package dev.eventlabs.local.ssm;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.List;

/**
 * One version of a parameter.
 *
 * @param type {@code String}, {@code StringList} or {@code SecureString}
 * @param description may be null, as may the allowed pattern and the key id
 */
record Parameter(String name, String type, String value, long version, Instant modified, String description,
        String allowedPattern, String keyId, String tier, String dataType) {

    static String arn(Scope scope, String name) {
        return scope.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name);
    }

    /** As {@code GetParameter} shows it. Secure strings are kept in the clear here, and shown as such only when asked for. */
    Struct shown(Scope scope, boolean decrypted) {
        return Struct.of("Name", name)
                .with("Type", type)
                .with("Value",
                        type.equals("SecureString") && !decrypted ? "AQECAH" + Integer.toHexString(value.hashCode())
                                : value)
                .with("Version", version)
                .with("LastModifiedDate", modified)
                .with("ARN", arn(scope, name))
                .with("DataType", dataType);
    }

    /** As {@code DescribeParameters} and {@code GetParameterHistory} show it: without the value. */
    Struct described(Scope scope) {
        return Struct.of("Name", name)
                .with("ARN", arn(scope, name))
                .with("Type", type)
                .with("KeyId", keyId)
                .with("LastModifiedDate", modified)
                .with("LastModifiedUser", "arn:aws:iam::" + scope.account() + ":root")
                .with("Description", description)
                .with("AllowedPattern", allowedPattern)
                .with("Version", version)
                .with("Tier", tier)
                .with("Policies", List.of())
                .with("DataType", dataType);
    }
}
