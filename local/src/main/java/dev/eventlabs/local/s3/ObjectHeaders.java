package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The headers that belong to an object: taken from an upload, given back with it. */
final class ObjectHeaders {

    private static final List<String> KEPT = List.of("content-type", "cache-control", "content-disposition",
            "content-encoding", "content-language", "expires", "x-amz-storage-class", "x-amz-website-redirect-location",
            "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id");
    private static final List<String> OVERRIDABLE = List.of("content-type", "cache-control", "content-disposition",
            "content-encoding", "content-language", "expires");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ObjectHeaders() {}

    static Map<String, String> kept(S3Request request) {
        if (request.header("x-amz-server-side-encryption-customer-algorithm").isPresent()) {
            throw Errors.notImplemented("encryption with the customer's keys (SSE-C)");
        }
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("content-type", "binary/octet-stream");
        kept.put("x-amz-server-side-encryption", "AES256");
        request.call().request().headers().forEach((name, values) -> {
            if (KEPT.contains(name) || name.startsWith("x-amz-meta-")) {
                kept.put(name, String.join(",", values));
            }
        });
        // How the body was sent is no property of the object.
        String encoding = Arrays.stream(kept.getOrDefault("content-encoding", "").split(",")).map(String::trim)
                .filter(each -> !each.isEmpty() && !each.equals("aws-chunked")).collect(Collectors.joining(","));
        if (encoding.isEmpty()) {
            kept.remove("content-encoding");
        } else {
            kept.put("content-encoding", encoding);
        }
        kept.remove("x-amz-storage-class", "STANDARD");
        return kept;
    }

    /** Those of {@code GetObject} and {@code HeadObject}. */
    static AwsResponse on(AwsResponse answer, StoredObject object, S3Request request) {
        AwsResponse with = answer.with("ETag", "\"" + object.etag() + "\"")
                .with("Last-Modified", httpDate(object.modified()))
                .with("Accept-Ranges", "bytes");
        for (Map.Entry<String, String> header : object.headers().entrySet()) {
            with = with.with(name(header.getKey()), header.getValue());
        }
        for (String name : OVERRIDABLE) {
            String override = request.query("response-" + name).orElse(null);
            if (override != null) {
                with = with.with(name(name), override);
            }
        }
        if (!object.tags().isEmpty()) {
            with = with.with("x-amz-tagging-count", Integer.toString(object.tags().size()));
        }
        if (object.sum().isPresent()
                && request.header("x-amz-checksum-mode").filter("ENABLED"::equalsIgnoreCase).isPresent()
                && answer.status() == 200) {
            StoredObject.Sum sum = object.sum().get();
            with = with.with(sum.algorithm().header(), sum.value()).with("x-amz-checksum-type", sum.type());
        }
        return versioned(with, object);
    }

    static AwsResponse versioned(AwsResponse answer, StoredObject object) {
        return object.versionId().equals("null") ? answer : answer.with("x-amz-version-id", object.versionId());
    }

    static String httpDate(Instant time) {
        return HTTP_DATE.format(time);
    }

    static Instant parseHttpDate(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }

    /** {@code x-amz-tagging: a=1&b=2}. */
    static Map<String, String> tags(S3Request request) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : request.header("x-amz-tagging").orElse("").split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                tags.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return tags;
    }

    /** One spelling for each name, so that an override doesn't stand beside what it overrides. */
    private static String name(String lowerCase) {
        if (lowerCase.startsWith("x-amz-")) {
            return lowerCase;
        }
        return Arrays.stream(lowerCase.split("-"))
                .map(each -> each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
                .collect(Collectors.joining("-"));
    }
}
