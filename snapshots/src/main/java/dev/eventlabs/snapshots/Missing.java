package dev.eventlabs.snapshots;

/** What becomes of a snapshot that isn't there yet. */
enum Missing {
    /** On a developer's machine: it is looked at before it is committed. */
    IS_WRITTEN,
    /** In CI nobody would look at it, and the test would never fail. */
    FAILS;

    /** By the variable that every CI service sets. */
    static Missing here() {
        return System.getenv("CI") == null ? IS_WRITTEN : FAILS;
    }
}
