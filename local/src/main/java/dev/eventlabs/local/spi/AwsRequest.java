package dev.eventlabs.local.spi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it came in.
 *
 * @param method upper case
 * @param path as sent, still percent-encoded, without the query
 * @param query decoded, in the order sent; a name without a value has an empty one
 * @param rawQuery as sent, empty if there was none
 * @param headers names in lower case
 * @param sentNames how the names of headers were written, by their lower case; one that isn't there was written in lower case
 * @param body whole, empty if there was none
 */
public record AwsRequest(String method, String path, Map<String, List<String>> query, String rawQuery,
        Map<String, List<String>> headers, Map<String, String> sentNames, byte[] body) {

    /** With all names of headers written in lower case. */
    public AwsRequest(String method, String path, Map<String, List<String>> query, String rawQuery,
            Map<String, List<String>> headers, byte[] body) {
        this(method, path, query, rawQuery, headers, Map.of(), body);
    }

    public Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    public Optional<String> query(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
