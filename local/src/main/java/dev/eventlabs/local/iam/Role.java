package dev.eventlabs.local.iam;

import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A role. Thread-safe: guarded by itself. */
final class Role {

    private final String name;
    private final String path;
    private final String id;
    private final String arn;
    private final Instant created;
    private final Map<String, PolicyDocument> inline = new TreeMap<>();
    private final Set<String> attached = new LinkedHashSet<>();
    private final Map<String, String> tags = new TreeMap<>();
    private PolicyDocument trust;
    private String description;
    private int maxSessionSeconds;
    private String boundary;

    Role(String name, String path, String id, String arn, Instant created, PolicyDocument trust) {
        this.name = name;
        this.path = path;
        this.id = id;
        this.arn = arn;
        this.created = created;
        this.trust = trust;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    String id() {
        return id;
    }

    String arn() {
        return arn;
    }

    synchronized void trust(PolicyDocument document) {
        trust = document;
    }

    synchronized void describe(String newDescription, int newMaxSessionSeconds) {
        description = newDescription;
        maxSessionSeconds = newMaxSessionSeconds;
    }

    synchronized String description() {
        return description;
    }

    synchronized int maxSessionSeconds() {
        return maxSessionSeconds;
    }

    synchronized void boundary(String policyArn) {
        boundary = policyArn;
    }

    synchronized void putInline(String policy, PolicyDocument document) {
        inline.put(policy, document);
    }

    synchronized boolean removeInline(String policy) {
        return inline.remove(policy) != null;
    }

    synchronized Optional<PolicyDocument> inline(String policy) {
        return Optional.ofNullable(inline.get(policy));
    }

    synchronized List<String> inlineNames() {
        return List.copyOf(inline.keySet());
    }

    synchronized boolean attach(String policyArn) {
        return attached.add(policyArn);
    }

    synchronized boolean detach(String policyArn) {
        return attached.remove(policyArn);
    }

    synchronized List<String> attached() {
        return new ArrayList<>(attached);
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

    /** As {@code ListRoles} shows it. */
    synchronized Struct listed() {
        return Struct.of("Path", path)
                .with("RoleName", name)
                .with("RoleId", id)
                .with("Arn", arn)
                .with("CreateDate", created)
                .with("AssumeRolePolicyDocument", trust.encoded())
                .with("Description", description)
                .with("MaxSessionDuration", maxSessionSeconds);
    }

    /** As {@code GetRole} shows it. */
    synchronized Struct shown() {
        return listed()
                .with("PermissionsBoundary", boundary == null ? null
                        : Struct.of("PermissionsBoundaryType", "Policy").with("PermissionsBoundaryArn", boundary))
                .with("Tags", tags.isEmpty() ? null : Tag.list(tags))
                .with("RoleLastUsed", Struct.of());
    }
}
