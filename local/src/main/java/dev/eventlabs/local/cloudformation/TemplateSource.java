package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.ObjectStore;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a template's text comes from: the request, or an object in S3.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">size limits</a>
 */
record TemplateSource(ObjectStore objects) {

    private static final int MAX_BODY_BYTES = 51_200;
    private static final int MAX_OBJECT_BYTES = 1_000_000;
    private static final Pattern VIRTUAL_HOST = Pattern
            .compile("(?<bucket>[a-z0-9][a-z0-9.-]+?)\\.(s3[.-].*|s3|localhost|127\\.0\\.0\\.1)");

    /** @return empty if the request names no template */
    Optional<String> read(Input input) {
        Optional<String> body = input.optionalText("TemplateBody");
        Optional<String> url = input.optionalText("TemplateURL");
        if (body.isPresent() && url.isPresent()) {
            throw invalid("Specify exactly one of TemplateBody or TemplateURL.");
        }
        if (body.isPresent() && body.get().getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
            throw invalid(
                    "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must"
                            + " have length less than or equal to " + MAX_BODY_BYTES);
        }
        return body.or(() -> url.map(this::object));
    }

    /** The template's text; it must be there. */
    String required(Input input) {
        return read(input).orElseThrow(
                () -> invalid("Either Template URL or Template Body must be specified."));
    }

    private String object(String url) {
        String[] where = bucketAndKey(url);
        byte[] content = objects.get(where[0], where[1]).orElseThrow(() -> invalid(
                "S3 error: The specified " + (objects.hasBucket(where[0]) ? "key" : "bucket")
                        + " does not exist. (bucket " + where[0] + ", key " + where[1] + ")\nFor more"
                        + " information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"));
        if (content.length > MAX_OBJECT_BYTES) {
            throw invalid("Template may not exceed " + MAX_OBJECT_BYTES + " bytes in size.");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String[] bucketAndKey(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw unsupported();
        }
        if (uri.getHost() == null || uri.getRawPath() == null || !uri.getScheme().matches("https?")) {
            throw unsupported();
        }
        String path = uri.getRawPath().replaceFirst("^/", "");
        Matcher virtual = VIRTUAL_HOST.matcher(uri.getHost());
        if (virtual.matches()) {
            return new String[]{virtual.group("bucket"), decode(path)};
        }
        int slash = path.indexOf('/');
        if (slash <= 0) {
            throw unsupported();
        }
        return new String[]{path.substring(0, slash), decode(path.substring(slash + 1))};
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static AwsException unsupported() {
        return invalid("TemplateURL must be a supported URL.");
    }

    private static AwsException invalid(String message) {
        return AwsException.badRequest("ValidationError", message);
    }
}
