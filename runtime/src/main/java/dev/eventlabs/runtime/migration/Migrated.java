package dev.eventlabs.runtime.migration;

import java.util.List;

/**
 * What applying migrations came to.
 *
 * @param version that the database has now
 * @param applied the files, in order; empty if there was nothing to do
 */
record Migrated(int version, List<String> applied) {}
