package dev.eventlabs.local.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object, or a delete marker.
 *
 * @param versionId {@code null} (the text) in a bucket without versioning
 * @param blob null for a delete marker
 * @param etag without quotes
 * @param headers that are given back with it: {@code Content-Type}, {@code x-amz-meta-*} …, names in lower case
 */
record StoredObject(String key, String versionId, Instant modified, Blobs.Blob blob, String etag,
        Map<String, String> headers, Optional<Sum> sum, Map<String, String> tags) {

    /** @param type {@code FULL_OBJECT} or {@code COMPOSITE} */
    record Sum(ChecksumAlgorithm algorithm, String value, String type) {}

    static StoredObject deleteMarker(String key, String versionId, Instant now) {
        return new StoredObject(key, versionId, now, null, "", Map.of(), Optional.empty(), Map.of());
    }

    boolean isDeleteMarker() {
        return blob == null;
    }

    long length() {
        return blob == null ? 0 : blob.length();
    }

    StoredObject tagged(Map<String, String> newTags) {
        return new StoredObject(key, versionId, modified, blob, etag, headers, sum, newTags);
    }

    StoredObject version(String id) {
        return new StoredObject(key, id, modified, blob, etag, headers, sum, tags);
    }
}
