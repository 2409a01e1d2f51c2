package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request by what it names.
 *
 * @param bucket empty if it names none
 * @param key empty if it names none
 */
record S3Request(Call call, String bucket, String key) {

    /** Virtual-host style: {@code <bucket>.localhost:4566}, {@code <bucket>.127.0.0.1:4566}, {@code <bucket>.s3[.<region>].localhost…}. */
    private static final Pattern VIRTUAL_HOST = Pattern
            .compile(
                    "(.+?)(?:\\.s3(?:\\.[a-z0-9-]+)?)?\\.(?:localhost|127\\.0\\.0\\.1|localhost\\.localdomain)(?::\\d+)?");

    static S3Request of(Call call) {
        String path = call.request().path();
        String rest = path.startsWith("/") ? path.substring(1) : path;
        Optional<String> hosted = hostedBucket(call.request());
        if (hosted.isPresent()) {
            return new S3Request(call, hosted.get(), decode(rest));
        }
        int slash = rest.indexOf('/');
        return slash < 0 ? new S3Request(call, decode(rest), "")
                : new S3Request(call, decode(rest.substring(0, slash)), decode(rest.substring(slash + 1)));
    }

    /** The bucket that the Host header names. */
    static Optional<String> hostedBucket(AwsRequest request) {
        Matcher host = VIRTUAL_HOST.matcher(request.header("host").orElse(""));
        return host.matches() && !host.group(1).equals("s3") ? Optional.of(host.group(1)) : Optional.empty();
    }

    String method() {
        return call.request().method();
    }

    /** Whether the query has the name, with or without a value. */
    boolean has(String name) {
        return call.request().query().containsKey(name);
    }

    Optional<String> query(String name) {
        return call.request().query(name);
    }

    Optional<String> header(String name) {
        return call.request().header(name);
    }

    byte[] body() {
        return Payload.of(call.request()).content();
    }

    int number(String name, int standard, int max) {
        String text = query(name).orElse(Integer.toString(standard));
        try {
            int number = Integer.parseInt(text);
            if (number < 0) {
                throw Errors.invalidArgument("Argument " + name + " must be an integer between 0 and 2147483647", name,
                        text);
            }
            return Math.min(number, max);
        } catch (NumberFormatException e) {
            throw Errors.invalidArgument("Provided " + name + " not an integer or within integer range", name, text);
        }
    }

    /** In a path, a plus is a plus. */
    static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
