package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.ObjectStore;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All buckets; their names are one space over accounts and regions. Thread-safe. */
final class Buckets implements ObjectStore {

    /** The bucket of a bootstrapped environment, which is there in any region without being made. */
    private static final Pattern BOOTSTRAP = Pattern.compile("cdk-hnb659fds-assets-(\\d{12})-([a-z0-9-]+)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.)){1,61}[a-z0-9]");

    private final Map<String, Bucket> buckets = new ConcurrentSkipListMap<>();
    private final Time time;
    private final Ids ids;
    private final Blobs blobs;

    Buckets(Time time, Ids ids, Path directory) {
        this.time = time;
        this.ids = ids;
        this.blobs = new Blobs(directory);
    }

    Time time() {
        return time;
    }

    Ids ids() {
        return ids;
    }

    Blobs blobs() {
        return blobs;
    }

    Bucket create(Scope scope, String name) {
        if (!NAME.matcher(name).matches() || name.matches("\\d+(\\.\\d+){3}")) {
            throw AwsException.badRequest("InvalidBucketName", "The specified bucket is not valid.").with("BucketName",
                    name);
        }
        Bucket fresh = new Bucket(name, scope, time.instant(), ids);
        if (find(name).isPresent() || buckets.putIfAbsent(name, fresh) != null) {
            throw new AwsException("BucketAlreadyOwnedByYou", 409,
                    "Your previous request to create the named bucket succeeded and you already own it.")
                    .with("BucketName", name);
        }
        return fresh;
    }

    /** @throws AwsException if something is in it */
    void delete(String name) {
        if (!get(name).isEmpty()) {
            throw new AwsException("BucketNotEmpty", 409, "The bucket you tried to delete is not empty")
                    .with("BucketName", name);
        }
        Bucket gone = buckets.remove(name);
        if (gone != null) {
            gone.uploads().values().forEach(MultipartUpload::discard);
        }
    }

    Bucket get(String name) {
        return find(name).orElseThrow(() -> Errors.noSuchBucket(name));
    }

    Optional<Bucket> find(String name) {
        Matcher bootstrap = BOOTSTRAP.matcher(name);
        if (bootstrap.matches()) {
            return Optional.of(buckets.computeIfAbsent(name, each -> new Bucket(name,
                    new Scope(bootstrap.group(1), bootstrap.group(2)), time.instant(), ids)));
        }
        return Optional.ofNullable(buckets.get(name));
    }

    Collection<Bucket> all() {
        return buckets.values();
    }

    @Override
    public Optional<byte[]> get(String bucket, String key) {
        return find(bucket).flatMap(each -> each.latest(key)).filter(each -> !each.isDeleteMarker())
                .map(each -> each.blob().read(0, Math.toIntExact(each.length())));
    }

    @Override
    public boolean hasBucket(String bucket) {
        return find(bucket).isPresent();
    }

    @Override
    public void put(Scope scope, String bucket, String key, byte[] content) {
        Bucket target = find(bucket).orElseGet(() -> create(scope, bucket));
        target.put(new StoredObject(key, "null", time.instant(), blobs.keep(content), etag(content),
                Map.of("content-type", "application/octet-stream"), Optional.empty(), Map.of()), false);
    }

    static String etag(byte[] content) {
        return HexFormat.of().formatHex(ChecksumAlgorithm.digest("MD5", content));
    }
}
