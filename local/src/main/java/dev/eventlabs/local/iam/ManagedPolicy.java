package dev.eventlabs.local.iam;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A customer-managed policy with up to five versions. Thread-safe: guarded by itself. */
final class ManagedPolicy {

    private static final int MAX_VERSIONS = 5;

    private final String name;
    private final String path;
    private final String id;
    private final String arn;
    private final String description;
    private final Instant created;
    private final TreeMap<Integer, Version> versions = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private int standard = 1;
    private int last;
    private Instant updated;

    private record Version(PolicyDocument document, Instant created) {}

    ManagedPolicy(String name, String path, String id, String arn, String description, PolicyDocument document,
            Instant created) {
        this.name = name;
        this.path = path;
        this.id = id;
        this.arn = arn;
        this.description = description;
        this.created = created;
        add(document, true, created);
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    String arn() {
        return arn;
    }

    /** @throws AwsException if there are five already */
    synchronized Struct add(PolicyDocument document, boolean asStandard, Instant now) {
        if (versions.size() >= MAX_VERSIONS) {
            throw new AwsException("LimitExceeded", 409,
                    "A managed policy can have up to 5 versions. Before you create a new "
                            + "version, you must delete an existing version.");
        }
        versions.put(++last, new Version(document, now));
        updated = now;
        if (asStandard) {
            standard = last;
        }
        return version(last);
    }

    /** For CloudFormation, which makes room by itself. */
    synchronized void replace(PolicyDocument document, Instant now) {
        while (versions.size() >= MAX_VERSIONS) {
            versions.remove(versions.keySet().stream().filter(each -> each != standard).findFirst().orElseThrow());
        }
        add(document, true, now);
    }

    synchronized void remove(String versionId) {
        int number = number(versionId);
        if (number == standard) {
            throw new AwsException("DeleteConflict", 409, "Cannot delete the default version of a policy.");
        }
        versions.remove(number);
    }

    synchronized void standard(String versionId) {
        standard = number(versionId);
    }

    synchronized Struct shownVersion(String versionId) {
        return version(number(versionId)).with("Document", versions.get(number(versionId)).document().encoded());
    }

    synchronized List<Struct> shownVersions() {
        return versions.descendingKeySet().stream().map(this::version).toList();
    }

    synchronized void tag(Map<String, String> added) {
        tags.putAll(added);
    }

    synchronized void untag(Iterable<String> removed) {
        removed.forEach(tags::remove);
    }

    synchronized Map<String, String> tags() {
        return new TreeMap<>(tags);
    }

    synchronized Struct shown(long attachments) {
        return Struct.of("PolicyName", name)
                .with("PolicyId", id)
                .with("Arn", arn)
                .with("Path", path)
                .with("DefaultVersionId", "v" + standard)
                .with("AttachmentCount", attachments)
                .with("PermissionsBoundaryUsageCount", 0)
                .with("IsAttachable", true)
                .with("Description", description)
                .with("CreateDate", created)
                .with("UpdateDate", updated)
                .with("Tags", tags.isEmpty() ? null : Tag.list(tags));
    }

    String id() {
        return id;
    }

    private Struct version(int number) {
        return Struct.of("VersionId", "v" + number)
                .with("IsDefaultVersion", number == standard)
                .with("CreateDate", versions.get(number).created());
    }

    private int number(String versionId) {
        return Optional.of(versionId).filter(each -> each.matches("v[1-9]\\d{0,5}"))
                .map(each -> Integer.valueOf(each.substring(1)))
                .filter(versions::containsKey)
                .orElseThrow(() -> AwsException.notFound("NoSuchEntity",
                        "Policy " + arn + " version " + versionId + " does not exist or is not attachable."));
    }
}
