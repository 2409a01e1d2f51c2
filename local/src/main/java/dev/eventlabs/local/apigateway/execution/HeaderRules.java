package dev.eventlabs.local.apigateway.execution;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may be a header, and which ones API Gateway keeps for itself.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">remapped headers</a>
 */
final class HeaderRules {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");
    private static final Set<String> REMAPPED = Set.of("connection", "content-length", "date", "server",
            "authorization",
            "www-authenticate", "x-amzn-requestid", "x-amz-apigw-id");
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "content-length", "transfer-encoding",
            "expect", "te", "upgrade", "keep-alive");

    private HeaderRules() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isValue(String value) {
        return VALUE.matcher(value).matches();
    }

    /** The name under which a header of an answer goes out. */
    static String outgoing(String name) {
        return REMAPPED.contains(name.toLowerCase(Locale.ROOT)) ? "x-amzn-Remapped-" + name : name;
    }

    /** Whether a request's header is between the client and the gateway only. */
    static boolean isOfTheConnection(String lowerCaseName) {
        return OF_THE_CONNECTION.contains(lowerCaseName);
    }
}
