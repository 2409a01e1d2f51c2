package dev.eventlabs.local.apigateway.execution;

import dev.eventlabs.local.spi.AwsRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stage of which API a request is for: by the path {@code /_aws/execute-api/<api>/<stage>/…}, or as on AWS by the host
 * {@code <api>.execute-api.<region>.…} with the path {@code /<stage>/…}.
 *
 * @param path behind the stage, as sent; empty if nothing is there
 */
public record Address(String apiId, String stage, String path) {

    /** What stands before the API's id in a path. */
    public static final String PREFIX = "/_aws/execute-api/";

    private static final Pattern BY_PATH = Pattern.compile(Pattern.quote(PREFIX) + "([^/]*)(?:/([^/]*)(/.*)?)?",
            Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("([a-z0-9]+)\\.execute-api\\..*");
    private static final Pattern STAGE_FIRST = Pattern.compile("/([^/]*)(/.*)?", Pattern.DOTALL);

    static Optional<Address> of(AwsRequest request) {
        Matcher byPath = BY_PATH.matcher(request.path());
        if (byPath.matches()) {
            return Optional.of(new Address(byPath.group(1), orEmpty(byPath.group(2)), orEmpty(byPath.group(3))));
        }
        Matcher host = HOST.matcher(request.header("host").orElse(""));
        Matcher path = STAGE_FIRST.matcher(request.path());
        return host.matches() && path.matches()
                ? Optional.of(new Address(host.group(1), path.group(1), orEmpty(path.group(2))))
                : Optional.empty();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
