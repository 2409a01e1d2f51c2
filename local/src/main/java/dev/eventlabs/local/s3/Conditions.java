package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Conditional requests. */
final class Conditions {

    private Conditions() {}

    /**
     * @return whether the answer is 304
     * @throws AwsException if it is 412
     */
    static boolean notModified(S3Request request, StoredObject object) {
        Optional<String> match = request.header("if-match");
        if (match.isPresent() && !matches(match.get(), object.etag())) {
            throw Errors.preconditionFailed("If-Match");
        }
        Instant modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        if (match.isEmpty() && date(request, "if-unmodified-since").filter(modified::isAfter).isPresent()) {
            throw Errors.preconditionFailed("If-Unmodified-Since");
        }
        Optional<String> none = request.header("if-none-match");
        if (none.isPresent()) {
            return matches(none.get(), object.etag());
        }
        return date(request, "if-modified-since").filter(since -> !modified.isAfter(since)).isPresent();
    }

    static boolean onlyIfAbsent(S3Request request) {
        Optional<String> none = request.header("if-none-match");
        if (none.filter(each -> !each.equals("*")).isPresent()) {
            throw Errors.notImplemented("If-None-Match on an upload with a value other than *");
        }
        return none.isPresent();
    }

    /** @throws AwsException if the object that is to be overwritten isn't the one named */
    static void ifMatch(S3Request request, Bucket bucket) {
        request.header("if-match").ifPresent(etag -> {
            StoredObject before = bucket.latest(request.key()).filter(each -> !each.isDeleteMarker())
                    .orElseThrow(() -> Errors.noSuchKey(request.key()));
            if (!matches(etag, before.etag())) {
                throw Errors.preconditionFailed("If-Match");
            }
        });
    }

    static boolean matches(String header, String etag) {
        return header.equals("*") || header.replace("\"", "").equals(etag);
    }

    private static Optional<Instant> date(S3Request request, String header) {
        try {
            return request.header(header).map(ObjectHeaders::parseHttpDate);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
