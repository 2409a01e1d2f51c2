package dev.eventlabs.local.spi;

import java.util.LinkedHashMap;

/**
 * A structure of an AWS answer: member names in AWS's spelling, values being strings, numbers, booleans, {@link java.time.Instant}s, byte
 * arrays, lists, maps, JSON nodes or further structures. A member that is null is left out. Not thread-safe.
 */
public final class Struct extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1;

    public static Struct of() {
        return new Struct();
    }

    public static Struct of(String member, Object value) {
        return new Struct().with(member, value);
    }

    public Struct with(String member, Object value) {
        if (value != null) {
            put(member, value);
        }
        return this;
    }
}
