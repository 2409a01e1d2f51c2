package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's signature says of its destination.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html">credential scope</a>
 */
record Target(String service, String region, String accessKeyId) {

    private static final Pattern HEADER = Pattern
            .compile("Credential=([^/,\\s]+)/\\d{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request");
    private static final Pattern QUERY = Pattern.compile("([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");

    static Optional<Target> of(AwsRequest request) {
        return request.header("authorization").flatMap(value -> find(HEADER, value))
                .or(() -> request.query("X-Amz-Credential").flatMap(value -> find(QUERY, value)));
    }

    private static Optional<Target> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(new Target(matcher.group(3), matcher.group(2), matcher.group(1)))
                : Optional.empty();
    }

    Scope scope(Scope standard) {
        return new Scope(standard.account(), region);
    }
}
