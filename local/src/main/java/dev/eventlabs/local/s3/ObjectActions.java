package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The actions on objects as a whole. */
record ObjectActions(Buckets buckets) {

    private static final int MAX_KEY_BYTES = 1024;
    private static final int MAX_DELETES = 1000;

    AwsResponse handle(S3Request request) {
        Bucket bucket = buckets.get(request.bucket());
        for (String unknown : new String[]{"acl", "torrent", "legal-hold", "retention", "restore", "select",
                "attributes"}) {
            if (request.has(unknown)) {
                throw Errors.notImplemented("?" + unknown + " of an object");
            }
        }
        if (request.has("tagging")) {
            return tagging(request, bucket);
        }
        return switch (request.method()) {
            case "GET" -> get(request, bucket, true);
            case "HEAD" -> get(request, bucket, false);
            case "PUT" ->
                request.header("x-amz-copy-source").isPresent() ? copy(request, bucket) : put(request, bucket);
            case "DELETE" -> delete(request, bucket);
            default -> throw Errors.notImplemented(request.method() + " on an object");
        };
    }

    private AwsResponse put(S3Request request, Bucket bucket) {
        checkKey(request.key());
        Payload payload = Payload.of(request.call().request());
        Conditions.ifMatch(request, bucket);
        StoredObject stored = bucket.put(new StoredObject(request.key(), "null", buckets.time().instant(),
                buckets.blobs().keep(payload.content()), Buckets.etag(payload.content()), ObjectHeaders.kept(request),
                payload.algorithm()
                        .map(each -> new StoredObject.Sum(each, payload.checksum().orElseThrow(), "FULL_OBJECT")),
                ObjectHeaders.tags(request)), Conditions.onlyIfAbsent(request));
        AwsResponse answer = AwsResponse.empty(200).with("ETag", "\"" + stored.etag() + "\"")
                .with("x-amz-server-side-encryption", stored.headers().get("x-amz-server-side-encryption"));
        if (stored.sum().isPresent()) {
            answer = answer.with(stored.sum().get().algorithm().header(), stored.sum().get().value())
                    .with("x-amz-checksum-type", "FULL_OBJECT");
        }
        return ObjectHeaders.versioned(answer, stored);
    }

    private AwsResponse get(S3Request request, Bucket bucket, boolean withBody) {
        StoredObject object = find(request, bucket);
        if (Conditions.notModified(request, object)) {
            return AwsResponse.empty(304).with("ETag", "\"" + object.etag() + "\"");
        }
        Optional<Range> range = request.header("range").flatMap(header -> Range.of(header, object.length()));
        if (range.isPresent()) {
            byte[] part = withBody ? object.blob().read(range.get().first(), range.get().length()) : new byte[0];
            return ObjectHeaders.on(new AwsResponse(206, Map.of(), part), object, request)
                    .with("Content-Range",
                            "bytes " + range.get().first() + "-" + range.get().last() + "/" + object.length())
                    .with("Content-Length", Integer.toString(range.get().length()));
        }
        byte[] body = withBody ? object.blob().read(0, Math.toIntExact(object.length())) : new byte[0];
        return ObjectHeaders.on(new AwsResponse(200, Map.of(), body), object, request)
                .with("Content-Length", Long.toString(object.length()));
    }

    /** @throws AwsException if it isn't there, or is a delete marker */
    private StoredObject find(S3Request request, Bucket bucket) {
        return find(bucket, request.key(), request.query("versionId").filter(each -> !each.isEmpty()));
    }

    private static StoredObject find(Bucket bucket, String key, Optional<String> versionId) {
        StoredObject object = versionId.map(id -> bucket.version(key, id)
                .orElseThrow(() -> AwsException.notFound("NoSuchVersion", "The specified version does not exist.")
                        .with("Key", key).with("VersionId", id)))
                .or(() -> bucket.latest(key))
                .orElseThrow(() -> Errors.noSuchKey(key));
        if (object.isDeleteMarker()) {
            if (versionId.isPresent()) {
                throw new AwsException("MethodNotAllowed", 405,
                        "The specified method is not allowed against this resource.");
            }
            throw Errors.noSuchKey(key);
        }
        return object;
    }

    private AwsResponse copy(S3Request request, Bucket bucket) {
        checkKey(request.key());
        StoredObject source = source(request);
        boolean replace = request.header("x-amz-metadata-directive").filter("REPLACE"::equals).isPresent();
        boolean retag = request.header("x-amz-tagging-directive").filter("REPLACE"::equals).isPresent();
        byte[] content = source.blob().read(0, Math.toIntExact(source.length()));
        StoredObject stored = bucket.put(new StoredObject(request.key(), "null", buckets.time().instant(),
                buckets.blobs().keep(content), Buckets.etag(content),
                replace ? ObjectHeaders.kept(request) : source.headers(),
                source.sum()
                        .map(sum -> new StoredObject.Sum(sum.algorithm(), sum.algorithm().of(content), "FULL_OBJECT")),
                retag ? ObjectHeaders.tags(request) : source.tags()), Conditions.onlyIfAbsent(request));
        XmlAnswer xml = new XmlAnswer("CopyObjectResult").add("LastModified", stored.modified())
                .add("ETag", "\"" + stored.etag() + "\"");
        stored.sum().ifPresent(sum -> xml.add(sum.algorithm().element(), sum.value()));
        return ObjectHeaders.versioned(xml.answer(), stored);
    }

    /** What {@code x-amz-copy-source} names: {@code [/]bucket/key[?versionId=…]}, percent-encoded. */
    StoredObject source(S3Request request) {
        String header = request.header("x-amz-copy-source").orElseThrow();
        int query = header.indexOf("?versionId=");
        Optional<String> version = query < 0 ? Optional.empty() : Optional.of(header.substring(query + 11));
        String path = S3Request.decode(query < 0 ? header : header.substring(0, query));
        String[] parts = (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw Errors.invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
                    "x-amz-copy-source", header);
        }
        StoredObject source = find(buckets.get(parts[0]), parts[1], version);
        request.header("x-amz-copy-source-if-match").filter(etag -> !Conditions.matches(etag, source.etag()))
                .ifPresent(etag -> {
                    throw Errors.preconditionFailed("x-amz-copy-source-If-Match");
                });
        return source;
    }

    private AwsResponse delete(S3Request request, Bucket bucket) {
        Deleted deleted = delete(bucket, request.key(), request.query("versionId").filter(each -> !each.isEmpty()));
        AwsResponse answer = AwsResponse.empty(204);
        if (deleted.marker()) {
            answer = answer.with("x-amz-delete-marker", "true");
        }
        return deleted.versionId().isEmpty() ? answer : answer.with("x-amz-version-id", deleted.versionId().get());
    }

    /**
     * @param marker whether a delete marker was made or removed
     * @param versionId of what was made or removed
     */
    private record Deleted(boolean marker, Optional<String> versionId) {}

    private Deleted delete(Bucket bucket, String key, Optional<String> versionId) {
        if (versionId.isPresent()) {
            Optional<StoredObject> gone = bucket.deleteVersion(key, versionId.get());
            return new Deleted(gone.filter(StoredObject::isDeleteMarker).isPresent(), versionId);
        }
        Optional<StoredObject> marker = bucket.delete(key, buckets.time().instant());
        return new Deleted(marker.isPresent(), marker.map(StoredObject::versionId));
    }

    AwsResponse deleteAll(S3Request request, Bucket bucket) {
        XmlBody body = XmlBody.parse(request.body());
        var objects = body.children("Object");
        if (!body.name().equals("Delete") || objects.isEmpty() || objects.size() > MAX_DELETES) {
            throw Errors.malformedXml();
        }
        boolean quiet = body.text("Quiet").filter("true"::equals).isPresent();
        XmlAnswer xml = new XmlAnswer("DeleteResult");
        for (XmlBody each : objects) {
            String key = each.text("Key").orElseThrow(Errors::malformedXml);
            Optional<String> version = each.text("VersionId").filter(id -> !id.isEmpty());
            Deleted deleted = delete(bucket, key, version);
            if (!quiet) {
                xml.open("Deleted").add("Key", key).add("VersionId", version.orElse(null));
                if (deleted.marker()) {
                    xml.add("DeleteMarker", true).add("DeleteMarkerVersionId", deleted.versionId().orElse(null));
                }
                xml.close("Deleted");
            }
        }
        return xml.answer();
    }

    private AwsResponse tagging(S3Request request, Bucket bucket) {
        StoredObject object = find(request, bucket);
        return switch (request.method()) {
            case "GET" -> new XmlAnswer("Tagging").tags(object.tags()).answer();
            case "PUT" -> {
                Map<String, String> tags = new LinkedHashMap<>();
                XmlBody.parse(request.body()).child("TagSet").orElseThrow(Errors::malformedXml).children("Tag")
                        .forEach(tag -> tags.put(tag.text("Key").orElseThrow(Errors::malformedXml),
                                tag.text("Value").orElse("")));
                bucket.replace(object.tagged(tags));
                yield AwsResponse.empty(200);
            }
            case "DELETE" -> {
                bucket.replace(object.tagged(Map.of()));
                yield AwsResponse.empty(204);
            }
            default -> throw Errors.notImplemented(request.method() + " ?tagging");
        };
    }

    static void checkKey(String key) {
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_KEY_BYTES) {
            throw AwsException.badRequest("KeyTooLongError", "Your key is too long").with("Size", length)
                    .with("MaxSizeAllowed", MAX_KEY_BYTES);
        }
    }
}
