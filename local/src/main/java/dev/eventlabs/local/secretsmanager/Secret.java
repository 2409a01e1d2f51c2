package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A secret with its versions. Immutable.
 *
 * @param details what describes it
 * @param versions oldest first
 * @param deleted when it was deleted; empty while it is in use
 */
record Secret(String name, String arn, Details details, List<SecretVersion> versions, Instant created, Instant changed,
        Optional<Deletion> deleted) {

    /** Deprecated versions are kept up to this number, as AWS keeps around a hundred. */
    private static final int KEPT_VERSIONS = 100;

    /**
     * @param description null if there is none, as may be the key and the owner
     * @param owningService the service that manages it, for instance {@code rds}
     * @param policy a resource policy, which is kept and shown
     */
    record Details(String description, String kmsKeyId, Map<String, String> tags, String owningService,
            String policy) {

        Details described(String newDescription, String newKey) {
            return new Details(newDescription == null ? description : newDescription,
                    newKey == null ? kmsKeyId : newKey, tags, owningService, policy);
        }

        Details tagged(Map<String, String> newTags) {
            return new Details(description, kmsKeyId, Map.copyOf(newTags), owningService, policy);
        }

        Details governed(String newPolicy) {
            return new Details(description, kmsKeyId, tags, owningService, newPolicy);
        }
    }

    /** @param end when nobody can restore it any more */
    record Deletion(Instant at, Instant end) {}

    Secret with(Details newDetails, Instant now) {
        return new Secret(name, arn, newDetails, versions, created, now, deleted);
    }

    Secret with(Optional<Deletion> deletion, Instant now) {
        return new Secret(name, arn, details, versions, created, now, deletion);
    }

    /**
     * Adds a version. A label is on one version only, so its older holder loses it; what was current becomes the previous one.
     *
     * @param stages none stands for {@code AWSCURRENT}
     */
    Secret with(SecretVersion version, Instant now) {
        List<SecretVersion> all = new ArrayList<>(versions);
        all.add(version.with(Set.of()));
        Secret added = new Secret(name, arn, details, all, created, now, deleted);
        for (String stage : version.stages()) {
            added = added.moved(stage, Optional.of(version.id()), now);
        }
        return added;
    }

    /** Puts a label on a version, or takes it off all of them. */
    Secret moved(String stage, Optional<String> toVersion, Instant now) {
        Optional<String> from = versions.stream().filter(each -> each.stages().contains(stage)).findFirst()
                .map(SecretVersion::id);
        List<SecretVersion> all = new ArrayList<>();
        for (SecretVersion each : versions) {
            Set<String> stages = new HashSet<>(each.stages());
            stages.remove(stage);
            boolean moves = !from.equals(toVersion) && stage.equals(SecretVersion.CURRENT) && toVersion.isPresent()
                    && from.isPresent();
            if (moves) {
                stages.remove(SecretVersion.PREVIOUS);
            }
            if (toVersion.filter(each.id()::equals).isPresent()) {
                stages.add(stage);
            } else if (moves && from.filter(each.id()::equals).isPresent()) {
                stages.add(SecretVersion.PREVIOUS);
            }
            all.add(each.with(stages));
        }
        while (all.size() > KEPT_VERSIONS && all.stream().anyMatch(each -> each.stages().isEmpty())) {
            all.remove(all.stream().filter(each -> each.stages().isEmpty()).findFirst().orElseThrow());
        }
        return new Secret(name, arn, details, List.copyOf(all), created, now, deleted);
    }

    Optional<SecretVersion> staged(String stage) {
        return versions.stream().filter(each -> each.stages().contains(stage)).findFirst();
    }

    Optional<SecretVersion> version(String id) {
        return versions.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** As {@code DescribeSecret} shows it. */
    Struct described() {
        Map<String, Object> stages = new LinkedHashMap<>();
        versions.stream().filter(each -> !each.stages().isEmpty())
                .forEach(each -> stages.put(each.id(), new TreeSet<>(each.stages())));
        return summary().with("VersionIdsToStages", stages.isEmpty() ? null : stages);
    }

    /** As {@code ListSecrets} shows it. */
    Struct listed() {
        Object stages = described().get("VersionIdsToStages");
        return summary().with("SecretVersionsToStages", stages);
    }

    private Struct summary() {
        return Struct.of("ARN", arn)
                .with("Name", name)
                .with("Description", details.description())
                .with("KmsKeyId", details.kmsKeyId())
                .with("OwningService", details.owningService())
                .with("LastChangedDate", changed)
                .with("DeletedDate", deleted.map(Deletion::at).orElse(null))
                .with("Tags", details.tags().isEmpty() ? null : Tag.list(details.tags()))
                .with("CreatedDate", created);
    }
}
