package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A group of users. Immutable.
 *
 * @param precedence the lower, the more it counts; empty counts least
 */
public record Group(String name, Optional<String> description, Optional<Integer> precedence, Optional<String> role,
        Instant created, Instant changed) {

    /** The one that counts most comes first. */
    static final Comparator<Group> BY_PRECEDENCE = Comparator
            .comparing((Group group) -> group.precedence().orElse(Integer.MAX_VALUE)).thenComparing(Group::name);

    public Struct described(String poolId) {
        return Struct.of("GroupName", name).with("UserPoolId", poolId)
                .with("Description", description.orElse(null)).with("RoleArn", role.orElse(null))
                .with("Precedence", precedence.orElse(null)).with("LastModifiedDate", changed)
                .with("CreationDate", created);
    }
}
