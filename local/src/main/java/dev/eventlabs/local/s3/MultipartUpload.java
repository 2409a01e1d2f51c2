package dev.eventlabs.local.s3;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An upload in parts. Thread-safe.
 *
 * @param headers of the object to be
 * @param checksumType {@code FULL_OBJECT} or {@code COMPOSITE}; meaningless without an algorithm
 */
record MultipartUpload(String id, String key, Instant started, Map<String, String> headers,
        Optional<ChecksumAlgorithm> algorithm, String checksumType, NavigableMap<Integer, Part> parts) {

    MultipartUpload(String id, String key, Instant started, Map<String, String> headers,
            Optional<ChecksumAlgorithm> algorithm, String checksumType) {
        this(id, key, started, headers, algorithm, checksumType, new ConcurrentSkipListMap<>());
    }

    record Part(int number, Blobs.Blob blob, String etag, Optional<String> checksum, Instant modified) {}

    void discard() {
        parts.values().forEach(part -> part.blob().discard());
        parts.clear();
    }
}
