package dev.eventlabs.infrastructure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eventlabs.snapshots.Snapshots;
import java.util.Map;

/** A template, or the part of it that a construct makes, as it was agreed on. */
public final class Snapshot {
    private Snapshot() {}

    public static void matches(String name, Synthesised synthesised) {
        Snapshots.assertMatches(name,
                new ObjectMapper().convertValue(synthesised.template(), new TypeReference<Map<String, Object>>() {}));
    }
}
