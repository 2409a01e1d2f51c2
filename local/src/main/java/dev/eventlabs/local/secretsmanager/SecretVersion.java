package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One version of a secret. Immutable.
 *
 * @param text null if it is binary
 * @param binary Base64; null if it is text
 * @param stages the labels on it; without any it is deprecated, and may go
 */
record SecretVersion(String id, String text, String binary, Instant created, Set<String> stages) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    SecretVersion with(Set<String> newStages) {
        return new SecretVersion(id, text, binary, created, Set.copyOf(newStages));
    }

    boolean holds(String otherText, String otherBinary) {
        return Objects.equals(text, otherText) && Objects.equals(binary, otherBinary);
    }

    Struct shown(Secret secret) {
        return Struct.of("ARN", secret.arn())
                .with("Name", secret.name())
                .with("VersionId", id)
                .with("SecretString", text)
                .with("SecretBinary", binary)
                .with("VersionStages", new TreeSet<>(stages))
                .with("CreatedDate", created);
    }
}
