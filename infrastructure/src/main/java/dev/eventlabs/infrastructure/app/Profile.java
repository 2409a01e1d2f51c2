package dev.eventlabs.infrastructure.app;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import software.constructs.Node;

/** For whom the stacks are: chosen with {@code -c profile=prod}. */
public enum Profile {
    /** The default: everything goes with the stack, logs after a week. */
    DEV(DataLifecycle.DISPOSABLE),
    /** Data is retained, protected and recoverable; logs are kept for a year. */
    PROD(DataLifecycle.RETAINED);

    private final DataLifecycle lifecycle;

    Profile(DataLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** What becomes of data in this profile. */
    public DataLifecycle lifecycle() {
        return lifecycle;
    }

    /**
     * The profile that the context names.
     *
     * @throws IllegalArgumentException when there is no such profile
     */
    static Profile of(Node node) {
        Object given = node.tryGetContext("profile");
        if (given == null) {
            return DEV;
        }
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(given))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Profile \"" + given + "\" was given, allowed are "
                        + Arrays.stream(values()).map(Profile::word).collect(Collectors.joining(" and "))
                        + ". Say -c profile=prod, or leave it out for dev."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
