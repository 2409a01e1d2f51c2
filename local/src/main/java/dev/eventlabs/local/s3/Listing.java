package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The lists of objects, versions and uploads.
 *
 * @param last the key or common prefix that the page ends with, if more follows
 */
record Listing(List<StoredObject> objects, TreeSet<String> prefixes, Optional<String> last) {

    private static final int MAX_KEYS = 1000;

    /** What a list asks for; {@code after} is where it goes on. */
    private record Query(String prefix, String delimiter, String after, int max) {

        /** The part of a key up to the first delimiter after the prefix; null if there is none. */
        String commonPrefix(String key) {
            int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            return at < 0 ? null : key.substring(0, at + delimiter.length());
        }
    }

    static AwsResponse objects(S3Request request, Bucket bucket) {
        boolean second = request.query("list-type").filter("2"::equals).isPresent();
        String after = second
                ? request.query("continuation-token").map(Listing::decodeToken)
                        .or(() -> request.query("start-after")).orElse("")
                : request.query("marker").orElse("");
        Query query = new Query(request.query("prefix").orElse(""), request.query("delimiter").orElse(""), after,
                request.number("max-keys", MAX_KEYS, MAX_KEYS));
        Listing page = page(bucket, query);
        UnaryOperator<String> encode = encoder(request);
        XmlAnswer xml = new XmlAnswer("ListBucketResult").add("Name", bucket.name())
                .add("Prefix", encode.apply(query.prefix()))
                .add("Delimiter", request.query("delimiter").map(encode).orElse(null))
                .add("MaxKeys", query.max())
                .add("EncodingType", request.query("encoding-type").orElse(null))
                .add("IsTruncated", page.last().isPresent());
        if (second) {
            xml.add("KeyCount", page.objects().size() + page.prefixes().size())
                    .add("ContinuationToken", request.query("continuation-token").orElse(null))
                    .add("StartAfter", request.query("start-after").map(encode).orElse(null))
                    .add("NextContinuationToken", page.last().map(Listing::encodeToken).orElse(null));
        } else {
            xml.add("Marker", encode.apply(after)).add("NextMarker", page.last().map(encode).orElse(null));
        }
        page.objects().forEach(each -> object(xml.open("Contents"), each, encode).close("Contents"));
        page.prefixes()
                .forEach(each -> xml.open("CommonPrefixes").add("Prefix", encode.apply(each)).close("CommonPrefixes"));
        return xml.answer();
    }

    private static Listing page(Bucket bucket, Query query) {
        List<StoredObject> objects = new ArrayList<>();
        TreeSet<String> prefixes = new TreeSet<>();
        String last = "";
        String from = query.after().compareTo(query.prefix()) > 0 ? query.after() : query.prefix();
        for (var entry : bucket.all().tailMap(from, true).entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(query.prefix())) {
                break;
            }
            String common = query.commonPrefix(key);
            boolean seen = common == null ? key.compareTo(query.after()) <= 0
                    : common.compareTo(query.after()) <= 0 || prefixes.contains(common);
            if (seen || entry.getValue().getFirst().isDeleteMarker()) {
                continue;
            }
            if (objects.size() + prefixes.size() >= query.max()) {
                return new Listing(objects, prefixes, query.max() == 0 ? Optional.empty() : Optional.of(last));
            }
            if (common == null) {
                objects.add(entry.getValue().getFirst());
                last = key;
            } else {
                prefixes.add(common);
                last = common;
            }
        }
        return new Listing(objects, prefixes, Optional.empty());
    }

    static AwsResponse versions(S3Request request, Bucket bucket) {
        if (request.query("delimiter").filter(each -> !each.isEmpty()).isPresent()) {
            throw Errors.notImplemented("a delimiter in ListObjectVersions");
        }
        String prefix = request.query("prefix").orElse("");
        String keyMarker = request.query("key-marker").orElse("");
        String versionMarker = request.query("version-id-marker").orElse("");
        int max = request.number("max-keys", MAX_KEYS, MAX_KEYS);
        UnaryOperator<String> encode = encoder(request);
        List<StoredObject> all = new ArrayList<>();
        bucket.all().tailMap(keyMarker, true).forEach((key, versions) -> {
            if (!key.startsWith(prefix) || key.equals(keyMarker) && versionMarker.isEmpty()) {
                return;
            }
            int from = 0;
            if (key.equals(keyMarker)) {
                while (from < versions.size() && !versions.get(from++).versionId().equals(versionMarker)) {
                    // The page before ended with this one.
                }
            }
            all.addAll(versions.subList(from, versions.size()));
        });
        List<StoredObject> page = all.subList(0, Math.min(max, all.size()));
        boolean more = page.size() < all.size();
        XmlAnswer xml = new XmlAnswer("ListVersionsResult").add("Name", bucket.name())
                .add("Prefix", encode.apply(prefix))
                .add("KeyMarker", encode.apply(keyMarker)).add("VersionIdMarker", versionMarker).add("MaxKeys", max)
                .add("EncodingType", request.query("encoding-type").orElse(null))
                .add("IsTruncated", more);
        if (more && !page.isEmpty()) {
            xml.add("NextKeyMarker", encode.apply(page.getLast().key())).add("NextVersionIdMarker",
                    page.getLast().versionId());
        }
        for (StoredObject each : page) {
            boolean latest = bucket.latest(each.key()).filter(each::equals).isPresent();
            String element = each.isDeleteMarker() ? "DeleteMarker" : "Version";
            xml.open(element);
            if (each.isDeleteMarker()) {
                xml.add("Key", encode.apply(each.key())).add("LastModified", each.modified());
            } else {
                object(xml, each, encode);
            }
            xml.add("VersionId", each.versionId()).add("IsLatest", latest).close(element);
        }
        return xml.answer();
    }

    static AwsResponse uploads(Bucket bucket) {
        XmlAnswer xml = new XmlAnswer("ListMultipartUploadsResult").add("Bucket", bucket.name()).add("IsTruncated",
                false);
        bucket.uploads().values().stream()
                .sorted(Comparator.comparing(MultipartUpload::key).thenComparing(MultipartUpload::started))
                .forEach(each -> xml.open("Upload").add("Key", each.key()).add("UploadId", each.id())
                        .add("Initiated", each.started()).add("StorageClass", "STANDARD").close("Upload"));
        return xml.answer();
    }

    private static XmlAnswer object(XmlAnswer xml, StoredObject object, UnaryOperator<String> encode) {
        xml.add("Key", encode.apply(object.key())).add("LastModified", object.modified())
                .add("ETag", "\"" + object.etag() + "\"");
        object.sum().ifPresent(sum -> xml.add("ChecksumAlgorithm", sum.algorithm()).add("ChecksumType", sum.type()));
        return xml.add("Size", object.length()).add("StorageClass",
                object.headers().getOrDefault("x-amz-storage-class", "STANDARD"));
    }

    private static UnaryOperator<String> encoder(S3Request request) {
        return request.query("encoding-type").filter("url"::equals).isPresent()
                ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/")
                : UnaryOperator.identity();
    }

    private static String encodeToken(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodeToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
    }
}
