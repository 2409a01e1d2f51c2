package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.stepfunctions.execution.Revision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state machine with what belongs to it. Its store's monitor guards it. */
final class Machine {

    final Instant created;
    final Map<String, String> tags = new LinkedHashMap<>();
    final SortedMap<Integer, Version> versions = new TreeMap<>();
    final Map<String, Alias> aliases = new LinkedHashMap<>();
    Revision current;
    /** Numbers aren't given out twice, also when a version is deleted. */
    int lastVersion;

    Machine(Revision first, Instant created) {
        this.current = first;
        this.created = created;
    }

    /** @param description may be null */
    record Version(String arn, int number, String description, Revision revision, Instant created) {}

    /**
     * @param description may be null
     * @param weights version numbers with their percentages, in the order given
     */
    record Alias(String arn, String name, String description, Map<Integer, Integer> weights, Instant created,
            Instant updated) {}

    String arn() {
        return current.machineArn();
    }
}
