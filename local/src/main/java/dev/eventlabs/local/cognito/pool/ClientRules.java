package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.AwsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an app client may be set to.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html">the API</a>
 */
public final class ClientRules {

    private static final Set<String> FLOWS = Set.of("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH",
            "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
    /** As they were called before 2019; they can't be mixed with the others. */
    private static final Set<String> OLD_FLOWS = Set.of("ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY",
            "USER_PASSWORD_AUTH");

    private ClientRules() {}

    /** @throws AwsException if AWS wouldn't take the settings, or if this machine has no use for them */
    static void check(ClientSettings settings, Schema schema) {
        if (settings.clientName() == null || !settings.clientName().matches("[\\w\\s+=,.@-]{1,128}")) {
            throw AwsException.constraint("InvalidParameterException", settings.clientName(), "clientName",
                    "Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+ and have length less than or "
                            + "equal to 128");
        }
        checkFlows(settings.explicitAuthFlows());
        String errors = settings.preventUserExistenceErrors();
        if (errors != null && !Set.of("LEGACY", "ENABLED").contains(errors)) {
            throw AwsException.constraint("InvalidParameterException", errors, "preventUserExistenceErrors",
                    "Member must satisfy enum value set: [LEGACY, ENABLED]");
        }
        List<String> providers = settings.supportedIdentityProviders();
        if (providers != null && !Set.of("COGNITO").containsAll(providers)) {
            throw Errors.notHere("Identity providers " + providers, "Only COGNITO is here: the pool's own users.");
        }
        checkAttributes("read", settings.readAttributes(), schema);
        checkAttributes("write", settings.writeAttributes(), schema);
        checkValidity(settings);
    }

    private static void checkFlows(List<String> flows) {
        if (flows == null || flows.isEmpty()) {
            return;
        }
        if (flows.contains("ALLOW_USER_AUTH")) {
            throw Errors.notHere("ALLOW_USER_AUTH", "Choose the flow yourself: " + FLOWS + ".");
        }
        boolean old = OLD_FLOWS.containsAll(flows);
        if (!old && !FLOWS.containsAll(flows)) {
            boolean mixed = flows.stream().allMatch(each -> FLOWS.contains(each) || OLD_FLOWS.contains(each));
            throw mixed
                    ? Errors.invalid("ExplicitAuthFlows can not mix old values with the ones that begin with ALLOW_.")
                    : AwsException.constraint("InvalidParameterException", flows, "explicitAuthFlows",
                            "Member must satisfy constraint: [Member must satisfy enum value set: " + FLOWS + "]");
        }
    }

    private static void checkAttributes(String what, List<String> names, Schema schema) {
        if (names == null) {
            return;
        }
        Optional<String> unknown = names.stream().filter(each -> !schema.names().contains(each)).findFirst();
        if (unknown.isPresent()) {
            throw Errors.invalid("Invalid " + what + " attributes specified while creating a client");
        }
        if (what.equals("write")) {
            schema.required().stream().filter(each -> !names.contains(each)).findFirst().ifPresent(each -> {
                throw Errors.invalid("Required attributes have to be writable: " + each);
            });
            names.stream().filter(each -> each.equals("sub") || Schema.VERIFICATIONS.contains(each)).findFirst()
                    .ifPresent(each -> {
                        throw Errors.invalid("Invalid write attributes specified while creating a client");
                    });
        }
    }

    private static void checkValidity(ClientSettings settings) {
        ClientSettings.Units units = settings.tokenValidityUnits() == null ? new ClientSettings.Units(null, null, null)
                : settings.tokenValidityUnits();
        Duration refresh = duration(settings.refreshTokenValidity(), units.refreshToken(), "days",
                Duration.ofDays(30));
        Duration access = duration(settings.accessTokenValidity(), units.accessToken(), "hours", Duration.ofHours(1));
        Duration id = duration(settings.idTokenValidity(), units.idToken(), "hours", Duration.ofHours(1));
        requireBetween("Refresh", refresh, Duration.ofMinutes(60), Duration.ofDays(3650));
        requireBetween("Access", access, Duration.ofMinutes(5), Duration.ofDays(1));
        requireBetween("Id", id, Duration.ofMinutes(5), Duration.ofDays(1));
        if (access.compareTo(refresh) > 0 || id.compareTo(refresh) > 0) {
            throw Errors.invalid("Access and id tokens can't be valid for longer than the refresh token.");
        }
        Integer session = settings.authSessionValidity();
        if (session != null && (session < 3 || session > 15)) {
            throw AwsException.constraint("InvalidParameterException", session, "authSessionValidity",
                    "Member must have value between 3 and 15");
        }
    }

    private static void requireBetween(String token, Duration validity, Duration least, Duration most) {
        if (validity.compareTo(least) < 0 || validity.compareTo(most) > 0) {
            throw Errors.invalid("Invalid range for token validity. " + token + " tokens are valid for " + least
                    + " to " + most + ", not " + validity + ".");
        }
    }

    /** @param value null, or 0, for AWS's own */
    static Duration duration(Integer value, String unit, String usualUnit, Duration usual) {
        if (value == null || value == 0) {
            return usual;
        }
        return switch (unit == null ? usualUnit : unit) {
            case "seconds" -> Duration.ofSeconds(value);
            case "minutes" -> Duration.ofMinutes(value);
            case "hours" -> Duration.ofHours(value);
            case "days" -> Duration.ofDays(value);
            default -> throw AwsException.constraint("InvalidParameterException", unit, "tokenValidityUnits",
                    "Member must satisfy enum value set: [seconds, minutes, hours, days]");
        };
    }

    /** Whether a client that was set to nothing in particular has a flow; the ones that are named have what they name. */
    static boolean allows(List<String> flows, String flow) {
        if (flows == null || flows.isEmpty()) {
            return Set.of("REFRESH_TOKEN_AUTH", "USER_SRP_AUTH", "CUSTOM_AUTH").contains(flow);
        }
        if (OLD_FLOWS.containsAll(flows)) {
            return switch (flow) {
                case "REFRESH_TOKEN_AUTH" -> true;
                case "USER_SRP_AUTH" -> !flows.contains("CUSTOM_AUTH_FLOW_ONLY");
                case "ADMIN_USER_PASSWORD_AUTH" -> flows.contains("ADMIN_NO_SRP_AUTH");
                case "CUSTOM_AUTH" -> flows.contains("CUSTOM_AUTH_FLOW_ONLY");
                default -> flows.contains(flow);
            };
        }
        return flows.contains("ALLOW_" + flow);
    }
}
