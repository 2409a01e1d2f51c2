package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket: its objects with their versions, and its settings. Thread-safe; a key's versions change as one. */
final class Bucket {

    private final String name;
    private final Scope owner;
    private final Instant created;
    private final Ids ids;

    /** Versions, newest first; never an empty list. */
    private final ConcurrentNavigableMap<String, List<StoredObject>> objects = new ConcurrentSkipListMap<>();

    /** Settings as they were put, by the name of the subresource. */
    private final Map<String, byte[]> settings = new ConcurrentHashMap<>();
    private final Map<String, MultipartUpload> uploads = new ConcurrentHashMap<>();

    Bucket(String name, Scope owner, Instant created, Ids ids) {
        this.name = name;
        this.owner = owner;
        this.created = created;
        this.ids = ids;
    }

    String name() {
        return name;
    }

    Scope owner() {
        return owner;
    }

    Instant created() {
        return created;
    }

    Map<String, byte[]> settings() {
        return settings;
    }

    Map<String, MultipartUpload> uploads() {
        return uploads;
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    /** @return {@code Enabled}, {@code Suspended}, or empty if it never was */
    Optional<String> versioning() {
        return Optional.ofNullable(settings.get("versioning"))
                .flatMap(xml -> XmlBody.parse(xml).text("Status"));
    }

    NavigableMap<String, List<StoredObject>> all() {
        return objects;
    }

    /** @throws AwsException if {@code onlyIfAbsent} and there is one */
    StoredObject put(StoredObject draft, boolean onlyIfAbsent) {
        String id = versionForNew();
        StoredObject stored = draft.version(id);
        objects.compute(draft.key(), (key, before) -> {
            if (onlyIfAbsent && before != null && !before.getFirst().isDeleteMarker()) {
                draft.blob().discard();
                throw Errors.preconditionFailed("If-None-Match");
            }
            return with(before, stored);
        });
        return stored;
    }

    Optional<StoredObject> latest(String key) {
        return Optional.ofNullable(objects.get(key)).map(List::getFirst);
    }

    Optional<StoredObject> version(String key, String versionId) {
        return Optional.ofNullable(objects.get(key)).flatMap(
                versions -> versions.stream().filter(each -> each.versionId().equals(versionId)).findFirst());
    }

    void replace(StoredObject changed) {
        objects.computeIfPresent(changed.key(), (key, versions) -> versions.stream()
                .map(each -> each.versionId().equals(changed.versionId()) ? changed : each).toList());
    }

    /** Deletes the way the bucket's versioning says. @return the delete marker, if one was made */
    Optional<StoredObject> delete(String key, Instant now) {
        if (versioning().isEmpty()) {
            List<StoredObject> gone = objects.remove(key);
            if (gone != null) {
                gone.forEach(Bucket::discard);
            }
            return Optional.empty();
        }
        StoredObject marker = StoredObject.deleteMarker(key, versionForNew(), now);
        objects.compute(key, (same, before) -> with(before, marker));
        return Optional.of(marker);
    }

    /** @return the version that was deleted, if it was there */
    Optional<StoredObject> deleteVersion(String key, String versionId) {
        Optional<StoredObject> gone = version(key, versionId);
        gone.ifPresent(version -> {
            objects.computeIfPresent(key, (same, versions) -> {
                List<StoredObject> left = versions.stream().filter(each -> !each.versionId().equals(versionId))
                        .toList();
                return left.isEmpty() ? null : left;
            });
            discard(version);
        });
        return gone;
    }

    private String versionForNew() {
        return versioning().filter("Enabled"::equals).map(on -> ids.hex(32)).orElse("null");
    }

    /** A version with the id {@code null} takes the place of the last such one. */
    private static List<StoredObject> with(List<StoredObject> before, StoredObject added) {
        List<StoredObject> versions = new ArrayList<>();
        versions.add(added);
        if (before != null) {
            for (StoredObject each : before) {
                if (each.versionId().equals("null") && added.versionId().equals("null")) {
                    discard(each);
                } else {
                    versions.add(each);
                }
            }
        }
        return List.copyOf(versions);
    }

    private static void discard(StoredObject object) {
        if (object.blob() != null) {
            object.blob().discard();
        }
    }

}
